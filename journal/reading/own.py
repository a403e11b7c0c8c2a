"""What is one's own: drafts, entries, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from journal.accounts import News
from journal.answers import answers_of
from journal.checkin import CheckIn
from journal.customers_data import Finding, undecided
from journal.deleted import DeletedEntry
from journal.draft import OF_NO_ENTRY, Draft
from journal.entry import SavedEntry
from journal.identifiers import region_of
from journal.people import Viewer
from journal.policy import Scope
from journal.promise import SavedPromise
from journal.reading import PAGE
from journal.sought import EVERYTHING, Sought
from journal.store.accounts import news_of
from journal.store.catalogue import find_own
from journal.store.checkins import count_own_check_ins, find_own_check_in, own_check_ins
from journal.store.deleted import find_own_deleted, own_deleted
from journal.store.drafts import drafts_of, find_own_draft
from journal.store.engine import Store
from journal.store.entries import (
    count_own_entries,
    entries_named,
    find_own_entry,
    last_channel,
    usual_techniques,
)
from journal.store.ledger import outcomes_of
from journal.store.promises import own_promises, promises_made_in
from journal.store.versions import own_versions
from journal.techniques import Technique
from journal.versions import Change, changes
from journal.vocabulary import Channel, Outcome


@dataclass(frozen=True)
class EntryInFull:
    """An entry with what belongs to it, for its author."""

    saved: SavedEntry
    promises: tuple[SavedPromise, ...]
    check_in: CheckIn | None
    draft: Draft | None
    """The draft of a change, where one is kept."""
    changes: tuple[Change, ...]
    """The latest first."""
    settled: Outcome | None
    """How it ended after all, where that was said once a promise was done."""


def draft_to_write(store: Store, scope: Scope, draft_id: str, now: datetime) -> Draft | None:
    """The draft under this id, or what a change to this entry would start from, deleted or not."""
    draft = find_own_draft(store, scope, draft_id)
    if draft is not None:
        return draft
    deleted = find_own_deleted(store, scope, draft_id)
    if deleted and deleted.draft:
        return deleted.draft
    entry = deleted.saved if deleted else find_own_entry(store, scope, draft_id)
    if entry is None:
        return None
    answers = answers_of(entry.entry)
    return Draft(draft_id, scope.person_id, now, answers, changes_entry=True, is_kept=False)


def said_before(store: Store, scope: Scope, entry_id: str) -> SavedEntry | None:
    """An entry of one's own, deleted or not."""
    deleted = find_own_deleted(store, scope, entry_id)
    return deleted.saved if deleted else find_own_entry(store, scope, entry_id)


def my_undecided(store: Store, scope: Scope, draft: Draft, zone: ZoneInfo) -> tuple[Finding, ...]:
    """What in a draft may say who a customer is, and its author has not decided about."""
    before = said_before(store, scope, draft.draft_id) if draft.changes_entry else None
    said = answers_of(before.entry) if before else {}
    return undecided(draft.answers, region_of(zone), said)


def my_drafts(store: Store, scope: Scope) -> list[Draft]:
    """Of entries, the latest kept first."""
    drafts = drafts_of(store, scope)
    return [one for one in drafts if not set(OF_NO_ENTRY) & one.answers.keys()]


def my_draft_alone(store: Store, scope: Scope, what: str, of: object = True) -> Draft | None:
    """The latest draft that is of no entry, but of what this names (draft.OF_NO_ENTRY)."""
    drafts = drafts_of(store, scope)
    return next((one for one in drafts if one.answers.get(what) == of), None)


def my_last_channel(store: Store, scope: Scope) -> Channel | None:
    """The channel of the entry saved last, which the form remembers."""
    channel = last_channel(store, scope)
    return None if channel is None else Channel(channel)


def my_entries(
    store: Store, scope: Scope, page: int = 0, sought: Sought = EVERYTHING
) -> tuple[list[SavedEntry], int]:
    """A page of one's own entries that fit what is sought, the newest encounter first, and how
    many fit in all."""
    entry_ids, total = find_own(store, scope, sought, PAGE, page * PAGE)
    return entries_named(store, scope, entry_ids), total


def has_entries(store: Store, scope: Scope) -> bool:
    """Whether one has saved any entry, whatever is sought."""
    return count_own_entries(store, scope) > 0


def my_promise(store: Store, scope: Scope, promise_id: str) -> SavedPromise | None:
    """A promise of one's own in the ledger, made with an entry or without."""
    mine = own_promises(store, scope)
    return next((made for made in mine if made.promise_id == promise_id), None)


def promises_of_entry(store: Store, scope: Scope, entry_id: str) -> list[SavedPromise]:
    """One's own promises that were made in an entry, by due time."""
    return promises_made_in(store, scope, entry_id)


def my_usual_techniques(store: Store, scope: Scope, number: int) -> list[Technique]:
    """The techniques that this author names most often, the most usual first."""
    return [Technique(code) for code in usual_techniques(store, scope, number)]


def my_entry(store: Store, scope: Scope, entry_id: str) -> EntryInFull | None:
    """One's own entry with its promises and check-in; None for anything else."""
    saved = find_own_entry(store, scope, entry_id)
    if saved is None:
        return None
    draft = find_own_draft(store, scope, entry_id)
    return EntryInFull(
        saved,
        tuple(promises_made_in(store, scope, entry_id)),
        find_own_check_in(store, scope, entry_id),
        draft,
        tuple(changes(own_versions(store, scope, entry_id), saved.entry)),
        outcomes_of(store, scope, [entry_id]).get(entry_id, (None, None))[1],
    )


def my_deleted(store: Store, scope: Scope) -> list[DeletedEntry]:
    """What one deleted and can still bring back, the one deleted last first."""
    return own_deleted(store, scope)


def is_deleted(store: Store, scope: Scope, entry_id: str) -> bool:
    """Whether this is among them."""
    return find_own_deleted(store, scope, entry_id) is not None


def my_check_in(store: Store, scope: Scope, entry_id: str) -> CheckIn | None:
    """How one said one was after an entry of one's own."""
    return find_own_check_in(store, scope, entry_id)


def my_check_ins(store: Store, scope: Scope) -> dict[str, tuple[datetime, CheckIn]]:
    """How one said one was after each entry, and when that was said."""
    return own_check_ins(store, scope)


def count_my_check_ins(store: Store, scope: Scope) -> tuple[int, int]:
    """How many of one's own there are: after entries, and after entries one has deleted."""
    return count_own_check_ins(store, scope)


def my_news(store: Store, viewer: Viewer) -> list[tuple[datetime, News]]:
    """What an admin did to one's account and one has not read yet, the oldest first."""
    return news_of(store, viewer.person)
