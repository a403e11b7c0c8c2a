"""Which column of a file answers which question."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.bringing_in.dropped import Dropped
from dashboard.screens.import_answers import choose
from journal.entry import Record, asks, choices
from journal.identifiers import region_of
from journal.transfer.mapping import FROM_ONE_CELL, MAY_DEFAULT, NEVER_DEFAULT
from journal.transfer.masking import without_customers

FIRST = (*MAY_DEFAULT, NEVER_DEFAULT, "what_happened", "case_ref")
MORE = tuple(name for name in FROM_ONE_CELL if name not in FIRST)
NO_COLUMN = "No column"
NOT_ASKED = (
    "Where no column says whether it was passed on, that stays unanswered: an escalation rate is "
    "never made up."
)
LONGEST = 60


def ask_columns(held: Dropped, given: dict[str, Any], opened: list[str]) -> dict[str, Any]:
    """The columns, and what is the same for every row; what is open is added to `opened`."""
    st.header("What the columns say", anchor=False)
    said, defaults = given.get("columns", {}), given.get("defaults", {})
    columns: dict[str, str] = {}
    for question in FIRST:
        ask_column(held, question, said, columns)
        if question in MAY_DEFAULT and question not in columns:
            defaults = {**defaults, question: ask_default(held, question, defaults, opened)}
    st.caption(NOT_ASKED)
    with st.expander("More that a column can say", expanded=any(name in said for name in MORE)):
        for question in MORE:
            ask_column(held, question, said, columns)
    tell_twice(columns, opened)
    kept = {name: value for name, value in defaults.items() if name not in columns and value}
    return {"columns": columns, "defaults": kept}


def ask_column(held: Dropped, question: str, said: dict[str, str], columns: dict[str, str]) -> None:
    label = asks(question, Record).label
    name = choose(
        held, label, held.seen.names, said.get(question), about=question, placeholder=NO_COLUMN
    )
    if name is None:
        return
    columns[question] = name
    column = held.seen.column(name)
    if column and column.examples:
        told = f"For instance: {', '.join(map(as_example, column.examples))}"
        st.html(f'<p class="beside">{escape(told)}</p>')


def as_example(cell: str) -> str:
    """A cell as it is told beside its column: short, and without what says who a customer is."""
    region = region_of(session.workspace().zone)
    told = without_customers({"what_happened": cell}, region)[0]["what_happened"]
    short = " ".join(told.split())
    return f"“{short[:LONGEST]}…”" if len(short) > LONGEST else f"“{short}”"


def ask_default(
    held: Dropped, question: str, defaults: dict[str, str], opened: list[str]
) -> str | None:
    """What holds for every row, where no column says it and a record needs it."""
    words = {str(word): word.label for word in choices(question, Record).said_here()}
    answer = choose(
        held,
        f"No column says it. For every row: {asks(question, Record).label.lower()}",
        list(words),
        defaults.get(question),
        about=f"every row {question}",
        labels=words,
    )
    if answer is None:
        opened.append(f"{asks(question, Record).label} Choose a column, or an answer for all rows.")
    return answer


def tell_twice(columns: dict[str, str], opened: list[str]) -> None:
    """Two questions may be answered by one column; that is told, and not stopped."""
    for name in {name for name in columns.values() if list(columns.values()).count(name) > 1}:
        labels = [asks(one, Record).label for one, column in columns.items() if column == name]
        st.text(f"The column “{name}” answers {len(labels)} questions: {' · '.join(labels)}")
