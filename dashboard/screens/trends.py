"""Trends: what the team's encounters say, over whole blocks, from the copy of facts."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.charts.theme import Theme
from dashboard.exported_files import EVERY_FIGURE
from dashboard.figures import Section, prepare, show_figures
from dashboard.handing_out import page_address
from dashboard.screens import TEAM_PROMISES
from dashboard.screens.trends_all_teams import show_all_teams
from dashboard.screens.trends_behind import choose_behind, what_is_behind
from dashboard.screens.trends_choice import (
    choose_team,
    choose_what,
    nothing_is_chosen,
    what_is_asked,
)
from dashboard.screens.trends_marks import mark_changes, said
from dashboard.wording import clock, said_day
from journal.errors import JournalError
from journal.periods import Grain, local_date
from journal.questions import Asked, running_week
from journal.questions.all_teams import supervises_several
from journal.questions.last_block import LastBlock
from journal.questions.overview import Overview, overview
from journal.questions.wording import counted, day, people_or_more
from journal.reading.promises import due_today
from journal.reading.team import copy_taken
from journal.vocabulary import TeamKind

LEADS = (
    "Choose a point or bar, or a row of a table, to read what is shared of the entries behind it."
)
IN_FILES = (
    "This page is one file, to send or to print. Every figure is a zip of tables (CSV), of all "
    "your teams and all blocks there are, whatever is chosen above; dictionary.md in it says what "
    "each column means."
)


def page() -> None:
    st.title("Trends", anchor=False)
    prepare()
    with st.container(key="reading"):
        figures_of_a_team()


@st.fragment
def figures_of_a_team() -> None:
    if nothing_is_chosen() and supervises_several(session.store(), session.scope()):
        choose_team()
        pressing()
        show_all_teams()
        return
    try:
        asked = what_is_asked()
    except JournalError as error:
        st.error(str(error))
        st.page_link("screens/trends.py", label="Your own teams", query_params={})
        return
    choose_what(asked)
    pressing()
    this_week(asked)
    if not asked.blocks:
        nothing_yet(asked)
        return
    st.caption(what_this_is(asked))
    told = overview(session.store(), session.scope(), asked)
    theme = Theme(dark=st.context.theme.type == "dark")
    show_figures(sections(told), theme, behind=what_is_behind(told), on_chosen=choose_behind)
    mark_changes(asked, told.marked)
    with st.container(horizontal=True):
        st.link_button("Download this page", page_address(asked))
        st.link_button("Download every figure", EVERY_FIGURE)
    st.caption(IN_FILES)


def sections(told: Overview) -> list[Section]:
    """The page from top to bottom."""
    every = [
        Section("What changed", sentences=told.changed),
        Section("The last closed block", tiles=[tile(found) for found in told.blocks]),
        Section(
            "Over time",
            sentences=[
                *([told.lopsided] if told.lopsided else []),
                *(said(number, change) for number, change in enumerate(told.marked)),
            ],
            figures=told.over_time,
            marked=told.marked,
        ),
        Section("What is behind it", figures=told.behind),
        Section("How it was handled", figures=told.handled),
        Section("Teams", figures=told.teams),
    ]
    return [one for one in every if one.sentences or one.tiles or one.figures]


def tile(found: LastBlock) -> dict[str, str]:
    return {"name": found.name, "value": str(found.last.shown), "details": found.details}


def pressing() -> None:
    """What does not wait for the week to turn, and the way to it."""
    today, overdue = due_today(
        session.store(), session.scope(), now=session.now(), workspace=session.workspace()
    )
    told = [f"{counted(today, 'promise', 'promises')} due today"]
    told += [f"{overdue:,} overdue"] if overdue else []
    arrow = ":material/arrow_forward:"
    st.page_link(TEAM_PROMISES.path, label=" · ".join(told), icon=arrow, query_params={})


def this_week(asked: Asked) -> None:
    """All that is told of the running week."""
    if asked.team.kind is TeamKind.RECORDS:
        return
    found = running_week(
        session.store(),
        session.scope(),
        asked.team,
        now=session.now(),
        workspace=session.workspace(),
    )
    entries = counted(found.entries, "entry", "entries")
    who = f"by {counted(found.people, 'person', 'people')}" if found.entries else "so far"
    st.markdown(
        f"**{entries} this week** {who}. More entries is not worse: a team that writes more may "
        "simply trust the journal more."
    )


def nothing_yet(asked: Asked) -> None:
    st.text(
        f"Here will be how the encounters of {asked.team.name} went. Figures are copied when the "
        "week turns, on Monday at midnight, and a block is drawn when its four weeks are over."
    )
    if asked.of_few:
        st.text(asked.of_few)


def what_this_is(asked: Asked) -> str:
    grain = "Week by week" if asked.grain is Grain.WEEK else "In blocks of four weeks"
    copied = copy_taken(session.store())
    zone = session.workspace().zone
    when = ""
    if copied:
        today = local_date(session.now(), zone)
        copied_on = said_day(local_date(copied, zone), today)
        when = f" Figures as copied {copied_on}, {clock(copied, zone)}."
    if asked.team.kind is TeamKind.RECORDS:
        return f"{grain}, from imported records: there are no agents behind these figures.{when}"
    told = f"{grain}. {asked.of_few or where_shown(asked)}"
    if asked.other_grain_before and asked.by_agreement:
        least, changed = session.workspace().least_agents, day(asked.other_grain_before)
        told += f" Before {changed} a figure needs {people_or_more(least)}; choose earlier dates."
    elif asked.other_grain_before:
        other = "in blocks of four weeks" if asked.grain is Grain.WEEK else "week by week"
        changed = day(asked.other_grain_before)
        told += f" Before {changed} this team is drawn {other}; choose earlier dates to see it."
    return f"{told}{when} {LEADS}"


def where_shown(asked: Asked) -> str:
    return f"A figure is shown where at least {people_or_more(asked.least_agents)} stand behind it."


page()
