"""How far an import is, and what became of the rows."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.bringing_in.dropped import Dropped, let_go
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from journal.questions.wording import day
from journal.transfer.judging import Summary

EVERY = 1.0
GOES_ON = (
    "You can leave this page or load it again: the import goes on. If the app is stopped, what is "
    "stored is stored; drop the file once more, and the rest is added."
)
MOST_REASONS = 20


def show_storing(held: Dropped) -> None:
    """The import as it stands."""
    if held.is_busy:
        show_progress(held)
    elif held.storing is not None:
        show_end(held)


@st.fragment(run_every=EVERY)
def show_progress(held: Dropped) -> None:
    session.draws_itself()
    storing = held.storing
    if storing is None or storing.is_over:
        st.rerun(scope="app")
        return
    rows = storing.rows or held.seen.rows
    share = min(1.0, storing.read / max(1, rows))
    st.progress(share, text=f"Storing: {storing.read:,} of {rows:,} rows")
    st.caption(GOES_ON)


def show_end(held: Dropped) -> None:
    storing = held.storing
    if storing is not None and storing.summary is not None:
        show_summary(held, storing.summary)
    elif storing is not None:
        st.error("The import has ended before its end.")
        st.text(storing.problem)
        st.button("Back to the file", on_click=back, args=(held,))
    st.button("Import another file", on_click=another, args=(held,))


def show_summary(held: Dropped, summary: Summary) -> None:
    st.header("What became of the rows", anchor=False)
    st.success(f"Stored: {summary.added:,} of {summary.read:,} rows.")
    counted: list[dict[str, Cell]] = [
        {"What": "Stored", "Rows": summary.added},
        {"What": "There before, and not added again", "Rows": summary.already_there},
        {"What": "Rejected", "Rows": summary.rejected},
    ]
    show_table(Table.of(counted), "What became of the rows")
    if summary.first_day and summary.last_day:
        st.text(f"They lie between {day(summary.first_day)} and {day(summary.last_day)}.")
    show_masked(summary)
    show_rejected(held, summary)


def show_masked(summary: Summary) -> None:
    st.subheader("Masked", anchor=False)
    if not summary.masked:
        st.write("Nothing was found in the texts that may say who a customer is.")
        return
    st.write("Masked in the texts, as it may say who a customer is:")
    rows: list[dict[str, Cell]] = [
        {"What": kind.label, "Times": times} for kind, times in summary.masked
    ]
    show_table(Table.of(rows), "What was masked")


def show_rejected(held: Dropped, summary: Summary) -> None:
    if not summary.rejected:
        return
    st.subheader("Rejected", anchor=False)
    rows: list[dict[str, Cell]] = [
        {"Line": one.line, "Column": one.column or "the row", "Reason": one.reason}
        for one in summary.rejects[:MOST_REASONS]
    ]
    show_table(Table.of(rows), "Rejected rows")
    if len(summary.rejects) > MOST_REASONS:
        st.caption(f"These are the first {MOST_REASONS} of {len(summary.rejects):,} reasons.")
    st.html(
        f'<p class="way-out"><a href="/import/{held.file_id}/rejects.csv" target="_self">'
        "Download all reasons</a></p>"
    )
    st.caption("Correct these rows and import the file once more: the others are not added again.")


def back(held: Dropped) -> None:
    held.storing = None


def another(held: Dropped) -> None:
    let_go(held)
    session.set_address(file=None)
