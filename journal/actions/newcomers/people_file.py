"""The rows of a people file, whose columns are named in its first row, or of typed lines.

A file comes from a spreadsheet, and from a stranger: it is read within limits, as text alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journal.errors import Problem, Refused

MOST_BYTES = 1_000_000
MOST_ROWS = 2_000
"""More than that at once is a slip, or a workspace that signs its people in by single sign-on."""
LONGEST_CELL = 1_000
DELIMITERS = ",;\t"
COLUMNS = {
    "name": ("name", "full name", "person"),
    "login": ("login", "user", "username", "user name"),
    "roles": ("role", "roles"),
    "teams": ("team", "teams"),
}
TYPED = ("name", "roles", "teams", "login")
"""What stands where in a typed line."""
FILE, LINES = "File", "People"
NOTHING_DONE = "Nobody was added."
NO_NAMES = (
    "no column is called Name. The first row names the columns: Name, and if you like Login, Role "
    f"and Team. {NOTHING_DONE}"
)


@dataclass(frozen=True)
class Row:
    """What a row says, as it was written; its number is the one that a spreadsheet shows."""

    number: int
    name: str
    login: str = ""
    roles: str = ""
    teams: str = ""


def rows_of_file(content: bytes) -> list[Row]:
    """The rows of a CSV file. Raises Refused for what is none, is too large, or names nobody."""
    if len(content) > MOST_BYTES:
        raise refused(FILE, f"it has more than {MOST_BYTES // 1_000_000} MB. Divide it.")
    records = cells_of(text_of(content), FILE)
    _, head = next(records, (1, []))
    places = places_of(head)
    return checked(rows_at(places, records), FILE)


def rows_of_lines(text: str) -> list[Row]:
    """The rows of typed lines: a name, and then a role, a team and a login where there are any.
    Raises Refused."""
    places = {name: place for place, name in enumerate(TYPED)}
    return checked(rows_at(places, cells_of(text, LINES)), LINES)


def text_of(content: bytes) -> str:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise refused(FILE, "this is a spreadsheet's own format. Save it as “CSV UTF-8”.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        told = "its letters cannot be read. Save it as “CSV UTF-8”, so that no name is changed."
        raise refused(FILE, told) from None
    if "\0" in text:
        raise refused(FILE, "this is not a CSV file. Save it as “CSV UTF-8”.")
    return text


def cells_of(text: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with its number."""
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, start=1):
            if any(len(cell) > LONGEST_CELL for cell in cells):
                told = f"row {number} has a cell of more than {LONGEST_CELL:,} characters."
                raise refused(where, told)
            if any(map(str.strip, cells)):
                yield number, [cell.strip() for cell in cells]
    except csv.Error:
        told = "a row cannot be read; a quotation mark that is never closed does that."
        raise refused(where, told) from None


def places_of(head: Sequence[str]) -> dict[str, int]:
    """Where each column stands; of two that are called alike neither can be meant."""
    named = [" ".join(cell.lower().split()) for cell in head]
    places: dict[str, int] = {}
    for column, names in COLUMNS.items():
        found = [place for place, cell in enumerate(named) if cell in names]
        if len(found) > 1:
            told = f"two columns are called {names[0].capitalize()}. Take one away."
            raise refused(FILE, told)
        if found:
            places[column] = found[0]
    if "name" not in places:
        raise Refused([Problem(FILE, NO_NAMES)])
    return places


def rows_at(places: Mapping[str, int], records: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
    for number, cells in records:
        said = {name: cells[place] for name, place in places.items() if place < len(cells)}
        yield Row(number, **({"name": ""} | said))


def checked(rows: Iterator[Row], where: str) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        found.append(row)
        if len(found) > MOST_ROWS:
            raise refused(where, f"more than {MOST_ROWS:,} rows. Divide them.")
    if not found:
        raise refused(where, "nobody is named.")
    return found


def refused(where: str, told: str) -> Refused:
    return Refused([Problem(where, f"{told} {NOTHING_DONE}")])
