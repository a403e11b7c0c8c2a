"""A table that leaves as a file is the one on the screen, for those who may see it, and noted."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
from starlette.applications import Starlette

from dashboard import handing_out
from dashboard.exporting import as_csv
from journal.actions.enter import enter_demo, leave
from journal.actions.governing import require_second_factor
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from tests.dashboard.asked import answers
from tests.dashboard.at_the_door import Visitor
from tests.dashboard.over_asgi import answered

ROUTES = Starlette(routes=handing_out.ROUTES)
OUTCOMES = "/trends/files/outcomes.csv"


def taken(store: Store, login: str, address: str) -> httpx.Response:
    sid = enter_demo(store, login, now=datetime.now(UTC))
    return answered(ROUTES, address, headers={"cookie": f"sid={sid}"})


def exports(store: Store) -> list[tuple[str, str | None]]:
    sql = "select actor, subject from kept.audit where action = 'exported' order by sequence"
    return [(row["actor"], row["subject"]) for row in store.write(lambda tx: tx.rows(sql))]


def test_the_file_is_what_the_screen_shows_and_is_noted(store: Store) -> None:
    for name, answer in answers(store).items():
        response = taken(store, "sam", handing_out.address_of(answer))
        assert response.status_code == 200
        assert response.content == as_csv(answer)
        assert f"afterword-{name}-" in response.headers["content-disposition"]
        team = answer.asked.team.team_id
        assert exports(store)[-1][1] == f"{team} {name}"
    assert len(exports(store)) == len(answers(store))


def test_nobody_takes_away_what_they_may_not_see(store: Store) -> None:
    foreign = taken(store, "sam", f"{OUTCOMES}?team=Bookings")
    assert (foreign.status_code, "the teams you supervise" in foreign.text) == (404, True)
    assert taken(store, "ana", OUTCOMES).status_code == 404
    assert taken(store, "sam", "/trends/files/salaries.csv").status_code == 404
    gone = enter_demo(store, "sam", now=datetime.now(UTC))
    leave(store, gone, now=datetime.now(UTC))
    assert answered(ROUTES, OUTCOMES, headers={"cookie": f"sid={gone}"}).status_code == 303
    assert answered(ROUTES, OUTCOMES).status_code == 303
    assert exports(store) == []


def test_days_that_cannot_be_meant_are_as_if_they_were_not_there(store: Store) -> None:
    usual = taken(store, "sam", OUTCOMES)
    assert taken(store, "sam", f"{OUTCOMES}?from=%27--&to=2026-99-99").content == usual.content


def test_without_a_required_second_factor_there_are_no_files_either(
    real: Store, ana_at_home: Visitor
) -> None:
    require_second_factor(real, True, now=datetime.now(UTC), actor=COMMAND_LINE)
    assert ana_at_home.get(OUTCOMES).headers["location"] == "/account"
    require_second_factor(real, False, now=datetime.now(UTC), actor=COMMAND_LINE)
    assert ana_at_home.get(OUTCOMES).status_code == 404
