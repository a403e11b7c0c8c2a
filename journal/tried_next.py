"""What somebody wanted to try next, when it comes back, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from journal.draft import TRIED_NEXT, Answers
from journal.ids import is_id
from journal.vocabulary import Tried


@dataclass(frozen=True)
class Intention:
    """One sentence of a past entry, which comes back at a similar encounter."""

    wanted_in: str
    """The id of the entry."""
    sentence: str
    since: date


@dataclass(frozen=True)
class TurnedOut:
    """Whether it was tried, as said in the encounter in which it came back."""

    entry_id: str
    wanted_in: str
    answer: Tried
    answered_at: datetime


def answer_in(answers: Answers) -> tuple[str, Tried] | None:
    """Which intention was answered in a draft, and how; None where that cannot be read."""
    given = answers.get(TRIED_NEXT)
    if not isinstance(given, Mapping):
        return None
    wanted_in, answer = given.get("wanted_in"), given.get("answer")
    if not isinstance(wanted_in, str) or not is_id(wanted_in) or answer not in set(Tried):
        return None
    return wanted_in, Tried(answer)
