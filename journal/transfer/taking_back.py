"""Takes a journal back that somebody took along: theirs again, and shared with nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from journal.audit_actions import AuditAction
from journal.draft import Draft, SetAside
from journal.entry import SavedEntry
from journal.free_text import storable_throughout
from journal.people import Workspace
from journal.periods import local_date
from journal.store.audit import note
from journal.store.checkins import put_check_in
from journal.store.deleted import find_deleted
from journal.store.drafts import find_draft, put_draft
from journal.store.engine import Store, Transaction
from journal.store.entries import add_entry, find_about_entry
from journal.store.ledger import add_earlier_due, put_settled_outcome
from journal.store.promises import find_promise, put_promise
from journal.store.tried_next import put_turned_out
from journal.store.versions import put_version
from journal.transfer.own_format import Told, read_journal, refused
from journal.transfer.own_parts import (
    Left,
    WithChain,
    check_in_of,
    entry_of,
    id_in,
    moment,
    promise_of,
    settled_of,
    tried_of,
    version_of,
    with_chain,
    without_effect_in,
)
from journal.transfer.own_words import Unsaid, in_our_words
from journal.transfer.rejects import Reject
from journal.transfer.whose_journal import Taking, taking_for, team_in

NOT_LIKE_THAT = "is not as it was written, and was left out."
SEVERAL_EFFECTS = (
    "names techniques that are one here, “{}”, with different effects; none of these was taken. "
    "Open it, and say which."
)
SOMEBODY_ELSES = "has an id that somebody else's has here, and was left out."


@dataclass(frozen=True)
class TakenBack:
    """What became of a file: entries, promises that belong to none, and drafts."""

    read: int
    added: int
    already_there: int
    rejects: tuple[Reject, ...]
    """In `line` the place in its list, in `column` the list."""
    without_effect: tuple[Reject, ...] = ()
    """What was added but for the effect of a technique, in the same way."""


def take_back(
    store: Store,
    file: Path,
    *,
    login: str | None = None,
    now: datetime,
    workspace: Workspace,
    actor: str,
    dry_run: bool = False,
) -> TakenBack:
    """Takes a journal back as that of the person whose login it names, or of this one. What is
    there already stays as it is. Audited.

    Raises Refused for a file that is no journal or one of a newer format, and NotFound where the
    person is not here or works in no team; nothing is stored then.
    """
    told = read_journal(file)
    taking = taking_for(
        store, str(login or told.get("login")), now, workspace, told.get("words") or {}
    )

    def work(tx: Transaction) -> TakenBack:
        outcomes = list(taken(tx, told, taking))
        added = sum(outcome == "added" for _, _, outcome in outcomes)
        rejects = tuple(
            Reject(place, part, outcome)
            for part, place, outcome in outcomes
            if outcome not in ("added", "there")
        )
        if added:
            action, subject = AuditAction.JOURNAL_TAKEN_BACK, taking.viewer.person_id
            note(tx, actor=actor, action=action, at=now, subject=subject)
        there = len(outcomes) - added - len(rejects)
        lost = tuple(
            Reject(place, part, SEVERAL_EFFECTS.format(technique.label))
            for part, place, outcome in outcomes
            if outcome == "added"
            for technique in without_effect_in(part, told[part][place - 1], taking)
        )
        found = TakenBack(len(outcomes), added, there, rejects, lost)
        if dry_run:
            raise OnlyLooked(found)
        return found

    try:
        return store.write(work)
    except OnlyLooked as looked:
        return looked.found
    except RecursionError as error:
        raise refused(file, "is nested too deeply to be a journal.") from error


class OnlyLooked(Exception):
    """Rolls a dry run back."""

    def __init__(self, found: TakenBack) -> None:
        self.found = found


def taken(tx: Transaction, told: Told, taking: Taking) -> Iterator[tuple[str, int, str]]:
    """Each part of a journal with its place, and "added", "there", or why it was left out."""
    parts: dict[str, Callable[[Transaction, Told, Taking], bool]] = {
        "entries": take_entry,
        "promises": take_loose_promise,
        "drafts": take_draft,
    }
    for part, take in parts.items():
        for place, one in enumerate(told.get(part, []), start=1):
            try:
                yield part, place, "added" if take(tx, one, taking) else "there"
            except (Left, Unsaid) as left:
                yield part, place, str(left)
            except (ValidationError, KeyError, TypeError, ValueError, AttributeError):
                yield part, place, NOT_LIKE_THAT


def take_entry(tx: Transaction, told: Told, taking: Taking) -> bool:
    """Whether the entry was added; it is read as a whole before any of it is stored."""
    entry_id, author_id = id_in(told, "entry_id"), taking.viewer.person_id
    if is_there(tx, entry_id, author_id):
        return False
    team_id = team_in(tx, told["team"], taking)
    saved_at = moment(told["saved_at"], taking)
    changed_at = moment(told["changed_at"], taking) if told.get("changed_at") else None
    entry = entry_of(told["answers"], changed_at or saved_at, taking)
    saved = SavedEntry(
        entry_id,
        author_id,
        team_id,
        saved_at,
        changed_at,
        local_date(entry.occurred_at, taking.workspace.zone),
        entry,
    )
    versions = [version_of(one, taking) for one in told.get("versions", [])]
    promises = [
        with_chain(one, promise_of(one, taking, team_id, entry_id))
        for one in told.get("promises", [])
    ]
    # What a colleague took over since stays theirs.
    new = [made for made in promises if find_promise(tx, made.promise.promise_id) is None]
    tried = tried_of(told["tried"], taking, entry_id) if told.get("tried") else None
    settled = settled_of(told["settled"], taking) if told.get("settled") else None
    given = told.get("check_in")
    check_in = check_in_of(given, taking) if given else None
    add_entry(tx, saved)
    for version in versions:
        put_version(tx, entry_id, author_id, version)
    for made in new:
        store_promise(tx, made, taking)
    if tried:
        put_turned_out(tx, author_id, tried)
    if settled:
        put_settled_outcome(tx, entry_id, *settled)
    if check_in:
        at, felt = check_in
        put_check_in(
            tx,
            felt,
            entry_id=entry_id,
            author_id=author_id,
            team_id=team_id,
            at=at,
            day=local_date(at, taking.workspace.zone),
        )
    return True


def is_there(tx: Transaction, entry_id: str, author_id: str) -> bool:
    """Whether this entry of theirs is here, or among what they deleted."""
    deleted = find_deleted(tx, entry_id)
    found = deleted.saved if deleted else find_about_entry(tx, entry_id)
    if found is not None and found.author_id != author_id:
        raise Left(SOMEBODY_ELSES)
    return found is not None


def take_loose_promise(tx: Transaction, told: Told, taking: Taking) -> bool:
    team_id = team_in(tx, told.get("team"), taking)
    made = with_chain(told, promise_of(told, taking, team_id, None))
    known = find_promise(tx, made.promise.promise_id)
    if known is not None and known.owner_id != made.promise.owner_id:
        raise Left(SOMEBODY_ELSES)
    if known is None:
        store_promise(tx, made, taking)
    return known is None


def store_promise(tx: Transaction, made: WithChain, taking: Taking) -> None:
    due_day = local_date(made.promise.promise.due_at, taking.workspace.zone)
    put_promise(tx, made.promise, due_day)
    for before, at in made.earlier:
        add_earlier_due(tx, before, at)


def take_draft(tx: Transaction, told: Told, taking: Taking) -> bool:
    draft_id, author_id = id_in(told, "draft_id"), taking.viewer.person_id
    known = find_draft(tx, draft_id)
    if known is not None and known.author_id != author_id:
        raise Left(SOMEBODY_ELSES)
    if known is None:
        put_draft(
            tx,
            Draft(
                draft_id,
                author_id,
                moment(told["kept_at"], taking),
                storable_throughout(in_our_words(told["answers"], taking.words)),
                tuple(SetAside(**storable_throughout(one)) for one in told.get("set_aside", [])),
                bool(told.get("changes_entry")),
            ),
        )
    return known is None
