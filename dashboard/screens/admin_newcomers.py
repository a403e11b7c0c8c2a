"""Adding people: typed in lines or out of a CSV file, with what each row becomes before anything is
stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard import session
from dashboard.choosing import choose_file
from dashboard.screens.admin_part import say, tried
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from journal.actions.newcomers import (
    Newcomer,
    Preview,
    Row,
    UnknownTeam,
    add_newcomers,
    preview,
    rows_of_file,
    rows_of_lines,
)
from journal.actions.newcomers.people_file import MOST_BYTES
from journal.actions.newcomers.preview import MADE, REFUSED
from journal.errors import Refused as InputRefused
from journal.reading.organisation import members, team_sizes

NAME, ADDED = "newcomers", "newcomers added"
TYPED, FILE = "Type them", "A CSV file"
HOW_TYPED = "One person a line: name, role, team"
HOW_FILE = (
    "The first row names the columns: Name; and, where you have them, Role, Team and Login. "
    "Without a role somebody is an agent; without a login one is made of the name. Several roles "
    "or teams stand in one cell with semicolons between. 1 MB and 2,000 people at most."
)
EXAMPLE = "Name,Role,Team\nAna Reyes,agent,Billing\nSam Whitlock,supervisor,Billing"
MAKE, LEAVE_OUT = "Make this team", "Refuse its rows"
DECISIONS = {MAKE: MADE, LEAVE_OUT: REFUSED}
MOST_SHOWN = 50
MOST_UNKNOWN = 20
TOO_MANY = (
    "So many teams are not there that another column may have been meant. Make the teams first, or "
    "look at the file again."
)


def newcomers(then: Callable[[], None] = lambda: None) -> None:
    """`then` is done once they are added."""
    say(NAME)
    how = st.radio("How do you name them?", [TYPED, FILE], horizontal=True, key=key("how"))
    try:
        rows = typed() if how == TYPED else out_of_a_file()
    except InputRefused as refused:
        for problem in refused.problems:
            st.text(str(problem))
        return
    if rows:
        look_at(rows, then)


def key(name: str) -> str:
    """Of a widget; after people were added each is empty again."""
    return f"{NAME} {session.recall(f'{NAME} times', 0)} {name}"


def typed() -> list[Row]:
    text = st.text_area(
        HOW_TYPED, height=160, key=key("lines"), placeholder="Ana Reyes, agent, Billing"
    )
    st.button("Look at them")
    return rows_of_lines(text) if text.strip() else []


def out_of_a_file() -> list[Row]:
    st.caption(HOW_FILE)
    st.code(EXAMPLE, language=None, wrap_lines=True)
    content = choose_file(
        "CSV file of people", key=key("file"), accepts=".csv,text/csv", most=MOST_BYTES
    )
    return rows_of_file(content) if content is not None else []


def look_at(rows: Sequence[Row], then: Callable[[], None]) -> None:
    there = members(session.store(), session.today())
    people = [member.person for member in there]
    teams = [size.team for size in team_sizes(session.store(), session.today())]
    decided = {
        name: DECISIONS[said]
        for name, said in session.recall(key("decided"), {}).items()
        if said in DECISIONS
    }
    found = preview(rows, people, teams, decided)
    ask_about(found.unknown_teams)
    show_unfit(found)
    show_fit(found)
    if found.undecided:
        st.write("Say first what becomes of the teams that are not there.")
    many = len(found.newcomers)
    st.button(
        f"Add {many:,} {'people' if many != 1 else 'person'}",
        type="primary",
        disabled=not many or bool(found.undecided),
        on_click=add,
        args=(found, then),
    )


def ask_about(unknown: Sequence[UnknownTeam]) -> None:
    """A team that is not there may be a new one, or a slip."""
    if len(unknown) > MOST_UNKNOWN:
        st.error(TOO_MANY)
    for number, one in enumerate(unknown[:MOST_UNKNOWN], start=1):
        like = f" Did you mean {one.like}?" if one.like else ""
        rows = ", ".join(map(str, one.rows[:10])) + (" …" if len(one.rows) > 10 else "")
        st.text(f"{one.name}: there is no such team (row {rows}).{like}")
        name = key(f"team {one.name.lower()}")
        st.radio(
            f"What becomes of team {number}?",
            list(DECISIONS),
            index=None,
            horizontal=True,
            key=name,
            on_change=decide,
            args=(one.name.lower(), name),
        )


def decide(team: str, name: str) -> None:
    decided = session.recall(key("decided"), {})
    session.remember(key("decided"), decided | {team: session.recall(name)})


def show_unfit(found: Preview) -> None:
    if not found.unfit:
        return
    many = len(found.unfit)
    st.subheader(f"{many:,} refused" if many > 1 else "1 row is refused", anchor=False)
    for one in found.unfit[:MOST_SHOWN]:
        st.text(f"Row {one.row}, {one.said or 'without a name'}. {' '.join(one.reasons)}")
    say_more(many)


def show_fit(found: Preview) -> None:
    if not found.newcomers:
        return
    st.subheader("Who is added", anchor=False)
    if found.new_teams:
        st.text(f"With these teams, which are new: {', '.join(found.new_teams)}")
    show_table(Table.of([row_of(one) for one in found.newcomers[:MOST_SHOWN]]), "Who is added")
    say_more(len(found.newcomers))


def row_of(one: Newcomer) -> dict[str, Cell]:
    return {
        "Name": one.name,
        "Login": one.login,
        "Roles": ", ".join(role.label for role in one.roles),
        "Teams": ", ".join(one.team_names),
    }


def say_more(many: int) -> None:
    if many > MOST_SHOWN:
        st.caption(f"And {many - MOST_SHOWN:,} more.")


def add(found: Preview, then: Callable[[], None]) -> None:
    def work() -> None:
        added = add_newcomers(
            session.store(),
            session.the_viewer(),
            found.newcomers,
            found.new_teams,
            now=session.now(),
            workspace=session.workspace(),
        )
        session.remember(ADDED, [person.person_id for person in added.people])

    many = len(found.newcomers)
    if tried(NAME, work, f"{many:,} added." if many > 1 else "One person was added."):
        session.remember(f"{NAME} times", session.recall(f"{NAME} times", 0) + 1)
        then()
