"""What makes two encounters alike: their words, what set them off, and what the customers did."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from journal.draft import Answers
from journal.entry import FREE_TEXTS, Entry
from journal.sharing import fields_seen_by
from journal.vocabulary import Audience, Behaviour, Cause
from journal.words import number_of, weighed, words_in

WORDS, CAUSE, BEHAVIOURS = 0.6, 0.25, 0.15
"""How much each counts. A cause alone is alike enough to be shown; a behaviour alone is not."""
LEAST = 0.2
MOST_WORDS = 30
"""Words of one encounter that others are looked for by: the longest, as short ones stand everywhere
and take the most time to count."""
TOLD = tuple(name for name in FREE_TEXTS if name in fields_seen_by(Audience.TEAM))


@dataclass(frozen=True)
class Encounter:
    """What an encounter is compared by."""

    cause: str | None
    behaviours: tuple[str, ...]
    words: tuple[int, ...]
    """Each once."""
    entry_id: str = ""
    """Of what is itself among one's entries, and not alike to itself."""

    @property
    def says_enough(self) -> bool:
        return self.cause is not None or bool(self.words)


def of_entry(entry: Entry, entry_id: str) -> Encounter:
    said = {name: getattr(entry, name) for name in TOLD}
    return Encounter(entry.cause.value, words_of(entry.behaviours), numbers(said), entry_id)


def of_answers(answers: Answers, entry_id: str) -> Encounter:
    """Of what was answered so far, before anybody asks whether it fits."""
    cause, met = answers.get("cause"), answers.get("behaviours")
    behaviours = [Behaviour(one) for one in met or () if one in set(Behaviour)]
    known = str(cause) if cause in set(Cause) else None
    return Encounter(known, words_of(behaviours), numbers(answers), entry_id)


def words_of(behaviours: Collection[Behaviour]) -> tuple[str, ...]:
    return tuple(behaviour.value for behaviour in behaviours)


def numbers(said: Mapping[str, Any]) -> tuple[int, ...]:
    texts = [said.get(name) for name in TOLD]
    words = [word for text in texts if isinstance(text, str) for word in weighed(words_in(text))]
    longest = sorted(dict.fromkeys(words), key=len, reverse=True)[:MOST_WORDS]
    return tuple(map(number_of, longest))
