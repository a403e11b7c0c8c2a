"""How a workspace words what can be said: other labels, another order, words that are not offered,
and words of its own.

A word is its code, which entries and figures hold and whose meaning never changes. A label is what
people read instead of the usual one. A word of one's own is a spare one that was given a label.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from journal.called import SPARE, Key, Label
from journal.techniques import Technique
from journal.vocabulary import Cause, Channel, Word
from journal.words import words_in

KINDS: dict[str, type[Word]] = {"cause": Cause, "channel": Channel, "technique": Technique}
FIELDS = {"cause": "cause", "channel": "channel", "techniques": "technique"}
"""Fields of an entry, and the kind of words that answers them."""
LEAST_OFFERED = 2
MOST_OWN = len(SPARE)
"""Of each kind. A code that entries may hold is never given away again."""


@dataclass(frozen=True)
class WordHere:
    """A word as the workspace has it."""

    kind: str
    code: str
    label: str | None = None
    """None is the usual one; a word of one's own has no other."""
    is_hidden: bool = False
    place: int = 0
    serves: str | None = None
    """Of a technique of one's own: when it serves."""

    @property
    def word(self) -> Word:
        return KINDS[self.kind](self.code)

    @property
    def usual(self) -> str:
        """What it is called where nobody says otherwise; one of the workspace's own is not."""
        return "" if self.word.is_own else self.word.usual

    @property
    def said(self) -> str:
        return self.label or self.word.usual


@dataclass(frozen=True)
class Wording:
    """The words that are not as usual; of a kind that was changed, all of them."""

    words: tuple[WordHere, ...] = ()
    former: tuple[tuple[str, str, str], ...] = ()
    """Kind, code, and what it was called before."""

    def of(self, kind: str) -> tuple[WordHere, ...]:
        """All words of a kind in their order; one that the workspace does not know stands last,
        and a spare one is none yet."""
        known = {one.code: one for one in self.words if one.kind == kind}
        there = [word.value for word in KINDS[kind] if not word.is_own or word.value in known]
        last = len(KINDS[kind])
        here = [known.get(code, WordHere(kind, code, place=last)) for code in there]
        return tuple(sorted(here, key=lambda one: one.place))

    def offered(self, kind: str, chosen: Collection[str] = ()) -> tuple[Word, ...]:
        """Those that can be chosen, in their order; one that was chosen stays, though it be
        hidden."""
        return tuple(one.word for one in self.of(kind) if not one.is_hidden or one.code in chosen)

    def own(self, kind: str) -> tuple[WordHere, ...]:
        """The words that the workspace has added, in the order in which it did."""
        added = {one.code: one for one in self.of(kind) if one.word.is_own}
        return tuple(added[word.value] for word in KINDS[kind] if word.value in added)

    def spare(self, kind: str) -> tuple[str, ...]:
        """The codes that are left for words of the workspace's own."""
        taken = {one.code for one in self.own(kind)}
        return tuple(w.value for w in KINDS[kind] if w.is_own and w.value not in taken)

    def can_be_said(self, word: Word) -> bool:
        """Whether an entry can be answered so: a spare word says nothing yet."""
        return not word.is_own or any(one.code == word.value for one in self.words)

    def taken_names(self, kind: str, but: str) -> frozenset[str]:
        """What the words of a kind, but this one, are, were and are usually called, and their
        codes, as they are told apart. What reads as the code of a spare one is no name for it
        either: in another workspace it is another word's."""
        others = [word for word in KINDS[kind] if word.value != but or word.is_own]
        named = [name for word in others for name in (word.value, word.usual)]
        named += [one.said for one in self.of(kind) if one.code != but]
        named += [label for of, code, label in self.former if of == kind and code != but]
        return frozenset(map(same, named))

    @property
    def labels(self) -> dict[Key, Label]:
        """What words are called here, and were before."""
        found: dict[Key, Label] = {
            (KINDS[one.kind], one.code): Label(one.label, serves=one.serves or "")
            for one in self.words
            if one.label
        }
        for kind, code, label in self.former:
            key = (KINDS[kind], code)
            now = found.get(key, Label())
            found[key] = Label(now.said, (*now.before, label), now.serves)
        return found


def same(name: str) -> str:
    """What is compared of two names: their words, without case, accents and signs."""
    return " ".join(word.folded for word in words_in(name))
