"""What the rows of a file become, before any of them is stored."""

from __future__ import annotations

import json
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.bringing_in.dropped import Dropped
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from journal.entry import Record
from journal.periods import local_date
from journal.questions.wording import day
from journal.transfer.mapping import FileMapping
from journal.transfer.preview import Becomes, by_month, first_rows
from journal.transfer.rejects import Reject
from journal.vocabulary import WhenKnown, Word

LOOK = (
    "Look at the months before you store anything: a date that is read the wrong way round shows "
    "here, as rows in months in which there should be none."
)
LONGEST = 90


def show_months(held: Dropped, mapping: FileMapping) -> None:
    st.header("In which months", anchor=False)
    st.write(LOOK)
    asked = json.dumps(mapping.occurred_at.model_dump())
    months = held.recall(asked, lambda: by_month(held.table, mapping))
    rows: list[dict[str, Cell]] = [
        {"Month": f"{date.fromisoformat(f'{month}-01'):%B %Y}", "Rows": number}
        for month, number in months
        if month
    ]
    show_table(Table.of(rows), "Rows in each month")
    without = sum(number for month, number in months if not month)
    if without:
        st.text(f"Without a day that can be read, and so left out: {without:,}")


def show_preview(held: Dropped, mapping: FileMapping) -> None:
    st.header("What the first rows become", anchor=False)
    workspace = session.workspace()
    found = first_rows(held.table, mapping, session.now(), workspace)
    records = [cells_of(one, one.record) for one in found if one.record]
    if records:
        show_table(Table.of(records), "The first rows")
    for one in found:
        if one.record is None:
            st.text(f"Line {one.line} is left out: {'; '.join(map(told, one.rejects))}")
    st.caption(
        "What may say who a customer is is masked here as it will be stored. Of rows that are left "
        "out every reason is listed once the others are stored."
    )


def told(reject: Reject) -> str:
    return f"{reject.column} {reject.reason}".strip()


def cells_of(one: Becomes, record: Record) -> dict[str, Cell]:
    becomes = "a record, masked" if one.is_masked else "a record"
    return {"Line": one.line, "Becomes": becomes, **answers_of(record)}


def answers_of(record: Record) -> dict[str, Cell]:
    zone = session.workspace().zone
    at = record.occurred_at.astimezone(zone)
    exact = record.when_known is WhenKnown.JUST_NOW
    return {
        "When": day(local_date(at, zone)) + (f", {at:%H:%M}" if exact else ""),
        "Ended": said(record.outcome),
        "Set off by": said(record.cause),
        "Came by": said(record.channel),
        "Passed on": said(record.escalated_to),
        "Case": record.case_ref or "",
        "What happened": (record.what_happened or "")[:LONGEST],
    }


def said(word: Word | None) -> str:
    return word.label if word else "not said"
