"""What a pack says, once and for every file: its steps, cases and figures, and what is withheld."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.charts import DRAWN
from dashboard.charts.theme import Figure
from dashboard.drawing.paper import LIGHT
from dashboard.screens.answers_view import in_words
from dashboard.screens.debrief_case_view import HEAD, head_of, said_of_gone, said_of_recognising
from journal.actions.handing_out_packs import PackToTake
from journal.debrief import ABOUT, Step
from journal.debrief_case import Case
from journal.debrief_outcome import DUE, HOW_SEEN, OWNER, WHAT
from journal.debrief_room import PROMPTS, Page
from journal.entry import FREE_TEXTS, asks
from journal.questions.overview import Told
from journal.questions.wording import day as said_day

CANNOT_BE_RECALLED = (
    "Whoever wrote a case can take it back, always. Copies that were printed, and files that were "
    "handed on, cannot be recalled."
)
LEFT_OUT = (
    "Of each case: who wrote it, when it was, its case reference, and what a gesture was worth.",
    "Of the team’s figures: behaviours, bent rules and techniques; and every figure of one person.",
)


@dataclass(frozen=True)
class Said:
    """What a case says to a question that an entry asks."""

    label: str
    text: str

    @property
    def is_long(self) -> bool:
        """A text in somebody's own words, or a list; not one word or number."""
        return self.label in LONG_LABELS


@dataclass(frozen=True)
class ToldCase:
    """A case, and what the room is asked about it."""

    title: str
    answers: tuple[Said, ...]
    questions: tuple[str, ...]

    @property
    def short(self) -> tuple[Said, ...]:
        return tuple(one for one in self.answers if not one.is_long)

    @property
    def long(self) -> tuple[Said, ...]:
        return tuple(one for one in self.answers if one.is_long)


@dataclass(frozen=True)
class Part:
    """A step of the agenda."""

    label: str
    about: str
    minutes: int
    sentences: tuple[str, ...]
    prompts: tuple[str, ...]
    """For who leads it."""
    cases: tuple[ToldCase, ...]
    to_fill: tuple[str, ...] = ()
    """The columns of what is written down by hand, two lines of it."""


@dataclass(frozen=True)
class ToldFigure:
    """A figure of the team, and what it says."""

    name: str
    title: str
    finding: str
    drawn: Figure
    """In the words of the charts, in light."""


@dataclass(frozen=True)
class HandOut:
    """A pack as it is handed out, in whichever file."""

    title: str
    day: date
    """On which it was made."""
    about: tuple[str, ...]
    parts: tuple[Part, ...]
    figures: tuple[ToldFigure, ...]
    withheld: tuple[str, ...]

    @property
    def made(self) -> str:
        return said_day(self.day)

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)


LISTS = ("behaviours", "feelings", "techniques")
LONG_LABELS = frozenset(asks(name).label for name in (*LISTS, *FREE_TEXTS))


def told(taken: PackToTake) -> HandOut:
    """What is handed out of a pack."""
    pack = taken.pack
    about = (said_of_recognising(pack), said_of_gone(pack), CANNOT_BE_RECALLED)
    return HandOut(
        f"Debrief, {pack.team}",
        taken.day,
        tuple(filter(None, about)),
        tuple(
            part_of(step, pack.debrief.agenda.of(step), pack.pages, pack.cases)
            for step in pack.debrief.agenda.steps
        ),
        tuple(map(figure_of, taken.told.figures)),
        (*LEFT_OUT, *taken.told.withheld),
    )


def part_of(step: Step, minutes: int, pages: Sequence[Page], cases: Sequence[Case]) -> Part:
    """A step with the pages that the room sees in it; those about a case stand with the case."""
    within = [page for page in pages if page.step is step]
    asked = {
        case.case_id: tuple(page.sentence for page in within if page.case_id == case.case_id)
        for case in cases
    }
    return Part(
        step.label,
        ABOUT[step],
        minutes,
        tuple(page.sentence for page in within if page.case_id is None),
        PROMPTS[step],
        tuple(case_of(case, asked[case.case_id]) for case in cases if asked[case.case_id]),
        (WHAT, OWNER, DUE, HOW_SEEN) if step is Step.NEXT_ACTIONS else (),
    )


def case_of(case: Case, questions: tuple[str, ...]) -> ToldCase:
    said = [(name, in_words(value)) for name, value in case.said if name not in HEAD]
    return ToldCase(
        f"{case.slot.label}: {head_of(case)}",
        tuple(Said(asks(name).label, text) for name, text in said if text),
        questions,
    )


def figure_of(one: Told) -> ToldFigure:
    question = one.answer.question
    drawn = DRAWN[question.name](one.answer, one.limits, LIGHT)
    return ToldFigure(question.name, question.title, one.finding, drawn)


def reads_from_right(text: str) -> bool:
    """Whether a text begins in a script that is read from right to left."""
    strong = (unicodedata.bidirectional(one) for one in text)
    return next((one for one in strong if one in ("L", "R", "AL")), "L") != "L"
