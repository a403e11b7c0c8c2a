"""Team promises: what the teams one supervises owe to customers, and until when. By time and never
by count of anybody."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from dashboard import session
from dashboard.screens.handover_view import choose_colleague, withdraw_button
from dashboard.screens.ledger_view import say_problem
from dashboard.screens.paging import page_shown, turn_pages
from dashboard.screens.promise_view import headline, show_lines
from journal.ledger import TeamPromise
from journal.reading.promises import TeamLedger, team_ledger
from journal.vocabulary import Place

WHAT_IT_IS = (
    "Open promises: what, by when, whose and its case. The entry behind one is its author's, and "
    "what is done or no longer needed leaves this page."
)
EMPTY = "Here will be the open promises of your team, the most pressing first. There are none."
UNWATCHED = "Their owner is away or has left"


def page() -> None:
    st.title("Team promises", anchor=False)
    promises()


@st.fragment
def promises() -> None:
    st.caption(WHAT_IT_IS)
    number, ledger = page_shown(looked_at, lambda found: found.total)
    say_problem()
    if not ledger.total:
        st.write(EMPTY)
        return
    st.markdown(f"**{in_all(ledger)}**")
    several = len({one.team_id for one in ledger.open}) > 1
    for heading, found in groupby(ledger.open, section):
        st.header(heading, anchor=False)
        for one in found:
            show(one, several)
    turn_pages(number, ledger.total, "open promises", back="Earlier", on="Later")


def looked_at(number: int) -> TeamLedger:
    return team_ledger(
        session.store(),
        session.scope(),
        now=session.now(),
        workspace=session.workspace(),
        page=number,
    )


def in_all(ledger: TeamLedger) -> str:
    """ "2 overdue · 1 at risk · 14 coming"."""
    return " · ".join(
        f"{ledger.counts[place]:,} {place.label.lower()}"
        for place in Place
        if place in ledger.counts
    )


def section(one: TeamPromise) -> str:
    return UNWATCHED if one.owner_is_away or not one.owner_is_here else one.place.label


def show(one: TeamPromise, several: bool) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            head = headline(one.due_at, is_day=one.due_is_day)
            show_lines(head, one.what, whose(one, several))
            if one.asked is None and st.button("Hand over", key=f"hand over {one.promise_id}"):
                hand_over(one)
        if told := warning(one):
            st.text(told)
        if one.asked:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{one.asked.name} is asked to take it over.")
                withdraw_button(one.asked.handover_id)


def whose(one: TeamPromise, several: bool) -> str:
    """ "Ana Reyes · FH-20418", with the team for who supervises several."""
    case = [one.case_ref] if one.case_ref else []
    return " · ".join([one.owner, *([one.team] if several else []), *case])


def warning(one: TeamPromise) -> str:
    if not one.owner_is_here:
        return "Its owner does not work in the team any more. Hand it over, or it will slip."
    if one.owner_is_away:
        return "Its owner is away today."
    return "Its owner is away when it falls due." if one.away_then else ""


@st.dialog("Hand this promise over")
def hand_over(one: TeamPromise) -> None:
    with st.container(gap=None):
        st.caption(f"{headline(one.due_at, is_day=one.due_is_day)}, {one.owner}")
        st.text(one.what)
    choose_colleague(one.promise_id, one.team_id, one.owner_id)


page()
