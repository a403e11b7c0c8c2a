"""How a workspace words what can be said: other labels, another order, words that are not offered.

A word is its code, which entries and figures hold and whose meaning never changes. A label is what
people read instead of the usual one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from journal.called import Key, Label
from journal.techniques import Technique
from journal.vocabulary import Cause, Channel, Word

KINDS: dict[str, type[Word]] = {"cause": Cause, "channel": Channel, "technique": Technique}
FIELDS = {"cause": "cause", "channel": "channel", "techniques": "technique"}
"""Fields of an entry, and the kind of words that answers them."""
LEAST_OFFERED = 2


@dataclass(frozen=True)
class WordHere:
    """A word as the workspace has it."""

    kind: str
    code: str
    label: str | None = None
    """None is the usual one."""
    is_hidden: bool = False
    place: int = 0

    @property
    def word(self) -> Word:
        return KINDS[self.kind](self.code)

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
        """All words of a kind in their order; one that the workspace does not know stands last."""
        known = {one.code: one for one in self.words if one.kind == kind}
        usual = [word.value for word in KINDS[kind]]
        last = len(usual)
        here = [known.get(code, WordHere(kind, code, place=last)) for code in usual]
        return tuple(sorted(here, key=lambda one: one.place))

    def offered(self, kind: str, chosen: Collection[str] = ()) -> tuple[Word, ...]:
        """Those that can be chosen, in their order; one that was chosen stays, though it be
        hidden."""
        return tuple(one.word for one in self.of(kind) if not one.is_hidden or one.code in chosen)

    @property
    def labels(self) -> dict[Key, Label]:
        """What words are called here, and were before."""
        found: dict[Key, Label] = {
            (KINDS[one.kind], one.code): Label(one.label) for one in self.words if one.label
        }
        for kind, code, label in self.former:
            key = (KINDS[kind], code)
            now = found.get(key, Label())
            found[key] = Label(now.said, (*now.before, label))
        return found
