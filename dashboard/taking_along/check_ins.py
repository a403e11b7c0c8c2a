"""One's own check-ins alone, as one zip: a table, and what its columns mean."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile

from dashboard.taking_along.tables import as_csv
from journal.checkin import CheckIn
from journal.data_dictionary import fields

COLUMNS = ("checked_in_at", "entry_id", *CheckIn.model_fields)
READ_ME = """# Your check-ins

check_ins.csv  one row for each check-in, the earliest first
dictionary.md  what each column means

Whoever has this file can read all of it. A check-in is no validated test, and nothing here
adds up to a score. Those after entries that you had deleted are not in it.
"""
ROWS = """## What each row is about

| column | says |
|---|---|
| `checked_in_at` | when you gave it, in UTC |
| `entry_id` | after which entry; the same as in the file of everything of yours |

Several flags stand in one cell with a semicolon between them.

"""


def check_ins_as_zip(check_ins: Mapping[str, tuple[datetime, CheckIn]]) -> bytes:
    rows = [
        {"checked_in_at": at, "entry_id": entry_id, **dict(check_in)}
        for entry_id, (at, check_in) in sorted(check_ins.items(), key=lambda one: one[1][0])
    ]
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("README.md", READ_ME)
        file.writestr("check_ins.csv", as_csv(rows, COLUMNS))
        file.writestr("dictionary.md", ROWS + fields("A check-in", CheckIn))
    return out.getvalue()
