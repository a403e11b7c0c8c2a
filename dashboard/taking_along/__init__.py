"""Everything of one's own as one zip: to read, to count with, and to be taken back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from dashboard.taking_along.page import as_page
from journal.checkin import CheckIn
from journal.data_dictionary import fields_and_techniques
from journal.entry import Entry
from journal.free_text import unformulated
from journal.own_journal import OwnEntry, OwnJournal
from journal.promise import Promise, SavedPromise
from journal.transfer.own_format import as_json

READ_ME = """# Your journal

journal.html          everything, to read in a browser
entries.csv           one row for each entry, with its check-in
earlier_versions.csv  what entries said before they were changed
promises.csv          one row for each promise
dictionary.md         what each column means
journal.json          the same for `afterword import journal.json`, which takes it back

Whoever has this file can read all of it. What you had deleted is not in it.
"""
ROWS = """## What each row is about

| column | says |
|---|---|
| `entry_id`, `promise_id` | the same in every file |
| `team` | the team in which it was written |
| `saved_at`, `changed_at`, `made_at`, `checked_in_at` | moments, in UTC |
| `said_from`, `said_until` | from when until when it said this, in UTC |
| `shared_with` | with whom it was shared when this was taken: `supervisor`, `team` |
| `face`, `flags` | the check-in after the entry |

Several answers to one question stand in one cell with a semicolon between them. A text that a
spreadsheet would run as a formula begins with an apostrophe.
"""


def as_zip(journal: OwnJournal) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("README.md", READ_ME)
        file.writestr("journal.html", as_page(journal))
        file.writestr("entries.csv", as_csv(map(entry_row, journal.entries), ENTRY_COLUMNS))
        file.writestr("earlier_versions.csv", as_csv(version_rows(journal), VERSION_COLUMNS))
        promises = [*journal.promises, *(one for own in journal.entries for one in own.promises)]
        file.writestr("promises.csv", as_csv(map(promise_row, promises), PROMISE_COLUMNS))
        file.writestr("dictionary.md", f"{ROWS}\n{fields_and_techniques()}")
        file.writestr("journal.json", as_json(journal))
    return out.getvalue()


ENTRY_COLUMNS = (
    *("entry_id", "team", "saved_at", "changed_at"),
    *Entry.model_fields,
    *("shared_with", "checked_in_at", *CheckIn.model_fields),
)
VERSION_COLUMNS = ("entry_id", "said_from", "said_until", *Entry.model_fields)
PROMISE_COLUMNS = ("promise_id", "entry_id", "made_at", *Promise.model_fields)


def entry_row(own: OwnEntry) -> dict[str, Any]:
    saved, (at, felt) = own.saved, own.check_in or (None, None)
    return {
        "entry_id": saved.entry_id,
        "team": own.team,
        "saved_at": saved.saved_at,
        "changed_at": saved.changed_at,
        "shared_with": own.shared_with,
        "checked_in_at": at,
        **dict(saved.entry),
        **(dict(felt) if felt else {}),
    }


def version_rows(journal: OwnJournal) -> Iterable[dict[str, Any]]:
    for own in journal.entries:
        for version in own.versions:
            yield {
                "entry_id": own.saved.entry_id,
                "said_from": version.said_from,
                "said_until": version.said_until,
                **dict(version.entry),
            }


def promise_row(saved: SavedPromise) -> dict[str, Any]:
    about = {name: getattr(saved, name) for name in ("promise_id", "entry_id", "made_at")}
    return about | dict(saved.promise)


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: Any) -> str:
    """An answer by its code, as the dictionary explains it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(cell(part) if isinstance(part, str) else used(part) for part in value)
    return unformulated(str(value))


def used(technique: tuple[str, str | None]) -> str:
    what, effect = technique
    return f"{what}: {effect}" if effect else str(what)
