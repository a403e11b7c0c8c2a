"""What tests of the pages of debriefs share."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from streamlit.testing.v1 import AppTest

from journal.actions.reflect import keep
from journal.draft import WRITTEN_FOR
from journal.forms import Form, written_for
from journal.ids import new_id
from journal.policy import scope_for
from journal.reading.own import my_draft_alone
from journal.store.engine import Store
from journal.store.workspace import grant
from journal.vocabulary import Role
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look

PICKED = """
    select case_id, entry_id, login from kept.debrief_cases
    join kept.debriefs using (debrief_id) join kept.entries using (entry_id)
    join kept.people on person_id = author_id where started_at is null limit 1"""
SCRIPT = "<script>alert('x')</script> مرحبا **bold**"


def write(store: Store, login: str, form: Form, about: str, **answers: Any) -> None:
    """Keeps answers of a form as its field does while they are written."""
    scope, what = scope_for(viewer_of(store, login)), written_for(form, about)
    kept = my_draft_alone(store, scope, WRITTEN_FOR, what)
    draft_id = kept.draft_id if kept else new_id()
    given = {WRITTEN_FOR: what, **answers}
    keep(store, viewer_of(store, login), draft_id, given, now=datetime.now(UTC))


def promised(page: AppTest) -> str:
    """What is drawn as promises are."""
    return "".join(str(part.proto.body) for part in page.get("html"))


def debriefs(store: Store) -> list[dict[str, Any]]:
    return store.write(lambda tx: tx.rows("select * from kept.debriefs order by made_at"))


def opened(look: Look, store: Store, login: str, view: str | None = None) -> AppTest:
    address = {"debrief": debriefs(store)[-1]["debrief_id"]} | ({"view": view} if view else {})
    return look(login, "debriefs", **address)


def in_fields(page: AppTest) -> set[str]:
    """What stands in the texts that are kept while they are written."""
    parts = page.get("bidi_component")
    return {json.loads(part.proto.json or "{}").get("value", "") for part in parts}


def grant_fay_s_role(store: Store, login: str) -> None:
    """Makes somebody else lead the debriefs of the same team, too."""
    team_id = viewer_of(store, "fay").teams_as(Role.FACILITATOR)[0]
    person_id = viewer_of(store, login).person_id
    store.write(lambda tx: grant(tx, person_id, Role.FACILITATOR, team_id, date(2026, 1, 1)))
