"""What was released of check-ins, in plain words: no count, no percentage, no verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def said(band: Band) -> str:
    """ "a quarter to half"."""
    return (*BANDS[band.of], HIGHEST[band.of])[band.place]


def span(block: date) -> str:
    """ "20 April to 17 May 2026"."""
    last = block + BLOCK - timedelta(days=1)
    year = "" if block.year == last.year else f" {block.year}"
    return f"{block.day} {block:%B}{year} to {day(last)}"


def last_block(told: Wellbeing) -> str:
    """What is said of the last block that has bands, and against the one before it; first of the
    very last one, where that is withheld."""
    if not told.told:
        return "Nothing can be told yet."
    last, closed = told.told[-1], told.blocks[-1]
    heavy = last.bands[HEAVY]
    said_of_it = (
        f"From {span(last.block)}, {said(heavy)} of an agent’s check-ins were heavy, on average."
    )
    earlier = [one for one in told.told if one.block == last.block - BLOCK]
    is_old = [f"Of {span(closed.block)} nothing is told."] if closed != last else []
    return " ".join([*is_old, said_of_it, *(compared(heavy, one.bands[HEAVY]) for one in earlier)])


def finding(told: Wellbeing, part: str) -> str:
    """What a chart says, in a sentence."""
    if not told.told:
        return "Nothing can be told yet."
    return over_time(told.told) if part == HEAVY else most_fitting(told.told[-1])


def over_time(blocks: Sequence[ReleasedBlock]) -> str:
    """The highest band and the lowest, each with the latest block that it was in. Where they
    overlap, one lies in the other, as all bands do then, and nobody knows which block was higher:
    the widest is said of all."""
    bands = {one.bands[HEAVY]: one.block for one in blocks}
    highest = max(bands, key=lambda band: (band.low, band.high))
    lowest = min(bands, key=lambda band: (band.high, band.low))
    if highest.low < lowest.high:
        widest = min(bands, key=lambda band: band.of)
        return f"In every block that is told, heavy was {said(widest)}."
    return (
        f"The highest band was {said(highest)}, last in the block from {day(bands[highest])}; the "
        f"lowest {said(lowest)}, last in the one from {day(bands[lowest])}."
    )


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
    """The flags in the highest band of a block."""
    bands = {name: block.bands[name] for name in PARTS["flags"]}
    highest = max(bands.values(), key=lambda band: band.place)
    named = [FIGURES[name].lower() for name, band in bands.items() if band == highest]
    when = f"From {span(block.block)}"
    if not highest.place:
        return f"{when}, each of these fitted {said(highest)} of check-ins, on average."
    *others, last = named
    among = f"{', '.join(others)} and {last}" if others else last
    each = " each" if others else ""
    return f"{when}, what fitted most often was {among}:{each} {said(highest)}, on average."


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
