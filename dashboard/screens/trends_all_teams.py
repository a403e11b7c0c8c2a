"""Trends of a supervisor of several teams, before one is chosen: what changed in any of them."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import session
from dashboard.exporting import as_table
from dashboard.handing_out import FOLDER, address_of
from dashboard.screens.table_view import show_table
from dashboard.screens.trends_choice import TEAM
from journal.people import Team
from journal.questions.all_teams import AllTeams, all_teams
from journal.questions.wording import day, people_or_more


def show_all_teams() -> None:
    told = all_teams(session.store(), session.scope(), session.workspace())
    st.caption(what_this_is(told))
    st.header("What changed", anchor=False)
    st.html(f'<div class="all-teams">{news(told)}</div>')
    st.header("Your teams", anchor=False)
    st.html(f'<ul class="all-teams">{"".join(in_the_list(team, told) for team in told.teams)}</ul>')
    if told.answer.rows.empty:
        return
    with st.expander("Every share of every team"):
        show_table(as_table(told.answer), told.answer.question.title)
        st.link_button("Download", address_of(told.answer))
    st.link_button("Download this page", f"{FOLDER}/page.html")


def what_this_is(told: AllTeams) -> str:
    asked = told.asked
    return (
        f"Each team’s last block, and its last three, up to {day(asked.last)}, against what is "
        "usual there. A figure is shown where at least "
        f"{people_or_more(asked.least_agents)} stand behind it."
    )


def news(told: AllTeams) -> str:
    """The sentences, each with its team, where there is more."""
    lines = [
        f"{link(one.team)}: {escape(sentence)}" for one in told.news for sentence in one.sentences
    ]
    lines += map(escape, (*told.others, *told.answer.withheld))
    return "".join(f"<p>{line}</p>" for line in lines).replace(" %", "\u00a0%")


def in_the_list(team: Team, told: AllTeams) -> str:
    return f"<li>{link(team)} <span>{escape(told.said_of(team))}</span></li>"


def link(team: Team) -> str:
    address = f"trends?{urlencode({TEAM: team.team_id})}"
    return f'<a href="{escape(address)}" target="_self">{escape(team.name)}</a>'
