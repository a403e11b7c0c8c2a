"""Rows as a CSV file that a spreadsheet opens in any script."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from journal.free_text import unformulated


def csv_of(rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def unrun(row: Iterable[object]) -> list[object]:
    """Its cells, of which a spreadsheet will run none as a formula."""
    return [unformulated(cell) if isinstance(cell, str) else cell for cell in row]
