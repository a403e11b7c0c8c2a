"""What one wanted to try next: what comes back now, and what turned out."""

from __future__ import annotations

from dataclasses import dataclass

from journal.alike import Encounter
from journal.policy import Scope
from journal.reading.similar import similar
from journal.store.engine import Store
from journal.store.entries import entries_named
from journal.store.tried_next import own_turned_out
from journal.tried_next import Intention, TurnedOut
from journal.vocabulary import Tried

LOOKED_THROUGH = 20
"""Similar encounters, of which most end without such a sentence."""


@dataclass(frozen=True)
class IntentionTurnedOut:
    """An intention with what was said of it; without its words where its entry was deleted."""

    sentence: str | None
    told: TurnedOut


def intention_for(store: Store, scope: Scope, encounter: Encounter) -> Intention | None:
    """What one wanted to try in the past encounter most like this one, unless it has turned out:
    a sentence that was tried does not come back, in whichever entry it stands."""
    settled = {
        one.sentence
        for one in my_intentions(store, scope)
        if one.told.answer is not Tried.NOT_THIS_TIME
    }
    for one in similar(store, scope, encounter, LOOKED_THROUGH):
        sentence = one.own.entry.try_next if one.own else None
        if one.own and sentence and sentence not in settled:
            return Intention(one.own.entry_id, sentence, one.own.local_date)
    return None


def intention_of(store: Store, scope: Scope, entry_id: str) -> Intention | None:
    """What an entry of one's own says."""
    for saved in entries_named(store, scope, [entry_id]):
        if saved.entry.try_next:
            return Intention(entry_id, saved.entry.try_next, saved.local_date)
    return None


def my_intentions(store: Store, scope: Scope) -> list[IntentionTurnedOut]:
    """What one said of them, the latest first."""
    told = own_turned_out(store, scope)
    wanted = entries_named(store, scope, list({one.wanted_in for one in told}))
    said = {saved.entry_id: saved.entry.try_next for saved in wanted}
    return [IntentionTurnedOut(said.get(one.wanted_in), one) for one in told]
