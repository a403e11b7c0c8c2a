"""The list of where to find help, as an admin keeps it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from journal.actions.as_seen import check_as_seen
from journal.audit_actions import AuditAction
from journal.errors import NotFound, Problem, Refused
from journal.help_list import MOST, NAME, Help, WrittenHelp, parse_help
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import check_can_administer
from journal.store.audit import note
from journal.store.engine import Store, Transaction
from journal.store.help_list import help_list_in, put_help_list

GONE = "This is not on the list any more. Somebody else took it away; nothing else was changed."
FULL = f"the list has {MOST} already, more than anybody reads who needs help. Take one off it."


def put_on_help_list(
    store: Store,
    viewer: Viewer,
    written: WrittenHelp,
    *,
    now: datetime,
    help_id: str | None = None,
    seen: Help | None = None,
) -> str:
    """Adds to the end of the list, or changes what stands there under an id, and was `seen` so
    (None for however it is); the id. Audited, without its text. Raises NotAllowed, NotFound,
    Refused with all problems, and ChangedMeanwhile."""
    made = parse_help(help_id or new_id(), written)

    def put(before: list[Help]) -> list[Help]:
        if help_id is None:
            if len(before) >= MOST:
                raise Refused([Problem(NAME, FULL)])
            return [*before, made]
        there = before[place_of(before, help_id)]
        check_as_seen(NAME, seen or there, there, there.name)
        return [made if one.help_id == help_id else one for one in before]

    change(store, viewer, put, now)
    return made.help_id


def take_off_help_list(store: Store, viewer: Viewer, help_id: str, *, now: datetime) -> None:
    """Audited. Raises NotAllowed and NotFound."""

    def taken(before: list[Help]) -> list[Help]:
        place = place_of(before, help_id)
        return before[:place] + before[place + 1 :]

    change(store, viewer, taken, now)


def move_up_help_list(store: Store, viewer: Viewer, help_id: str, *, now: datetime) -> None:
    """One place towards the beginning; the first stays where it is. Audited. Raises NotAllowed and
    NotFound."""

    def moved(before: list[Help]) -> list[Help]:
        place = place_of(before, help_id)
        others = before[:place] + before[place + 1 :]
        above = max(0, place - 1)
        return [*others[:above], before[place], *others[above:]]

    change(store, viewer, moved, now)


def place_of(listed: list[Help], help_id: str) -> int:
    found = [place for place, one in enumerate(listed) if one.help_id == help_id]
    if not found:
        raise NotFound(GONE)
    return found[0]


def change(
    store: Store, viewer: Viewer, changed: Callable[[list[Help]], list[Help]], now: datetime
) -> None:
    check_can_administer(viewer)

    def work(tx: Transaction) -> None:
        put_help_list(tx, changed(list(help_list_in(tx))))
        action, actor = AuditAction.SETTINGS_CHANGED, viewer.person_id
        note(tx, actor=actor, action=action, at=now, subject="help_list")

    store.write(work)
