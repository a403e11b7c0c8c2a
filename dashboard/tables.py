"""A table, on a page and in a file: a cell is nothing but text.

One that looks like a formula is escaped, on a page too: tables are copied into spreadsheets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from journal.free_text import unformulated

BOX = '<div class="figures" role="region" tabindex="0" aria-label="{name}">{table}</div>'
TABLE = '<table aria-label="{name}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
A_SENTENCE = 50
SHARE = re.compile(r"\(?\d[\d.,–]{0,11} %\)?")
Cell = str | int


@dataclass(frozen=True)
class Table:
    """What stands in a table; its first column says what each row is about."""

    head: list[str]
    rows: list[list[Cell]]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Cell]]) -> Table:
        """Of rows that name their columns, all the same."""
        head = list(rows[0]) if rows else []
        return cls(head, [[row[name] for name in head] for row in rows])

    @property
    def cells(self) -> list[list[str]]:
        """The rows as they are read."""
        return [
            [f"{cell:,}" if isinstance(cell, int) else unformulated(cell) for cell in r]
            for r in self.rows
        ]


def table_in_a_box(table: Table, name: str) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.head)
    body = "".join(map(row, table.cells))
    drawn = TABLE.format(name=escape(name), head=head, body=body)
    return BOX.format(name=escape(name), table=drawn)


def row(cells: list[str]) -> str:
    first, *rest = cells
    return f'<tr><th scope="row">{escape(first)}</th>{"".join(map(cell_of, rest))}</tr>'


def cell_of(cell: str) -> str:
    """A sentence is not to be a column of single words, and “(18–32 %)” not to be two lines."""
    is_long = ' class="long"' if len(cell) > A_SENTENCE else ""
    # A no-break space, as in sentences elsewhere, would still leave a narrow cell the dash to break
    # at, and would be copied along.
    held_together = SHARE.sub(r'<span class="whole">\g<0></span>', escape(cell))
    return f"<td{is_long}>{held_together}</td>"
