"""Phrases of the playbook: offered to a team by who uses them, or written for the workspace."""

from __future__ import annotations

from datetime import datetime

from journal.audit_actions import AuditAction
from journal.errors import NotFound, Problem, Refused
from journal.identifiers import region_of
from journal.ids import id_of_chance
from journal.people import Viewer, Workspace
from journal.playbook import CONSENT, MOST_OFFERED, PHRASE, parse_phrase
from journal.policy import (
    check_can_administer,
    check_can_hide_phrase,
    check_can_offer_phrase,
    check_is_offerer,
)
from journal.store import phrases as kept
from journal.store.audit import note
from journal.store.engine import Store, Transaction
from journal.store.phrases import SavedPhrase
from journal.techniques import Technique

GONE = "This phrase is not there any more. Whoever wrote it may have taken it back."
NOT_AGREED = "a phrase is offered only if you agree that your team reads it."
FULL = f"you have offered {MOST_OFFERED} already. Take one back first."
SETTINGS = "playbook"
"""What is noted of the workspace's own phrases."""


def offer_phrase(
    store: Store,
    viewer: Viewer,
    team_id: str,
    technique: Technique,
    text: str,
    *,
    agrees: bool,
    now: datetime,
    workspace: Workspace,
) -> str:
    """Offers a phrase to a team, which reads it at once and without a name; its id. What this
    person has offered already stays as it is. Audited, without what would lead to the phrase.
    Raises NotAllowed; and Refused where its author does not agree, or the phrase cannot be taken.
    """
    check_can_offer_phrase(viewer, team_id)
    if not agrees:
        raise Refused([Problem(CONSENT, NOT_AGREED)])
    phrase = parse_phrase(text, region_of(workspace.zone))

    def work(tx: Transaction) -> str:
        own, said = kept.offered_by(tx, viewer.person_id), (team_id, technique, phrase)
        for one in own:
            if (one.team_id, one.technique, one.phrase) == said:
                return one.phrase_id
        if len(own) >= MOST_OFFERED:
            raise Refused([Problem(PHRASE, FULL)])
        made = SavedPhrase(id_of_chance(), technique, team_id, viewer.person_id, phrase, now, now)
        kept.add_phrase(tx, made)
        noted(tx, viewer, AuditAction.PHRASE_OFFERED, now, team_id)
        return made.phrase_id

    return store.write(work)


def add_workspace_phrase(
    store: Store,
    viewer: Viewer,
    technique: Technique,
    text: str,
    *,
    now: datetime,
    workspace: Workspace,
) -> str:
    """Adds a phrase that everybody reads; its id. Audited. Raises NotAllowed and Refused."""
    check_can_administer(viewer)
    phrase = parse_phrase(text, region_of(workspace.zone))
    made = SavedPhrase(id_of_chance(), technique, None, viewer.person_id, phrase, now, now)

    def work(tx: Transaction) -> str:
        kept.add_phrase(tx, made)
        noted(tx, viewer, AuditAction.SETTINGS_CHANGED, now, SETTINGS)
        return made.phrase_id

    return store.write(work)


def change_phrase(
    store: Store,
    viewer: Viewer,
    phrase_id: str,
    text: str,
    *,
    now: datetime,
    workspace: Workspace,
) -> None:
    """Says it in other words from now on; what it said is kept. One that is hidden stays so.
    Audited. Raises NotAllowed, NotFound and Refused."""
    phrase = parse_phrase(text, region_of(workspace.zone))

    def work(tx: Transaction) -> None:
        found = there(tx, phrase_id)
        check_is_its_writer(viewer, found)
        if found.team_id is not None:
            check_can_offer_phrase(viewer, found.team_id)
        if found.phrase == phrase:
            return
        kept.change_phrase(tx, found, phrase, now)
        noted_of(tx, viewer, found, AuditAction.PHRASE_CHANGED, now)

    store.write(work)


def take_phrase_back(store: Store, viewer: Viewer, phrase_id: str, *, now: datetime) -> None:
    """As if it had never been there, with what it said before; also for who has left the team.
    Audited. Raises NotAllowed and NotFound."""

    def work(tx: Transaction) -> None:
        found = there(tx, phrase_id)
        check_is_its_writer(viewer, found)
        kept.delete_phrase(tx, phrase_id)
        noted_of(tx, viewer, found, AuditAction.PHRASE_TAKEN_BACK, now)

    store.write(work)


def hide_phrase(store: Store, viewer: Viewer, phrase_id: str, *, now: datetime) -> None:
    """Takes it out of what the team reads, until it is shown again. Audited. Raises NotAllowed
    and NotFound."""
    put_hidden(store, viewer, phrase_id, AuditAction.PHRASE_HIDDEN, now)


def show_phrase_again(store: Store, viewer: Viewer, phrase_id: str, *, now: datetime) -> None:
    """Audited. Raises NotAllowed and NotFound."""
    put_hidden(store, viewer, phrase_id, AuditAction.PHRASE_SHOWN_AGAIN, now)


def put_hidden(
    store: Store, viewer: Viewer, phrase_id: str, action: AuditAction, now: datetime
) -> None:
    hides = action is AuditAction.PHRASE_HIDDEN

    def work(tx: Transaction) -> None:
        found = there(tx, phrase_id)
        check_can_hide_phrase(viewer, found.team_id or "")
        if found.is_hidden is not hides:
            kept.put_hidden(tx, phrase_id, now if hides else None)
            noted(tx, viewer, action, now, phrase_id)

    store.write(work)


def check_is_its_writer(viewer: Viewer, found: SavedPhrase) -> None:
    """Its author; of the workspace's own, an admin, whoever wrote it."""
    if found.team_id is None:
        check_can_administer(viewer)
    else:
        check_is_offerer(viewer, found.author_id)


def there(tx: Transaction, phrase_id: str) -> SavedPhrase:
    found = kept.find_phrase(tx, phrase_id)
    if found is None:
        raise NotFound(GONE)
    return found


def noted_of(
    tx: Transaction, viewer: Viewer, found: SavedPhrase, action: AuditAction, now: datetime
) -> None:
    """Of what is offered the team is noted, and not which phrase: a reader of the log who hid it
    would learn whose it is."""
    if found.team_id is None:
        noted(tx, viewer, AuditAction.SETTINGS_CHANGED, now, SETTINGS)
    else:
        noted(tx, viewer, action, now, found.team_id)


def noted(tx: Transaction, viewer: Viewer, action: AuditAction, now: datetime, of: str) -> None:
    note(tx, actor=viewer.person_id, action=action, at=now, subject=of)
