"""My promises: what is asked of me, what is open, the most pressing first, and what was settled."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from dashboard import session
from dashboard.screens.debrief_actions import show_my_actions
from dashboard.screens.handover_view import say_answered, show_asked
from dashboard.screens.ledger_view import say_problem
from dashboard.screens.open_promise import show_open
from dashboard.screens.paging import page_shown, turn_pages
from dashboard.screens.promise_making import make
from dashboard.screens.settled_promise import just_settled, show_settled
from journal.reading.promises import MyLedger, my_ledger

SEEN_BY = (
    "Your supervisor sees an open promise with your name, by when and its case reference, and "
    "never the entry behind it."
)
EMPTY = (
    "Here will be what you promised customers, the most pressing first: promises that you write "
    "down here, and those of your entries."
)


def page() -> None:
    st.title("My promises", anchor=False)
    promises()


@st.fragment
def promises() -> None:
    st.caption(SEEN_BY)
    number, ledger = page_shown(looked_at, lambda found: found.total)
    say_problem()
    just_settled(ledger)
    make()
    for asked in ledger.asked:
        show_asked(asked)
    say_answered(ledger.answered)
    if not (ledger.total or ledger.settled or ledger.asked):
        st.write(EMPTY)
    for place, found in groupby(ledger.open, lambda one: one.place):
        st.header(f"{place.label} · {ledger.counts[place]:,}", anchor=False)
        for one in found:
            show_open(one)
    turn_pages(number, ledger.total, "open promises", back="Earlier", on="Later")
    show_my_actions()
    settled(ledger)


def looked_at(number: int) -> MyLedger:
    return my_ledger(
        session.store(),
        session.scope(),
        now=session.now(),
        workspace=session.workspace(),
        page=number,
    )


def settled(ledger: MyLedger) -> None:
    if ledger.settled:
        st.header("Recently settled", anchor=False)
    for one in ledger.settled:
        show_settled(one)


page()
