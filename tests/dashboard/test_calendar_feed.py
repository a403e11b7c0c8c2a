"""The calendar's address: what it hands out, to whom, and to whom not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import icalendar
import pytest

from dashboard import session
from dashboard.calendar_feed import NOTHING, path_of
from dashboard.headers import SecurityHeaders
from journal.actions.governing import remove_person, require_second_factor
from journal.actions.reminders import make_feed, revoke_feed
from journal.people import Viewer
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from tests.dashboard.asked import viewer_of
from tests.dashboard.at_the_door import INSIDE, Visitor, behind_the_gate
from tests.dashboard.called import Demo
from tests.dashboard.over_asgi import answered
from tests.journal.given import a_promise, promised

SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
GUESSED = "x" * 43


@pytest.fixture
def ana(real: Store) -> Viewer:
    """Somebody who promised something, and whose words are not for the calendar."""
    found = viewer_of(real, "ana")
    promised(
        real, (found, a_promise(SOON, what="Ring Mrs Miller about her refund", case_ref="C-7"))
    )
    return found


def token_of(store: Store, viewer: Viewer) -> str:
    return make_feed(store, viewer, now=datetime.now(UTC))


def at(path: str, *, headers: dict[str, str] | None = None, **more: Any) -> httpx.Response:
    app = SecurityHeaders(behind_the_gate())
    return answered(app, path, headers={"host": "localhost:8501", **(headers or {})}, **more)


def asked(token: str, method: str = "GET", **more: Any) -> httpx.Response:
    return at(path_of(token), method=method, **more)


def test_a_calendar_comes_without_a_session_and_with_nothing_but_the_case_and_the_time(
    real: Store, ana: Viewer
) -> None:
    response = asked(token_of(real, ana))
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert response.headers["cache-control"] == "private, no-cache"
    (event,) = icalendar.Calendar.from_ical(response.text).events
    assert (event["summary"], event.start) == ("Promise due (case C-7)", SOON)
    for private in ("Ring", "Miller", "refund", "Ana", ana.person_id, "Billing"):
        assert private not in response.text


def test_a_program_that_has_it_is_not_given_it_again(real: Store, ana: Viewer) -> None:
    token = token_of(real, ana)
    first = asked(token)
    mark = first.headers["etag"]
    for told in (mark, f"W/{mark}", f'"another", {mark}', "*"):
        again = asked(token, headers={"if-none-match": told})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == mark
    assert asked(token, headers={"if-none-match": '"another"'}).text == first.text
    promised(real, (ana, a_promise(SOON + timedelta(days=1))))
    changed = asked(token, headers={"if-none-match": mark})
    assert changed.status_code == 200
    assert changed.headers["etag"] != mark


def test_a_promise_is_in_it_until_it_is_done_or_cancelled(real: Store, ana: Viewer) -> None:
    def cases() -> set[str]:
        found = icalendar.Calendar.from_ical(asked(token).text).events
        return {event["summary"] for event in found}

    token, now = token_of(real, ana), datetime.now(UTC)
    promised(
        real,
        (ana, a_promise(SOON, case_ref="done", done_at=now)),
        (ana, a_promise(SOON, case_ref="cancelled", cancelled_at=now)),
        (ana, a_promise(now - timedelta(days=1), case_ref="overdue")),
        (ana, a_promise(now - timedelta(days=29), case_ref="long ago")),
    )
    assert cases() == {"Promise due (case C-7)", "Promise due (case overdue)"}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_was_guessed_revoked_or_replaced_is_not_there_and_nobody_is_told_which(
    real: Store, ana: Viewer, method: str
) -> None:
    replaced = token_of(real, ana)
    revoked = token_of(real, ana)
    assert asked(replaced).status_code == 404
    assert asked(revoked, method).status_code == 200
    revoke_feed(real, ana, now=datetime.now(UTC))
    for token in (revoked, replaced, GUESSED, "1", "%00", "é", f"{revoked}.ics", "' or 1=1"):
        response = asked(token, method)
        assert response.status_code == 404
        assert response.text == ("" if method == "HEAD" else NOTHING)
        assert "etag" not in response.headers


def test_nothing_else_is_open_beside_it(real: Store) -> None:
    for path in ("/calendar", "/calendar/", "/calendar/a/b.ics", f"/calendar/{GUESSED}"):
        assert at(path).status_code == 401
    assert asked(GUESSED, "POST").status_code == 401


def test_who_has_left_or_lacks_a_second_factor_has_no_calendar(
    real: Store, ana_at_home: Visitor, ana: Viewer
) -> None:
    token, now = token_of(real, ana), datetime.now(UTC)
    for required, status in ((True, 404), (False, 200)):
        require_second_factor(real, required, now=now, actor=COMMAND_LINE)
        assert asked(token).status_code == status
    workspace = find_workspace(real)
    assert workspace is not None
    remove_person(real, "ana", now=now, workspace=workspace, actor=COMMAND_LINE)
    assert asked(token).status_code == 404


def test_who_guesses_on_and_on_waits_and_others_do_not(real: Store, ana: Viewer) -> None:
    token = token_of(real, ana)
    for _ in range(59):
        session.door().calendars.wrong("127.0.0.1", datetime.now(UTC))
    assert asked(GUESSED).status_code == 404
    stopped = asked(token)
    assert stopped.status_code == 429
    assert int(stopped.headers["retry-after"]) > 0
    assert asked(token, peer="127.0.0.2").status_code == 200


def test_a_calendar_s_address_lets_nobody_in(real: Store, ana: Viewer) -> None:
    token = token_of(real, ana)
    visitor = Visitor()
    assert visitor.get(path_of(token)).status_code == 200
    assert not visitor.cookies
    assert visitor.get("/").text != INSIDE


def test_the_secret_is_in_no_log_of_the_app(served: Demo) -> None:
    for address in (path_of(GUESSED), f"/calendar/{GUESSED}", path_of("%ff")):
        assert httpx.get(served.address + address).status_code in (401, 404)
    assert GUESSED not in served.log.read_text()
