"""The playbook: each technique with phrases that colleagues have used, and what is found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from journal.debrief_outcome import Takeaway
from journal.errors import Problem, Refused
from journal.free_text import SENTENCE, storable
from journal.identifiers import Span, find, names_chosen
from journal.techniques import Technique
from journal.words import Word, line_of, pattern_of, words_in

PHRASE, CONSENT = "Phrase", "Your consent"
MOST_OFFERED = 50
"""By one person; more than anybody keeps an eye on."""
EMPTY = "is empty. Write how you say it."
TELLS_OF_A_CUSTOMER = (
    "may say who a customer is ({kinds}). Others read a phrase, so nothing of that kind stays in "
    "it. Say it in other words."
)


@dataclass(frozen=True)
class SaidBefore:
    """What a phrase said until it was changed."""

    phrase: str
    said_from: datetime
    said_until: datetime


@dataclass(frozen=True)
class Phrase:
    """A phrase as others read it: nothing of it tells whose it is, or when it was offered."""

    phrase_id: str
    technique: Technique
    phrase: str
    team: str | None
    """To which team it is offered; None is the workspace's own, which everybody reads."""
    is_hidden: bool
    """It is read by those alone who can show it again."""
    can_be_hidden: bool
    """By this reader."""
    said_from: datetime | None
    """Of the workspace's own alone."""
    before: tuple[SaidBefore, ...] = ()
    """The same, the latest first."""


@dataclass(frozen=True)
class OwnPhrase:
    """A phrase that one has offered to a team, as only its author reads it."""

    phrase_id: str
    technique: Technique
    team: str
    phrase: str
    offered_at: datetime
    said_from: datetime
    is_hidden: bool
    before: tuple[SaidBefore, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A technique, and what this reader may read of it beside what is ours."""

    technique: Technique
    phrases: tuple[Phrase, ...]
    takeaways: tuple[Takeaway, ...] = ()
    """What this reader's teams took from debriefs whose cases used it, the latest first."""

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing but the technique."""
        return not self.phrases and not self.takeaways

    @property
    def texts(self) -> tuple[str, ...]:
        """All that can be found in it by its words."""
        one = self.technique
        phrases = (said.phrase for said in self.phrases)
        taken = (said.what for said in self.takeaways)
        return (one.label, one.serves, one.phrase, *phrases, *taken)


def chapters_of(
    techniques: Iterable[Technique],
    phrases: Iterable[Phrase],
    takeaways: Iterable[tuple[Technique, Takeaway]] = (),
) -> tuple[Chapter, ...]:
    """These techniques with their phrases and takeaways, each in the order in which they come."""
    every, taken = tuple(phrases), tuple(takeaways)
    return tuple(
        Chapter(
            technique,
            tuple(one for one in every if one.technique is technique),
            tuple(takeaway for of, takeaway in taken if of is technique),
        )
        for technique in techniques
    )


def found_in(chapters: Sequence[Chapter], sought: Sequence[Word]) -> tuple[Chapter, ...]:
    """The chapters that hold every one of these words, as they begin a word of theirs."""
    return tuple(
        chapter
        for chapter in chapters
        if all(pattern_of(word) in line_of(words_of(chapter)) for word in sought)
    )


def words_of(chapter: Chapter) -> list[Word]:
    return [word for text in chapter.texts for word in words_in(text)]


def parse_phrase(text: str, region: str | None) -> str:
    """A phrase as it is stored: on one line, the numbers of payment cards masked. Raises Refused
    where it is empty or too long, or may say who a customer is; its text is in no message."""
    phrase = " ".join(storable(text).split())
    if not phrase:
        raise Refused([Problem(PHRASE, EMPTY)])
    if len(phrase) > SENTENCE:
        told = f"is {len(phrase):,} characters long, and {SENTENCE} fit. Shorten it."
        raise Refused([Problem(PHRASE, told)])
    if found := may_tell(phrase, region):
        kinds = ", ".join(dict.fromkeys(span.kind.label.lower() for span in found))
        raise Refused([Problem(PHRASE, TELLS_OF_A_CUSTOMER.format(kinds=kinds))])
    return phrase


def may_tell(text: str, region: str | None) -> tuple[Span, ...]:
    """Where a text may say who a customer is."""
    return tuple(find(text, region, names_chosen()))
