"""Teams over time on the Admin screen: who was where when, names, splits and mergers."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.admin_part import SEEN, as_seen, say, tried
from dashboard.screens.admin_person import days_of
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from journal.actions.teams import add_teams, move_people, rename_team
from journal.people import Team
from journal.reading.organisation import team_sizes
from journal.reading.over_time import HeldRole, InTeam, in_team
from journal.vocabulary import Role, TeamKind

NAME, TEAM = "team", "team"
CHOSEN, NEW, CALLED, WHO, INTO, DAY = (
    f"teams {name}" for name in ("chosen", "new", "called", "who", "into", "day")
)
SPLIT = (
    "Who moves works in the other team from that day on. What they wrote and promised stays with "
    "this team, and its past figures with it: supervisors read them as before. To split a team, "
    "move some of its people to a new one; to merge two, move everybody of one of them."
)
STAY = "Supervisors stay as they are; give them the other team under People."
SHOWN_ROLES = (Role.AGENT, Role.FACILITATOR, Role.SUPERVISOR)


def teams_over_time() -> None:
    st.header("Teams", anchor=False)
    sizes = team_sizes(session.store(), session.today())
    rows: list[dict[str, Cell]] = [
        {
            "Team": called(size.team),
            **{f"{role.label}s": size.holders[role] for role in SHOWN_ROLES},
        }
        for size in sizes
    ]
    show_table(Table.of(rows), "Teams")
    least = session.workspace().least_agents
    st.caption(f"Team figures from {least} agents on.")
    say(NAME)
    add_some()
    teams = {size.team.team_id: size.team for size in sizes}
    choose(teams)
    chosen = teams.get(session.address(TEAM) or "")
    if chosen is not None:
        one_team(chosen, teams)


def called(team: Team) -> str:
    """The name; of a team that is none of people, that too."""
    kind = "" if team.kind is TeamKind.AGENTS else f" ({team.kind.label.lower()})"
    return f"{team.name}{kind}"


def add_some() -> None:
    with st.expander("Add teams"):
        st.text_area("Teams, one a line", key=NEW)
        st.button("Add these teams", on_click=save_new)


def save_new() -> None:
    names = (session.recall(NEW) or "").splitlines()
    store, viewer, now = session.store(), session.the_viewer(), session.now()
    if tried(NAME, lambda: add_teams(store, viewer, names, now=now), "The teams are there."):
        session.remember(NEW, "")


def choose(teams: dict[str, Team]) -> None:
    state = session.remembered()
    asked = session.address(TEAM)
    state[CHOSEN] = asked if asked in teams else None
    st.selectbox(
        "Team to look at",
        list(teams),
        index=None,
        format_func=lambda team_id: teams[team_id].name if team_id in teams else "",
        key=CHOSEN,
        on_change=lambda: session.set_address(**{TEAM: state[CHOSEN]}),
    )


def one_team(team: Team, teams: dict[str, Team]) -> None:
    found = in_team(session.store(), team.team_id, session.today())
    for title, held in (("Now", found.now), ("Planned", found.planned), ("Before", found.over)):
        if held:
            st.subheader(title, anchor=False)
            show_table(Table.of([row_of(one) for one in held]), f"{title} in this team")
    call_otherwise(team)
    if team.kind is TeamKind.AGENTS and found.work_here:
        move(team, teams, found)


def row_of(one: HeldRole) -> dict[str, Cell]:
    return {"Name": one.name, "Role": one.role.label, **days_of(one)}


def call_otherwise(team: Team) -> None:
    st.subheader("Name", anchor=False)
    seen = as_seen(f"{NAME} {team.team_id}", team.name)
    key = f"{CALLED} {team.team_id}"
    st.text_input("Name of the team, in its past too", value=seen, key=key)
    st.button("Save the name", on_click=rename, args=(team, seen, key))


def rename(team: Team, seen: str, key: str) -> None:
    store, viewer, now = session.store(), session.the_viewer(), session.now()
    name = session.recall(key) or ""
    tried(
        NAME,
        lambda: rename_team(store, viewer, team.team_id, name, seen=seen, now=now),
        "Saved. The figures of the team are the same.",
    )
    session.forget(f"{SEEN} {NAME} {team.team_id}")


def move(team: Team, teams: dict[str, Team], found: InTeam) -> None:
    st.subheader("Split, merge, move", anchor=False)
    st.write(SPLIT)
    st.caption(STAY)
    people = {held.person_id: f"{held.name} ({held.login})" for held in found.work_here}
    others = [one for one in teams.values() if one.kind is TeamKind.AGENTS and one != team]
    everybody = st.checkbox("Everybody of this team", key=f"{WHO} all {team.team_id}")
    if not everybody:
        st.multiselect(
            "Who goes on in the other team",
            list(people),
            format_func=lambda person_id: people.get(person_id, ""),
            key=f"{WHO} {team.team_id}",
        )
    st.selectbox(
        "The other team",
        [one.team_id for one in others],
        index=None,
        format_func=lambda team_id: teams[team_id].name if team_id in teams else "",
        key=f"{INTO} {team.team_id}",
    )
    st.date_input(
        "From which day on",
        value=session.today(),
        min_value=session.today(),
        format="DD/MM/YYYY",
        key=f"{DAY} {team.team_id}",
    )
    st.button("Move them", on_click=save_move, args=(team, list(people) if everybody else None))


def save_move(team: Team, everybody: list[str] | None) -> None:
    who = session.recall(f"{WHO} {team.team_id}", []) if everybody is None else everybody
    tried(
        NAME,
        lambda: move_people(
            session.store(),
            session.the_viewer(),
            who,
            out_of=team.team_id,
            into=session.recall(f"{INTO} {team.team_id}") or "",
            day=session.recall(f"{DAY} {team.team_id}"),
            now=session.now(),
            workspace=session.workspace(),
        ),
        "Saved. Each of them is told when they are next here.",
    )
