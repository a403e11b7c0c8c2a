"""Trends: what the team's encounters say, over whole blocks, from the copy of facts."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import session
from dashboard.charts import DRAWN
from dashboard.charts.theme import Theme
from dashboard.exporting import as_csv, as_table, file_name
from dashboard.tables import show_table
from dashboard.wording import clock, said_day
from journal.errors import JournalError
from journal.periods import Grain, block_of, local_date
from journal.questions import SERIES, Answer, Asked, ask_all, choose, running_week
from journal.questions.wording import counted, day
from journal.reading.team import copy_taken, teams_in_scope
from journal.vocabulary import TeamKind

TEAM, FROM, TO = "team", "from", "to"


def page() -> None:
    st.title("Trends")
    with st.container(key="reading"):
        try:
            asked = choose(
                session.store(),
                session.scope(),
                session.workspace(),
                team=session.address(TEAM),
                first=day_of(session.address(FROM)),
                last=day_of(session.address(TO)),
            )
        except JournalError as error:
            st.error(str(error))
            st.page_link("screens/trends.py", label="Your own teams", query_params={})
            return
        choose_what(asked)
        this_week(asked)
        if not asked.blocks:
            nothing_yet(asked)
            return
        st.caption(what_this_is(asked))
        for answer in ask_all(session.store(), session.scope(), list(SERIES.values()), asked):
            show(answer)


def day_of(text: str | None) -> date | None:
    """A day from the address; anything else is as if it were not there."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def choose_what(asked: Asked) -> None:
    """The team and the blocks, both in the address."""
    teams = {team.team_id: team.name for team in teams_in_scope(session.store(), session.scope())}
    state = session.remembered()
    team, first, last = st.columns([2, 1, 1])
    state["trends team"] = asked.team.team_id
    team.selectbox(
        "Team",
        list(teams),
        format_func=lambda team_id: teams.get(team_id, ""),
        key="trends team",
        on_change=lambda: session.set_address(**{TEAM: state["trends team"], FROM: None, TO: None}),
    )
    if not asked.blocks:
        return
    starts = list(asked.blocks)
    ends = list(asked.ends)
    state["trends from"] = block_of(asked.first)
    state["trends to"] = ends[starts.index(block_of(asked.last))]
    first.selectbox(
        "From",
        starts,
        format_func=day,
        key="trends from",
        on_change=lambda: session.set_address(**{FROM: state["trends from"].isoformat()}),
    )
    last.selectbox(
        "To",
        ends,
        format_func=day,
        key="trends to",
        on_change=lambda: session.set_address(**{TO: state["trends to"].isoformat()}),
    )


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
    st.markdown(
        f"**{entries} this week** by {counted(found.people, 'person', 'people')}. More entries is "
        "not worse: a team that writes more may simply trust the journal more."
    )


def nothing_yet(asked: Asked) -> None:
    st.write(
        f"Here will be how the encounters of {asked.team.name} went. Figures are copied when the "
        "week turns, on Monday at midnight, and a block is drawn when its four weeks are over."
    )


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
    told = f"{grain}. A figure is shown where at least {asked.least_agents} people stand behind it."
    if asked.other_grain_before:
        other = "in blocks of four weeks" if asked.grain is Grain.WEEK else "week by week"
        changed = day(asked.other_grain_before)
        told += f" Before {changed} this team is drawn {other}; choose earlier dates to see it."
    return told + when


def show(answer: Answer) -> None:
    """A question's chart: the sentence, the picture, the table, the file."""
    question = answer.question
    st.header(question.title, anchor=False)
    st.write(answer.finding)
    for sentence in answer.withheld:
        if not answer.rows.empty:
            st.caption(sentence)
    if answer.rows.empty:
        return
    picture = st.container()
    with st.container(horizontal=True, vertical_alignment="center"):
        table = st.toggle("Show as table", key=f"table {question.name}")
        st.download_button(
            "Download",
            lambda: as_csv(answer),  # when it is asked for
            file_name(answer),
            "text/csv",
            key=f"download {question.name}",
            on_click="ignore",
        )
    with picture:
        if table:
            draw_table(answer)
        else:
            draw_chart(answer)


def draw_chart(answer: Answer) -> None:
    theme = Theme(dark=st.context.theme.type == "dark")
    st.plotly_chart(
        DRAWN[answer.question.name](answer, theme),
        theme=None,
        key=f"chart {answer.question.name}",
        alt=f"{answer.question.title}. {answer.finding}",
        config={"displayModeBar": False},
    )


def draw_table(answer: Answer) -> None:
    show_table(as_table(answer), f"{answer.question.title}, as a table")


page()
