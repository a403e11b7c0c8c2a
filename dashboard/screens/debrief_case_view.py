"""A case as the team may see it, drawn by the code that draws what is shared."""

from __future__ import annotations

import streamlit as st

from dashboard.screens.answers_view import answers, in_words
from journal.debrief_case import Case
from journal.disclosure import LEAST_AGENTS
from journal.reading.debriefs import Pack

HEAD = ("cause", "outcome", "channel")
FEW = (
    "Fewer than five agents work in this team, so colleagues may still recognise whose a case is. "
    "Nobody guesses aloud."
)
RECOGNISED = "It is hard to tell whose a case is, and not impossible: colleagues know things."
GONE = "taken back by those who wrote it. They need no reason, and nobody is told who it was."


def head_of(case: Case) -> str:
    """ "Billing · Resolved · Phone"."""
    return " · ".join(in_words(getattr(case.said, name)) for name in HEAD)


def show_case(case: Case) -> None:
    st.caption(case.slot.label)
    st.text(head_of(case))
    with st.expander("Read it"):
        answers(case.said)


def say_recognised(pack: Pack) -> None:
    say = st.warning if pack.agents < LEAST_AGENTS else st.caption
    say(said_of_recognising(pack))
    if gone := said_of_gone(pack):
        st.info(gone)


def said_of_recognising(pack: Pack) -> str:
    return FEW if pack.agents < LEAST_AGENTS else RECOGNISED


def said_of_gone(pack: Pack) -> str:
    """How many cases were taken back; empty where none was."""
    if not pack.gone:
        return ""
    cases = "1 case was" if pack.gone == 1 else f"{pack.gone} cases were"
    return f"{cases} {GONE}"
