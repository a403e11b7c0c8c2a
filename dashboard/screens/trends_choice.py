"""What Trends is asked: a team, whole blocks, one category at most; all of it in the address."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.handing_out import day_of
from dashboard.screens.trends_behind import CHOSEN
from journal.actions.asking import note_refusal
from journal.errors import JournalError
from journal.periods import block_of
from journal.questions import Asked, choose
from journal.questions.all_teams import SEVERAL
from journal.questions.question import WORDS, Only
from journal.questions.wording import day
from journal.reading.team import teams_in_scope

TEAM, FROM, TO = "team", "from", "to"
EVERYTHING = "All encounters"
EVERY_TEAM = "All my teams"


def what_is_asked() -> Asked:
    """What the address names. Raises JournalError for what this person may not see, which is noted,
    or what there is not."""
    try:
        return choose(
            session.store(),
            session.scope(),
            session.workspace(),
            team=session.address(TEAM),
            first=day_of(session.address(FROM)),
            last=day_of(session.address(TO)),
            **{by: session.address(by) for by in WORDS},
        )
    except JournalError:
        note_once(session.address(TEAM))
        raise


def note_once(team: str | None) -> None:
    """Notes that somebody asked for a team that is not theirs, and not again at each rerun."""
    teams = teams_in_scope(session.store(), session.scope())
    is_theirs = team is None or any(team in (one.team_id, one.name) for one in teams)
    if is_theirs or session.recall("refused team") == team:
        return
    session.remember("refused team", team)
    note_refusal(session.store(), session.the_viewer(), team, now=session.now())


def choose_what(asked: Asked) -> None:
    """The fields above the figures."""
    state = session.remembered()
    team, only = st.columns([1, 1])
    with team:
        choose_team(asked.team.team_id)
    if not asked.blocks:
        return
    every = [Only(by, str(word)) for by, of in WORDS.items() for word in of.said_here()]
    named = {EVERYTHING: None} | {said_of(one): one for one in every}
    state["trends only"] = said_of(asked.only) if asked.only else EVERYTHING
    only.selectbox(
        "Only",
        list(named),
        key="trends only",
        on_change=lambda: narrow(named[state["trends only"]]),
    )
    choose_blocks(asked)


def nothing_is_chosen() -> bool:
    """Whether the address names nothing: who supervises several teams begins with all of them."""
    return not any(session.address(name) for name in (TEAM, FROM, TO, *WORDS))


def choose_team(chosen: str = "") -> None:
    """One of the teams, or where there are several all of them, which is the address of nothing."""
    teams = {team.team_id: team.name for team in teams_in_scope(session.store(), session.scope())}
    if len(teams) >= SEVERAL:
        teams = {"": EVERY_TEAM} | teams
    state = session.remembered()
    state["trends team"] = chosen
    st.selectbox(
        "Team",
        list(teams),
        format_func=lambda team_id: teams.get(team_id, ""),
        key="trends team",
        on_change=lambda: take_team(state["trends team"]),
    )


def take_team(team_id: str) -> None:
    narrowed = {} if team_id else dict.fromkeys(WORDS)
    set_filter(**{TEAM: team_id or None, FROM: None, TO: None, **narrowed})


def choose_blocks(asked: Asked) -> None:
    state = session.remembered()
    starts, ends = list(asked.blocks), list(asked.ends)
    first, last = st.columns([1, 1])
    state["trends from"] = block_of(asked.first)
    state["trends to"] = ends[starts.index(block_of(asked.last))]
    first.selectbox(
        "From",
        starts,
        format_func=day,
        key="trends from",
        on_change=lambda: set_filter(**{FROM: state["trends from"].isoformat()}),
    )
    last.selectbox(
        "To",
        ends,
        format_func=day,
        key="trends to",
        on_change=lambda: set_filter(**{TO: state["trends to"].isoformat()}),
    )


def said_of(only: Only) -> str:
    """ "Cause: Billing"."""
    return f"{only.by.capitalize()}: {only.label}"


def narrow(only: Only | None) -> None:
    """One category at a time takes the place of another."""
    set_filter(**{by: only.value if only and only.by == by else None for by in WORDS})


def set_filter(**values: str | None) -> None:
    """Another filter draws other figures: what was chosen among the ones before is let go."""
    session.set_address(**values, **{CHOSEN: None})
