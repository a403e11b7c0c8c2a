"""What was released of check-ins, as tables and as files."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from dashboard.exporting import below
from dashboard.tables import Cell, Table
from journal.bands import ReleasedBlock
from journal.checkin import FIGURES
from journal.questions.wellbeing import PARTS, TITLES, Wellbeing
from journal.questions.wellbeing_wording import finding, reason, said, withheld
from journal.questions.wording import day

FOLDER = "/wellbeing/files"


def address_of(told: Wellbeing, part: str) -> str:
    """Where the table of a chart is handed out."""
    return f"{FOLDER}/{part}.csv?{urlencode({'team': told.team.team_id})}"


def as_table(told: Wellbeing, part: str) -> Table:
    """A row for each block, the latest first: its bands in words, or why there are none."""
    return Table.of([row_of(one, part) for one in reversed(told.blocks)])


def row_of(block: ReleasedBlock, part: str) -> Mapping[str, Cell]:
    cells = {
        FIGURES[name]: said(block.bands[name]) if block.bands else f"withheld: {reason(block)}"
        for name in PARTS[part]
    }
    return {"Block from": day(block.block), **cells}


def about(told: Wellbeing) -> list[tuple[str, str]]:
    return [
        ("Team", told.team.name),
        *(("Withheld", sentence) for sentence in withheld(told.withheld)),
    ]


def as_file(told: Wellbeing, part: str) -> bytes:
    """The table as a file, with what it says and of what above it."""
    said_above = [("Question", TITLES[part]), ("Finding", finding(told, part)), *about(told)]
    return below(said_above, as_table(told, part))


def file_name(told: Wellbeing, part: str, kind: str) -> str:
    last = f"-{told.blocks[-1].block}" if told.blocks else ""
    return f"afterword-wellbeing-{part}{last}.{kind}"
