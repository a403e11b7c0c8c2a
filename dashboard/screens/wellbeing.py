"""Wellbeing: what was released of a team's check-ins, in words and bands, and what to do."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.charts.theme import Theme
from dashboard.figures.released import prepare, show_released
from dashboard.screens import SUPPORT, TRENDS
from dashboard.screens.trends_choice import TEAM, note_once
from journal.disclosure import least_agents
from journal.errors import JournalError
from journal.questions.wellbeing import Wellbeing, teams_with_check_ins, wellbeing
from journal.questions.wording import day, people_or_more
from journal.vocabulary import TeamKind

CHOSEN = "wellbeing team"
CANNOT_TELL = """
- **Who.** No check-in is here, and none can be opened: not by you, not by an admin on any page. Who
  checked in, how many did and who did not is not kept. Hard to identify, never anonymous: somebody
  who knows the team may still guess. Please do not.
- **Why.** A heavy block says nothing about its cause. The same weeks on Trends may.
- **Small changes.** A step to the next band may be a small one, and in a small team chance alone
  moves it. A band is no score, and the check-in is not a validated test.
- **Today.** A block is told once, when its four weeks are over. It is never counted again, and
  nothing of the running one is here.
"""
CAN_DO = """
- **Ask everybody, together.** “What has been heavy these weeks, and what would make it lighter?”
  Nobody has to answer, and nobody needs to say how they checked in.
- **Change the work before the people.** A break after a heavy call, somebody to take over, fewer
  hours on one channel, a rule that customers keep running into.
- **Say where help is,** to everybody alike, in good blocks too: the peers, and the list of help
  that every page leads to.
- **Answer who asks you.** A request for support is the only sign here that is meant for you
  personally. Do not wait for a block to close.
"""


def page() -> None:
    st.title("Wellbeing", anchor=False)
    prepare()
    with st.container(key="reading"):
        released_of_a_team()


@st.fragment
def released_of_a_team() -> None:
    scope, team = session.scope(), session.address(TEAM)
    try:
        told = wellbeing(session.store(), scope, team, session.today())
    except JournalError as error:
        note_once(team)
        st.error(str(error))
        st.page_link("screens/wellbeing.py", label="Your own teams", query_params={})
        return
    choose_team(told)
    if not told.blocks:
        nothing_yet(told)
        return
    st.caption(what_this_is())
    show_released(told, Theme(dark=st.context.theme.type == "dark"))
    st.header("What this page cannot tell", anchor=False)
    st.markdown(CANNOT_TELL)
    st.header("What you can do", anchor=False)
    st.markdown(CAN_DO)
    st.page_link(SUPPORT.path, label="Support requests to you", query_params={})
    st.page_link(
        TRENDS.path, label="Trends of the same team", query_params={TEAM: told.team.team_id}
    )


def choose_team(told: Wellbeing) -> None:
    teams = {
        one.team_id: one.name for one in teams_with_check_ins(session.store(), session.scope())
    }
    state = session.remembered()
    state[CHOSEN] = told.team.team_id
    st.selectbox(
        "Team",
        list(teams),
        format_func=lambda team_id: teams.get(team_id, ""),
        key=CHOSEN,
        on_change=lambda: session.set_address(**{TEAM: state[CHOSEN]}),
    )


def nothing_yet(told: Wellbeing) -> None:
    st.text(
        f"Here will be how heavy encounters were for {told.team.name}, in words and bands. A block "
        f"is told when its four weeks are over; the running one ends on {day(told.closes)}."
    )
    st.caption(what_this_is())


def what_this_is() -> str:
    least = least_agents(TeamKind.AGENTS, session.workspace().least_agents)
    return (
        "What agents answer after an encounter, if they like, to “How are you after that one?” "
        "Each person counts the same. Heavy is “Very heavy” or “Heavy”. A block is told where at "
        f"least {people_or_more(least)} checked in, and in bands wide enough that nobody’s answer "
        "can be read from one."
    )


page()
