"""A pack as slides: what the room is shown, with prompts for whoever leads it in the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from unicodedata import east_asian_width

from dashboard.packs.slide_charts import native
from dashboard.packs.slide_paper import BOTTOM, EDGE, QUIET, ROOM, TOP, Box, Deck, Look
from dashboard.packs.telling import HandOut, Part, Said, ToldCase, ToldFigure

FOOT = "What is told here stays here. Anyone may pass."
SIDE, GAP = 3.2, 0.5
"""Of the short answers of a case, in inches, and the room beside them."""
MOST_LINES, ON_A_LINE = 16, 78
"""Of the texts of a case on one slide, and characters on each."""
GOES_ON = " … It goes on in the notes."
LARGE, LABEL, SHORT = Look(28, after=18), Look(12, QUIET, after=0), Look(16, after=10)
LONG, SMALL = Look(17, after=10), Look(16, after=8)
CELL = Look(15, after=0)


def as_slides(handed: HandOut) -> bytes:
    """The slides as a file. A text that is too long for one is whole in its notes."""
    made = datetime.combine(handed.day, time(), tzinfo=UTC)
    deck = Deck(handed.title, made, f"{handed.title} · {handed.made}")
    begin(deck, handed)
    for part in handed.parts:
        lead_through(deck, part)
    withheld = deck.slide("What is withheld")
    deck.texts(withheld, handed.withheld, SMALL, Box())
    for figure in handed.figures:
        show_figure(deck, figure)
    return deck.written()


def begin(deck: Deck, handed: HandOut) -> None:
    first = deck.slide(handed.title, [FOOT])
    told = (f"{handed.minutes} minutes · made on {handed.made}", *handed.about, FOOT)
    deck.texts(first, told, Look(20, after=14), Box())
    agenda = deck.slide("Agenda")
    rows = [("Step", "Minutes"), *((part.about, str(part.minutes)) for part in handed.parts)]
    deck.table(agenda, rows, (ROOM - 1.4, 1.4), Box(height=4.6), CELL)


def lead_through(deck: Deck, part: Part) -> None:
    """A slide for what is said in a step, and some for each of its cases."""
    minutes = "1 minute" if part.minutes == 1 else f"{part.minutes} minutes"
    if part.sentences or part.to_fill:
        slide = deck.slide(part.about, part.prompts, minutes)
        deck.texts(slide, part.sentences, LARGE, Box())
        if part.to_fill:
            empty = [""] * len(part.to_fill)
            widths = (ROOM - 6.9, 2.3, 1.8, 2.8)
            deck.table(slide, [part.to_fill, empty, empty], widths, Box(top=3.4, height=2.7), CELL)
    for case in part.cases:
        tell_case(deck, case, part, minutes)


def tell_case(deck: Deck, case: ToldCase, part: Part, minutes: str) -> None:
    """What it says, its short answers beside its texts, and what the room is asked about it."""
    for texts in on_slides(case.long):
        notes = [one.said.text for one in texts if one.shown != one.said.text]
        slide = deck.slide(case.title, [*part.prompts, *notes], minutes)
        short = [text for one in case.short for text in (one.label, one.text)]
        deck.labelled(slide, short, (LABEL, SHORT), Box(width=SIDE))
        beside = [text for one in texts for text in (one.said.label, one.shown)]
        left = EDGE + SIDE + GAP
        deck.labelled(slide, beside, (LABEL, LONG), Box(left, width=ROOM - SIDE - GAP))
    slide = deck.slide(case.title, part.prompts, minutes)
    deck.texts(slide, case.questions, LARGE, Box())


@dataclass(frozen=True)
class Shown:
    """A text of a case, and as much of it as a slide has room for."""

    said: Said
    shown: str


def on_slides(texts: Sequence[Said]) -> Iterator[list[Shown]]:
    """The texts of a case, slide by slide; one slide at least."""
    page: list[Shown] = []
    free = MOST_LINES
    for one in texts:
        shown = beginning(one.text)
        needed = lines(shown) + 1
        if page and needed > free:
            yield page
            page, free = [], MOST_LINES
        page.append(Shown(one, shown))
        free -= needed
    yield page


def beginning(text: str) -> str:
    """A text, or what of it fits on a slide of its own."""
    if lines(text) < MOST_LINES:
        return text
    fits, taken = 0, 0.0
    for place, one in enumerate(text):
        taken += ON_A_LINE if one == "\n" else width(one)
        if taken > (MOST_LINES - 2) * ON_A_LINE:
            break
        fits = place + 1
    return text[:fits].rsplit(maxsplit=1)[0] + GOES_ON


def lines(text: str) -> int:
    return sum(-(-sum(map(width, line)) // ON_A_LINE) or 1 for line in text.split("\n"))


def width(one: str) -> int:
    return 2 if east_asian_width(one) in "WF" else 1


def show_figure(deck: Deck, figure: ToldFigure) -> None:
    """A figure as one or two native charts, below what it says."""
    slide = deck.slide(figure.title, [figure.finding])
    deck.texts(slide, [figure.finding], SMALL, Box(height=1.2))
    charts = native(figure.drawn)
    wide = (ROOM - GAP * (len(charts) - 1)) / len(charts)
    for place, chart in enumerate(charts):
        left = EDGE + place * (wide + GAP)
        box = Box(left, TOP + 1.2, wide, BOTTOM - TOP - 1.1)
        deck.chart(slide, chart, box, f"{figure.title}: {figure.finding}")
