"""My patterns: what I meet, what I do and how it goes, and how heavy it has been; for me alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from dashboard import session
from dashboard.screens import REFLECT
from dashboard.screens.heaviness_view import over_time, own_check_ins
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from journal.reading.intentions import IntentionTurnedOut
from journal.reading.patterns import Often, Patterns, Used, my_patterns

PRIVATE = (
    "Only you see this page, and nothing on it is compared with anybody. It counts what you wrote "
    "down, which is not all that happened."
)
EMPTY = (
    "Here will be what your encounters add up to: what you meet, what helps, which intentions "
    "turned out. Write a few down first."
)
REACHES = {"The last 12 weeks": 12 * 7, "The last year": 364, "All": None}
AT_FIRST = "The last year"
MET = {
    "cause": "What set it off",
    "channel": "How it reached me",
    "behaviours": "What they did",
    "outcome": "Where it ended",
}
SHOWN_AT_FIRST = 6
"""Techniques."""
GIVEN_EXACTLY = "Of the encounters whose time you gave exactly."
GONE = "(the entry that said it was deleted)"


def page() -> None:
    st.title("My patterns", anchor=False)
    st.caption(PRIVATE)
    since = reach()
    found = my_patterns(
        session.store(),
        session.scope(),
        since=since,
        now=session.now(),
        workspace=session.workspace(),
    )
    if not found.entries:
        st.write(EMPTY)
        st.page_link(REFLECT.path, label="Write one")
        own_check_ins()
        return
    what_i_meet(found)
    what_i_do(found)
    how_heavy(found, since)
    intentions(found.intentions)


def reach() -> date:
    """The day from which on it is counted."""
    chosen = st.pills(
        "How far back", list(REACHES), default=AT_FIRST, key="patterns-reach", required=True
    )
    days = REACHES[chosen or AT_FIRST]
    return date.min if days is None else session.today() - timedelta(days=days)


def what_i_meet(found: Patterns) -> None:
    st.header("What I meet, and when", anchor=False)
    st.write(f"{found.entries:,} entries." if found.entries > 1 else "1 entry.")
    first, *others = MET
    table_of(MET[first], found.met[first])
    for field in others:
        folded_table_of(MET[field], found.met[field])
    folded_table_of("On which day", found.weekdays, GIVEN_EXACTLY)
    folded_table_of("At what time", found.parts_of_day, GIVEN_EXACTLY)


def folded_table_of(title: str, often: Sequence[Often], about: str = "") -> None:
    """Opened in the browser alone; the page stays as long as what one came for."""
    if often:
        with st.expander(title, key=f"patterns {title}"):
            if about:
                st.caption(about)
            show_often(title, often)


def table_of(title: str, often: Sequence[Often]) -> None:
    if often:
        st.subheader(title, anchor=False)
        show_often(title, often)


def show_often(title: str, often: Sequence[Often]) -> None:
    rows = [{"Answer": one.word.label, "Entries": str(one.shown)} for one in often]
    show_table(Table.of(rows), title)


def what_i_do(found: Patterns) -> None:
    st.header("What I do, and how it goes", anchor=False)
    show_used(found.used[:SHOWN_AT_FIRST], "Techniques used most")
    if others := found.used[SHOWN_AT_FIRST:]:
        with st.expander(f"{len(others)} more", key="patterns other techniques"):
            show_used(others, "Techniques used less")
    say("Calmer at the end than at the start", str(found.cooled))
    say("Promises kept on time, of those that fell due", str(found.kept_on_time))
    if found.went_well:
        st.subheader("What went well, in your words", anchor=False)
        for said in found.went_well:
            st.text(f"“{said}”")


def show_used(used: Sequence[Used], title: str) -> None:
    rows: list[dict[str, Cell]] = [
        {
            "Technique": one.technique.label,
            "Used": one.times,
            "Helped, where you said so": str(one.helped).replace("no entries", "not said"),
        }
        for one in used
    ]
    if rows:
        show_table(Table.of(rows), title)


def how_heavy(found: Patterns, since: date) -> None:
    st.header("How heavy it has been", anchor=False)
    st.caption(
        "From your check-ins, for you alone. It is not a validated test, and there is no score."
    )
    say("Heavy or very heavy", str(found.heavy))
    folded_table_of("What fitted", found.felt)
    over_time(since)
    own_check_ins()


def say(what: str, shown: str) -> None:
    with st.container(gap=None):
        st.caption(what)
        st.text("nothing to count yet" if shown == "no entries" else shown)


def intentions(told: Sequence[IntentionTurnedOut]) -> None:
    st.header("What I wanted to try", anchor=False)
    if not told:
        st.write(
            "Here will be what came of the sentences you write under “One sentence to try next”. "
            "Each comes back when you write down a similar encounter."
        )
    for one in told:
        with st.container(gap=None):
            st.text(f"“{one.sentence}”" if one.sentence else GONE)
            st.caption(one.told.answer.label)


page()
