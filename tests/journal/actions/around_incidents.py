"""Reports of incidents, and who takes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from journal.actions import reflect
from journal.actions.incidents import answer_incident, code_of, name_recipients, send_incident
from journal.draft import INCIDENT
from journal.ids import new_id
from journal.incident import IncidentState
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.incidents import everybody_named, my_incidents
from journal.store.engine import Store
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, WORKSPACE

Known = Callable[[str], Viewer]
LATER = NOW + timedelta(hours=1)
WHAT = "He came over the counter and raised his hand"


def names(store: Store, admin: Viewer, *named: Viewer) -> None:
    ids = [one.person_id for one in named]
    name_recipients(store, admin, ids, now=NOW, workspace=WORKSPACE)


def drafted(store: Store, viewer: Viewer, **answers: object) -> str:
    draft_id = new_id()
    said = {INCIDENT: True, "incident_what": WHAT, **answers}
    reflect.keep(store, viewer, draft_id, said, now=NOW)
    return draft_id


def sends(store: Store, viewer: Viewer, draft_id: str) -> str:
    """To whoever is named, as the page shows them."""
    shown = [one.person_id for one in everybody_named(store)]
    return send_incident(store, viewer, draft_id, shown=shown, now=NOW, workspace=WORKSPACE)


def reported(store: Store, viewer: Viewer, **answers: object) -> str:
    return sends(store, viewer, drafted(store, viewer, **answers))


def answers(
    store: Store, viewer: Viewer, report_id: str, what: str, *, closes: bool = False
) -> None:
    answer_incident(store, viewer, report_id, what, closes=closes, now=LATER)


def state(store: Store, viewer: Viewer) -> IncidentState:
    (found,) = my_incidents(store, scope_for(viewer))
    return found.state


def audited(store: Store, report_id: str) -> list[tuple[str, str]]:
    code = code_of(report_id)
    return [(row["actor"], row["action"]) for row in log(store) if row["subject"] == code]
