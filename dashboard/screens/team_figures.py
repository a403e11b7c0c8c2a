"""Team figures: what an agent's supervisor sees of their team, and whether a small one has any."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.wording import said_day
from journal.actions.agreeing import agree, take_back
from journal.agreement import OwnAgreement
from journal.errors import JournalError
from journal.periods import local_date
from journal.questions.wording import day, spelled
from journal.reading.agreeing import own_agreements

PROBLEM = "agreement problem"


def page() -> None:
    st.title("Team figures", anchor=False)
    asked = (session.store(), session.the_viewer(), session.workspace(), session.today())
    for own in own_agreements(*asked):
        st.header("Your team", anchor=False)
        st.text(f"{own.team.name}, {spelled(own.agents)} agent{'s' if own.agents > 1 else ''}")
        st.write(the_rule(own))
        if own.may_agree:
            ask(own)
        elif own.given_at:
            offer_to_take_back(own)
    if problem := session.take(PROBLEM):
        st.error(problem)


def the_rule(own: OwnAgreement) -> str:
    least = spelled(own.least)
    usual = f"Your supervisor sees figures where at least {least} agents stand behind them."
    if own.agents >= own.least:
        return f"{usual} Nobody is asked to agree, and nobody is named."
    if own.may_agree:
        return f"{usual} Your team is smaller: it has figures only while every agent in it agrees."
    return (
        f"{usual} Yours is so small that its figures would be one person's. They are never shown, "
        "and nobody is asked."
    )


def ask(own: OwnAgreement) -> None:
    st.subheader("What your supervisor would see", anchor=False)
    st.markdown(would_see(own))
    st.subheader("What you decide", anchor=False)
    st.markdown(decided())
    if own.given_at:
        offer_to_take_back(own)
        return
    st.button("I agree", type="primary", on_click=say_so, args=(own,))
    st.caption("If you do nothing, nothing is shown.")


def would_see(own: OwnAgreement) -> str:
    everybody = spelled(own.agents)
    begins = day(own.begins)
    return "\n".join(
        (
            "- How encounters ended, what set them off, what was passed on, heat, promises, "
            "techniques and exceptions, as counts and shares.",
            f"- Over blocks of four weeks, from {begins} on at the earliest. Nothing that was "
            "written about the time before.",
            f"- Each figure rests on all {everybody} of you, or is not shown. Nobody is named.",
            "- No entry and no text but what you share yourself, and no check-in.",
            "- You are few, so your supervisor may still guess, and whoever knows their own "
            "entries can subtract them.",
        )
    )


def decided() -> str:
    return "\n".join(
        (
            "- You decide for yourself alone. Nobody is told who agrees, or how many do: not your "
            "supervisor, not your colleagues, not an admin on any page or in the audit log.",
            "- When figures appear, every one of you has agreed. When they go, somebody took it "
            "back or the team changed; nobody is told which.",
            "- You can take it back here at any time. The figures are gone at the next look, and "
            "do not come back for the same weeks; what was seen or downloaded before stays seen.",
            "- When somebody joins or leaves, it is over, and everybody is asked anew.",
        )
    )


def offer_to_take_back(own: OwnAgreement) -> None:
    if own.given_at:
        agreed = said_day(local_date(own.given_at, session.workspace().zone), session.today())
        st.write(f"**You agreed, {agreed}.** It counts while everybody in your team agrees.")
    st.button("Take it back", on_click=take_it_back, args=(own,))


def say_so(own: OwnAgreement) -> None:
    try:
        agree(
            session.store(),
            session.the_viewer(),
            own.team.team_id,
            now=session.now(),
            workspace=session.workspace(),
        )
    except JournalError as error:
        session.remember(PROBLEM, str(error))


def take_it_back(own: OwnAgreement) -> None:
    try:
        take_back(session.store(), session.the_viewer(), own.team.team_id)
    except JournalError as error:
        session.remember(PROBLEM, str(error))


page()
