"""The cases of a debrief: which entries are suggested, and what of them is told there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from pydantic import BaseModel

from journal.debrief import LEFT_OPEN
from journal.debrief_outcome import Takeaway
from journal.entry import FREE_TEXTS
from journal.vocabulary import Behaviour, Word

SERIOUS = (Behaviour.ASSAULT, Behaviour.THREATS)
"""What is not for a room of colleagues: an entry with one of these is never suggested or picked."""


class Slot(Word):
    """Where in a debrief a case stands."""

    WENT_WELL = "went_well", "One that went well"
    CASE = "case", "A case"


MOST = {Slot.WENT_WELL: 1, Slot.CASE: 2}


@dataclass(frozen=True)
class Case:
    """An entry as it is told in a debrief: without its author, and in the wording for it."""

    case_id: str
    slot: Slot
    said: BaseModel
    """With the fields alone that arrive with the team."""


@dataclass(frozen=True)
class OwnCase:
    """A case for the author of its entry: as it is told, and what came of it."""

    case_id: str
    entry_id: str
    picked_at: datetime
    said: BaseModel
    is_there: bool
    """Not taken back, nor its entry no longer shared."""
    started_at: datetime | None
    ended_at: datetime | None
    takeaways: tuple[Takeaway, ...]
    """From this case, and those that are from none in particular; once the debrief was held."""
    told_at: datetime | None = None
    """Until when its author has read of it."""

    def is_over(self, now: datetime) -> bool:
        """Whether its debrief was held, or left open for too long."""
        left_open = self.started_at is not None and self.started_at + LEFT_OPEN <= now
        return left_open or self.ended_at is not None

    @property
    def has_news(self) -> bool:
        """That it was picked, or that something came of it."""
        happened = [self.picked_at, *(one.made_at for one in self.takeaways)]
        happened += [self.ended_at] if self.ended_at else []
        return self.is_there and (self.told_at is None or max(happened) > self.told_at)


@dataclass(frozen=True)
class Candidate:
    """A shared entry that may be suggested. Whose it is, is a mere number, and goes no further than
    the choosing."""

    share_id: str
    whose: int
    was_last: bool
    """Whether its author had a case in the last debrief of the team."""
    went_well: bool
    marks: frozenset[str]
    """Its cause, its channel and its techniques: what variety is measured by."""


def reworded(said: BaseModel, wording: Mapping[str, str]) -> BaseModel:
    """What an entry says, with some of its texts put otherwise; an empty one is left out."""
    texts = {name: wording[name] or None for name in FREE_TEXTS if name in wording}
    return said.model_copy(update=texts)


def suggested(candidates: Iterable[Candidate], seed: str) -> tuple[tuple[Slot, str], ...]:
    """One that went well, and cases as unlike it and each other as there are; no two by the same
    author, and none by who had one in the last debrief.

    What is suggested depends on what is shared alone, and not on what was picked: if another were
    suggested in the place of each that is picked, their order would tell which have one author.
    """
    left = sorted(
        (one for one in candidates if not one.was_last),
        key=lambda one: sha256(f"{seed} {one.share_id}".encode()).digest(),
    )
    chosen: list[tuple[Slot, Candidate]] = []
    for slot in Slot:
        for _ in range(MOST[slot]):
            found = most_unlike([one for _, one in chosen], fitting(left, chosen, slot))
            if found is not None:
                chosen.append((slot, found))
    return tuple((slot, one.share_id) for slot, one in chosen)


def fitting(
    left: Sequence[Candidate], chosen: Sequence[tuple[Slot, Candidate]], slot: Slot
) -> list[Candidate]:
    """Those of other authors than the ones chosen; for the one that went well, where it says so."""
    authors = {one.whose for _, one in chosen}
    return [
        one for one in left if one.whose not in authors and (one.went_well or slot is Slot.CASE)
    ]


def most_unlike(chosen: Sequence[Candidate], among: Sequence[Candidate]) -> Candidate | None:
    """The first of those that share the least with what is chosen; None where there is none."""
    seen = frozenset[str]().union(*(one.marks for one in chosen))
    return min(among, key=lambda one: len(one.marks & seen), default=None)
