"""What was released of check-ins, in plain words: no count, no percentage, no verdict."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from journal.bands import EIGHTHS, QUARTERS, Band, ReleasedBlock
from journal.checkin import FIGURES, HEAVY
from journal.periods import BLOCK
from journal.questions.wellbeing import PARTS, Wellbeing
from journal.questions.wording import day, people_or_more, spelled
from journal.vocabulary import Withheld

BANDS = {
    QUARTERS: ("less than a quarter", "a quarter to half", "half to three quarters"),
    EIGHTHS: (
        "less than an eighth",
        "an eighth to a quarter",
        "a quarter to three eighths",
        "three eighths to half",
        "half to five eighths",
        "five eighths to three quarters",
        "three quarters to seven eighths",
    ),
}
HIGHEST = {QUARTERS: "three quarters or more", EIGHTHS: "seven eighths or more"}
MOST_NAMED = 3


def said(band: Band) -> str:
    """ "a quarter to half"."""
    return (*BANDS[band.of], HIGHEST[band.of])[band.place]


def span(block: date) -> str:
    """ "20 April to 17 May 2026"."""
    last = block + BLOCK - timedelta(days=1)
    year = "" if block.year == last.year else f" {block.year}"
    return f"{block.day} {block:%B}{year} to {day(last)}"


def finding(told: Wellbeing, part: str) -> str:
    """What a chart says of the last block that has bands, in a sentence or two."""
    if not told.told:
        return "Nothing can be told yet."
    last = told.told[-1]
    when = f"From {span(last.block)}"
    if part != HEAVY:
        return f"{when}: {most_fitting(last)}"
    heavy = f"{when}, {said(last.bands[HEAVY])} of an agent’s check-ins were heavy, on average."
    earlier = [one for one in told.told if one.block == last.block - BLOCK]
    return " ".join([heavy, *(compared(last.bands[HEAVY], one.bands[HEAVY]) for one in earlier)])


def compared(last: Band, before: Band) -> str:
    """Against the block before: called higher or lower only where the bands do not touch. A step
    over the edge between two can be a small one."""
    if last.low > before.high:
        return f"That is more than in the block before ({said(before)})."
    if last.high < before.low:
        return f"That is less than in the block before ({said(before)})."
    if last == before:
        return "The block before was in the same band."
    return f"The block before was close to it ({said(before)}): no change can be told."


def most_fitting(block: ReleasedBlock) -> str:
    """The flags in the highest bands, as long as there are few of them."""
    bands = {name: block.bands[name] for name in PARTS["flags"]}
    highest = sorted((name for name in bands if bands[name].place), key=lambda n: -bands[n].low)
    if not highest:
        return f"each of these fitted {said(next(iter(bands.values())))} of check-ins, on average."
    named = [f"{FIGURES[n].lower()} ({said(bands[n])})" for n in highest[:MOST_NAMED]]
    return f"what fitted most often was {', then '.join(named)}."


def withheld(blocks: Iterable[ReleasedBlock]) -> list[str]:
    """How many blocks are withheld, for each reason."""
    found: dict[str, int] = {}
    for one in blocks:
        why = reason(one)
        found[why] = found.get(why, 0) + 1
    return [
        f"{spelled(number).capitalize()} block{' is' if number == 1 else 's are'} withheld: {why}."
        for why, number in found.items()
    ]


def reason(block: ReleasedBlock) -> str:
    """Why a block has no bands."""
    if block.withheld is Withheld.TOO_FEW:
        return f"fewer than {people_or_more(block.least_agents)} checked in"
    if block.withheld is Withheld.WAS_AGENT:
        return "you were an agent of the team then, and know your own answers"
    return "it was released before a backup was put back, and is not released a second time"
