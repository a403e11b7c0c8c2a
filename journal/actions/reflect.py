"""Writing an encounter down: keeping answers as they are given, saving, changing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from journal.actions.deleting import bring_back_in
from journal.answers import Written, answers_of, parse_written
from journal.audit_actions import AuditAction
from journal.customers_data import Because, Undecided, findings_in, undecided
from journal.draft import IDENTIFIERS_KEPT, WRITTEN_FOR, Answers, Draft, changed
from journal.entry import SavedEntry
from journal.errors import NotFound, Problem, Refused
from journal.free_text import storable_throughout
from journal.identifiers import region_of
from journal.ids import is_id
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_keep_draft, check_can_write, check_is_author
from journal.promise import SavedPromise
from journal.store.audit import note
from journal.store.deleted import find_deleted
from journal.store.drafts import as_json, delete_draft, find_draft, put_draft, take_draft
from journal.store.engine import Store, Transaction
from journal.store.entries import add_entry, change_entry, find_about_entry, find_entry
from journal.store.promises import put_promise
from journal.store.tried_next import put_turned_out
from journal.store.versions import add_version
from journal.tried_next import TurnedOut, answer_in
from journal.vocabulary import Behaviour, Role

MOST_KEPT = 1_000_000
"""Characters in one draft; fifty full-length answers."""


@dataclass(frozen=True)
class Saved:
    """What the page says after the commit."""

    entry_id: str
    saved_at: datetime
    already: bool = False
    """Nothing was kept since it was saved last, in this tab or in another."""
    promises: int | None = None
    """How many were written down with it; where it is new, and all there are."""
    behaviours: tuple[Behaviour, ...] = ()
    """What the customer did, by which a report of an incident is offered."""


def keep(
    store: Store,
    viewer: Viewer,
    draft_id: str,
    changes: Answers,
    *,
    now: datetime,
    seen: Answers | None = None,
) -> Draft:
    """Keeps answers as they are given, before anybody asks whether they are complete.

    The first answer makes the draft. Answers to an entry that is saved already make a draft
    of a change to it. `seen` is what the page showed of the texts that changed. Numbers of
    payment cards are masked before anything is kept.
    """
    if not is_id(draft_id):
        raise NotFound("This address leads to no draft. Open Reflect to start a new entry.")
    given, shown = storable_throughout(dict(changes)), storable_throughout(dict(seen or {}))

    def work(tx: Transaction) -> Draft:
        draft = draft_or_new(tx, viewer, draft_id, now)
        kept = replace(changed(draft, given, shown), kept_at=now)
        check_can_keep_draft(viewer, of_a_form=WRITTEN_FOR in kept.answers)
        if len(as_json(kept)) > MOST_KEPT:
            raise Refused(
                [Problem("Draft", "is too long to be kept. Copy your text and shorten it.")]
            )
        put_draft(tx, kept)
        return kept

    return store.write(work)


def draft_or_new(tx: Transaction, viewer: Viewer, draft_id: str, now: datetime) -> Draft:
    draft = find_draft(tx, draft_id)
    if draft is not None:
        check_is_author(viewer, draft.author_id)
        return draft
    deleted = find_deleted(tx, draft_id)
    entry = deleted.saved if deleted else find_entry(tx, draft_id)
    if entry is not None:
        check_is_author(viewer, entry.author_id)
        if deleted and deleted.draft:
            return deleted.draft
        return Draft(draft_id, viewer.person_id, now, answers_of(entry.entry), changes_entry=True)
    return Draft(draft_id, viewer.person_id, now, {"occurred_at": now.isoformat()})


def save(
    store: Store, viewer: Viewer, draft_id: str, *, now: datetime, workspace: Workspace
) -> Saved:
    """Saves a draft as an entry, or as a change to one; its promises enter the ledger.

    Raises Refused with every problem, and Undecided where its author has to decide about what may
    say who a customer is; the draft stays. A draft that another tab has saved, and
    to which nothing was added since, is reported as saved then. Where the entry that it changes
    was deleted, that is brought back first.
    """
    check_can_write(viewer)

    def work(tx: Transaction) -> Saved:
        draft = take_draft(tx, draft_id)
        is_new = draft is not None and not draft.changes_entry
        deleted = None if is_new else find_deleted(tx, draft_id)
        entry = None if is_new else deleted.saved if deleted else find_entry(tx, draft_id)
        for owned in (draft, entry):
            if owned is not None:
                check_is_author(viewer, owned.author_id)
        if draft is None and entry is not None:
            at = entry.changed_at or entry.saved_at
            return Saved(draft_id, at, already=True, behaviours=entry.entry.behaviours)
        answers = draft.answers if draft else {}
        written = parse_written(answers, now=now, workspace=workspace)
        check_customers_data(tx, draft_id, answers, viewer, now, workspace, entry)
        if deleted:
            bring_back_in(tx, viewer, draft_id, now)
            delete_draft(tx, draft_id)  # what it was deleted with is in the one that is saved
        store_entry(tx, viewer, draft_id, written, entry, now, workspace)
        store_what_was_tried(tx, viewer, draft_id, answers, now)
        if draft and draft.set_aside:  # its author has not said that they have what they need
            kept = replace(draft, answers=answers_of(written.entry), changes_entry=True)
            put_draft(tx, kept)
        many = None if entry else len(written.promises)
        return Saved(draft_id, now, promises=many, behaviours=written.entry.behaviours)

    return store.write(work)


def check_customers_data(
    tx: Transaction,
    entry_id: str,
    answers: Answers,
    viewer: Viewer,
    now: datetime,
    workspace: Workspace,
    before: SavedEntry | None,
) -> None:
    """Raises Undecided; notes, by kind and reason, what stays that looks like a customer's."""
    region = region_of(workspace.zone)
    said = answers_of(before.entry) if before else {}
    if findings := undecided(answers, region, said):
        raise Undecided(findings)
    reasons = answers.get(IDENTIFIERS_KEPT, {})
    for finding in findings_in(answers, region) if reasons else ():
        if because := reasons.get(finding.piece):
            subject = f"{entry_id} {finding.span.kind.value} {Because(because).value}"
            action = AuditAction.IDENTIFIER_KEPT
            note(tx, actor=viewer.person_id, action=action, at=now, subject=subject)


def store_entry(
    tx: Transaction,
    viewer: Viewer,
    entry_id: str,
    written: Written,
    before: SavedEntry | None,
    now: datetime,
    workspace: Workspace,
) -> None:
    team_id = before.team_id if before else viewer.teams_as(Role.AGENT)[0]
    saved = SavedEntry(
        entry_id,
        viewer.person_id,
        team_id,
        saved_at=before.saved_at if before else now,
        changed_at=now if before else None,
        local_date=local_date(written.entry.occurred_at, workspace.zone),
        entry=written.entry,
    )
    if before:
        if before.entry != saved.entry:
            add_version(tx, before, now)
        change_entry(tx, saved)
    else:
        add_entry(tx, saved)
    for new in written.promises:
        promise = SavedPromise(
            new.promise_id, viewer.person_id, team_id, entry_id, now, new.promise
        )
        put_promise(tx, promise, local_date(new.promise.due_at, workspace.zone))


def store_what_was_tried(
    tx: Transaction, viewer: Viewer, entry_id: str, answers: Answers, now: datetime
) -> None:
    """Whether an intention of an earlier entry was tried; of one that is one's own."""
    said = answer_in(answers)
    if said is None:
        return
    wanted_in, answer = said
    wanted = find_about_entry(tx, wanted_in)
    if wanted is not None and wanted.author_id == viewer.person_id:
        put_turned_out(tx, viewer.person_id, TurnedOut(entry_id, wanted_in, answer, now))


def discard(store: Store, viewer: Viewer, draft_id: str) -> None:
    """Throws a draft away; the entry that it would have changed stays as it was."""

    def work(tx: Transaction) -> None:
        draft = find_draft(tx, draft_id)
        if draft is not None:
            check_is_author(viewer, draft.author_id)
            delete_draft(tx, draft_id)

    store.write(work)


def forget_set_aside(store: Store, viewer: Viewer, draft_id: str, *, now: datetime) -> None:
    """The author has read what another tab wrote, and needs it no longer."""

    def work(tx: Transaction) -> None:
        draft = find_draft(tx, draft_id)
        if draft is not None:
            check_is_author(viewer, draft.author_id)
            put_draft(tx, replace(draft, set_aside=(), kept_at=now))

    store.write(work)
