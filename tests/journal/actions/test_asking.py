"""Asking as somebody: what this person sees, and never without a note."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from journal import facts, policy
from journal.actions.asking import ask_as
from journal.errors import NotFound
from journal.people import Viewer
from journal.questions import OUTCOMES, Answer, ask, choose
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from tests.journal.conftest import BILLING, DELIVERIES
from tests.journal.given import NOW, TODAY, WORKSPACE, stored_entry, weeks_ago, wrote


def asked_as(store: Store, login: str, question: str = "outcomes", **more: Any) -> Answer:
    now: datetime = more.pop("now", NOW)
    return ask_as(store, login, question, now=now, workspace=WORKSPACE, actor=COMMAND_LINE, **more)


def noted(store: Store) -> list[tuple[str, str, str | None]]:
    sql = "select actor, action, subject from kept.audit where action = 'asked'"
    return [
        (row["actor"], row["action"], row["subject"])
        for row in store.write(lambda tx: tx.rows(sql))
    ]


@pytest.fixture
def told(store: Store, crew: list[Viewer]) -> None:
    """Each of the crew has written twice in each of twelve weeks, and the facts are copied."""
    wrote(
        store,
        *(
            stored_entry(author, weeks_ago(week))
            for week in range(1, 13)
            for author in crew
            for _ in range(2)
        ),
    )
    facts.refresh(store, NOW)


@pytest.mark.usefixtures("told")
def test_the_answer_is_the_one_on_the_persons_screen(store: Store, sam: Viewer) -> None:
    answer = asked_as(store, "sam")
    scope = policy.scope_for(sam)
    seen = ask(store, scope, OUTCOMES, choose(store, scope, WORKSPACE))
    assert not answer.rows.empty
    assert answer.rows.equals(seen.rows)
    assert (answer.totals, answer.finding) == (seen.totals, seen.finding)
    assert noted(store) == [("command line", "asked", f"{sam.person_id} outcomes")]


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("login", "team"),
    [("ana", DELIVERIES), ("una", DELIVERIES), ("ada", None), ("rae", None), ("sam", BILLING)],
)
def test_nobody_sees_the_figures_of_a_team_they_do_not_supervise(
    store: Store, login: str, team: str | None
) -> None:
    with pytest.raises(NotFound, match="this is not one of them"):
        asked_as(store, login, team=team)
    assert noted(store) == []


@pytest.mark.usefixtures("told")
def test_a_former_supervisor_sees_nothing_from_the_day_after(store: Store, sam: Viewer) -> None:
    ended = "update kept.grants set until = $day where person_id = $person_id"
    values = {"day": TODAY + timedelta(days=1), "person_id": sam.person_id}
    store.write(lambda tx: tx.run(ended, values))
    assert not asked_as(store, "sam").rows.empty
    with pytest.raises(NotFound):
        asked_as(store, "sam", now=NOW + timedelta(days=1))


@pytest.mark.parametrize(("login", "question"), [("zoe", "outcomes"), ("sam", "weather")])
def test_a_login_or_a_question_that_is_not_there_is_told(
    store: Store, login: str, question: str
) -> None:
    with pytest.raises(NotFound, match=f"“{login if login == 'zoe' else question}”"):
        asked_as(store, login, question)
    assert noted(store) == []
