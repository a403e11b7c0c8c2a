"""What the audit log says, in words: what was done, when, by whom and to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.audit_actions import AuditAction
from journal.people import Viewer
from journal.policy import check_can_administer, scope_for
from journal.reading import PAGE
from journal.reading.soundness import Soundness, look_for_faults
from journal.store.audit import AFTERWORD, COMMAND_LINE, NOBODY
from journal.store.audit_log import find_in_log
from journal.store.engine import Row, Store
from journal.store.moments import aware
from journal.store.workspace import people, teams

ACTORS = {COMMAND_LINE: "the command line", AFTERWORD: "Afterword itself", NOBODY: "nobody known"}
SHORT = 8
"""Signs of an id that are shown where it is nobody's and no team's: an entry's, a promise's."""


@dataclass(frozen=True)
class Sought:
    """Which rows are looked for; all of them where nothing is said."""

    action: AuditAction | None = None
    person_id: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class LoggedAct:
    """A row of the log."""

    sequence: int
    happened_at: datetime
    what: str
    by: str
    about: str


def look_in_log(
    store: Store, viewer: Viewer, sought: Sought, zone: ZoneInfo, page: int
) -> tuple[list[LoggedAct], int]:
    """A page of the rows that fit, the newest first, and how many fit. Days are those of the
    workspace. Raises NotAllowed for anybody but an admin."""
    check_can_administer(viewer)
    rows, total = find_in_log(
        store,
        scope_for(viewer),
        action=sought.action.value if sought.action else None,
        who=sought.person_id,
        first=midnight(sought.first, zone) if sought.first else None,
        until=midnight(sought.last + timedelta(days=1), zone) if sought.last else None,
        limit=PAGE,
        offset=page * PAGE,
    )
    named: dict[str, str] = {team.team_id: team.name for team in teams(store)}
    named |= {person.person_id: person.name for person, _ in people(store, date.min)}
    return [in_words(row, named) for row in rows], total


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)


def in_words(row: Row, named: dict[str, str]) -> LoggedAct:
    known = {action.value: action.label for action in AuditAction}
    about = " ".join(said_of(part, named) for part in (row["subject"] or "").split())
    return LoggedAct(
        row["sequence"],
        aware(row["happened_at"]),
        known.get(row["action"]) or str(row["action"]),
        ACTORS.get(row["actor"]) or said_of(row["actor"], named),
        about,
    )


def said_of(part: str, named: Mapping[str, str]) -> str:
    """A name; the beginning of another id; a code with spaces."""
    if part in named:
        return named[part]
    return f"{part[:SHORT]}…" if len(part) == 36 else part.replace("_", " ")


def verify_everything(store: Store, viewer: Viewer) -> Soundness:
    """The verdict on the log and on what is stored. Raises NotAllowed for anybody but an admin."""
    check_can_administer(viewer)
    return look_for_faults(store)
