"""What a page may tell by the browser: one's own, and while the session lasts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.applications import Starlette

from dashboard import notices
from journal.actions.enter import enter_demo, leave
from journal.store.engine import Store
from journal.store.working_time import put_calendar
from journal.working_hours import Calendar, Stretch
from tests.dashboard.asked import viewer_of
from tests.dashboard.over_asgi import answered
from tests.journal.given import a_promise, promised

pytestmark = pytest.mark.slow
ROUTES = Starlette(routes=notices.ROUTES)
AROUND_THE_CLOCK = Calendar(((Stretch(0, 1440),),) * 7)


def asked(sid: str) -> httpx.Response:
    return answered(ROUTES, "/notices", headers={"cookie": f"sid={sid}"})


def test_a_page_is_told_the_case_and_the_time_of_one_s_own_promises(store: Store) -> None:
    now = datetime.now(UTC)
    store.write(lambda tx: put_calendar(tx, AROUND_THE_CLOCK))
    due = now + timedelta(minutes=65)
    said = a_promise(due, what="Ring about the hinges", case_ref="C-7")
    promised(store, (viewer_of(store, "ana"), said))
    ana, ben = (enter_demo(store, login, now=now) for login in ("ana", "ben"))
    mine = [notice for notice in asked(ana).json() if notice["text"].endswith("(case C-7)")]
    assert len(mine) == 1
    assert set(mine[0]) == {"id", "at", "text"}
    assert abs(mine[0]["at"] / 1000 - (due - timedelta(hours=1)).timestamp()) < 1
    assert "hinges" not in asked(ana).text
    assert "C-7" not in asked(ben).text
    leave(store, ana, now=now)
    assert asked(ana).status_code == 303
