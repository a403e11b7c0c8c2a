"""What somebody looks for in their journal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from journal.techniques import Technique
from journal.vocabulary import Cause, Channel, Outcome
from journal.words import Word, words_in

MOST_WORDS = 20


@dataclass(frozen=True)
class Sought:
    """Entries that hold every one of these words, and fit all that is chosen."""

    text: str = ""
    cause: Cause | None = None
    channel: Channel | None = None
    outcome: Outcome | None = None
    technique: Technique | None = None
    is_shared: bool | None = None

    @cached_property
    def all_words(self) -> tuple[Word, ...]:
        """Each word of the text once."""
        return tuple({word.folded: word for word in words_in(self.text)}.values())

    @property
    def words(self) -> tuple[Word, ...]:
        """Those that are looked for."""
        return self.all_words[:MOST_WORDS]

    @property
    def is_narrowed(self) -> bool:
        """Whether not everything is sought."""
        chosen = (self.cause, self.channel, self.outcome, self.technique, self.is_shared)
        return bool(self.words) or any(one is not None for one in chosen)

    @property
    def caveat(self) -> str:
        """What is not looked for of what was typed, in a sentence; empty where all of it is."""
        if self.text.strip() and not self.all_words:
            return "There is no word in that to look for: a word has letters, digits or an emoji."
        if len(self.all_words) > MOST_WORDS:
            return (
                f"That is {len(self.all_words):,} different words. "
                f"The first {MOST_WORDS} were looked for."
            )
        return ""


EVERYTHING = Sought()
