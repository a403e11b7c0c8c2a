"""One person on the Admin screen: the name, the roles over time, a link to come in by, leaving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import streamlit as st

from dashboard import session
from dashboard.screens.admin_erasing import offer_erasing
from dashboard.screens.admin_links import address_of
from dashboard.screens.admin_part import SEEN, as_seen, open_part, say, tried
from dashboard.screens.asked_first import KEEP, do_or_not
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from dashboard.wording import said_day
from journal.actions.governing import (
    admin_acting,
    end_role,
    grant_role,
    remove_person,
    rename_person,
    take_move_back,
)
from journal.actions.links import make_link
from journal.errors import JournalError
from journal.people import HELD_IN_NO_TEAM, Person
from journal.reading.organisation import Member, team_sizes
from journal.reading.over_time import HeldRole, When, roles_of, when
from journal.vocabulary import Role

NAME = "person"
ROLE, TEAM, CALLED = "person new role", "person new team", "person called"
LEAVES = (
    "All roles and sessions end at once. What this person wrote stays. Their open promises come "
    "first in Team promises, where the supervisor hands them over."
)
LOST = "The phone and the recovery codes are lost: take the second factor away"


def one_person(member: Member) -> None:
    person = member.person
    st.button("Back to people", type="tertiary", on_click=open_part, args=("people",))
    st.text(f"{person.name} ({person.login})")
    say(NAME)
    st.subheader("Roles", anchor=False)
    show_roles(person)
    if session.workspace().is_demo:
        return
    give_a_role(person)
    call_otherwise(person)
    if member.kinds:
        offer_link(person, has_password=member.has_password)
        st.subheader("Leaving", anchor=False)
        if st.button("Remove this person", key="remove"):
            ask_before_leaving(person)
    offer_erasing(person)


def show_roles(person: Person) -> None:
    today, may_change = session.today(), not session.workspace().is_demo
    held = roles_of(session.store(), person.person_id)
    if not held:
        st.write("No role, now or ever.")
    for one in held:
        if when(one, today) is When.NOW:
            show_held(person, one, may_change=may_change)
    planned = [one for one in held if when(one, today) is When.PLANNED]
    for one in planned:
        st.text(f"From {said_day(one.since, today)}: {said_role(one)}")
    if planned and may_change:
        st.button("Take back what is planned", on_click=act, args=(take_move_back, person))
    over = [one for one in held if when(one, today) is When.OVER]
    if over:
        rows: list[dict[str, Cell]] = [{"Before": said_role(one), **days_of(one)} for one in over]
        show_table(Table.of(rows), "Roles before")


def show_held(person: Person, one: HeldRole, *, may_change: bool) -> None:
    days = days_of(one)
    until = f", to {days['To']}" if days["To"] else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{said_role(one)}, since {days['From']}{until}")
        if may_change:
            st.button(
                "Take away",
                key=f"end {one.role.value} {one.team_id}",
                on_click=take_away,
                args=(person, one),
            )


def said_role(one: HeldRole) -> str:
    return f"{one.role.label} of {one.team}" if one.team else one.role.label


def days_of(one: HeldRole) -> dict[str, Cell]:
    """The first and the last day of a role."""
    today = session.today()
    last = said_day(one.until - timedelta(days=1), today) if one.until else ""
    return {"From": said_day(one.since, today), "To": last}


def give_a_role(person: Person) -> None:
    st.subheader("Another role", anchor=False)
    st.selectbox("Role", list(Role), format_func=lambda role: role.label, key=ROLE)
    in_team = session.recall(ROLE) not in HELD_IN_NO_TEAM
    if in_team:
        teams = [size.team.name for size in team_sizes(session.store(), session.today())]
        st.selectbox("In the team", teams, index=None, key=TEAM)
        st.caption("An agent works in a single team; to another one they move under Teams.")
    st.button("Give this role", on_click=give, args=(person, in_team))


def give(person: Person, in_team: bool) -> None:
    team = session.recall(TEAM) if in_team else None
    act(grant_role, person, session.recall(ROLE), team)


def take_away(person: Person, held: HeldRole) -> None:
    act(end_role, person, held.role, team_id=held.team_id)


def act(action: Callable[..., object], person: Person, *of: object, **more: object) -> None:
    tried(
        NAME,
        lambda: action(
            session.store(),
            person.login,
            *of,
            **more,
            now=session.now(),
            workspace=session.workspace(),
            actor=admin_acting(session.the_viewer()),
        ),
        "Saved. It holds from now on, in every open tab.",
    )


def call_otherwise(person: Person) -> None:
    st.subheader("Name", anchor=False)
    seen = as_seen(f"{NAME} {person.person_id}", person.name)
    key = f"{CALLED} {person.person_id}"
    st.text_input("Name as others read it", value=seen, key=key)
    st.button("Save the name", on_click=rename, args=(person, seen, key))


def rename(person: Person, seen: str, key: str) -> None:
    def work() -> None:
        rename_person(
            session.store(),
            person.login,
            session.recall(key) or "",
            seen=seen,
            now=session.now(),
            actor=admin_acting(session.the_viewer()),
        )

    tried(NAME, work, "Saved. The login stays.")
    session.forget(f"{SEEN} {NAME} {person.person_id}")


def offer_link(person: Person, *, has_password: bool) -> None:
    st.subheader("Coming in", anchor=False)
    st.text("A password is set." if has_password else "No password is set yet.")
    lost = has_password and st.checkbox(LOST)
    if not st.button("Make a link for a new password"):
        return
    try:
        kind, token = make_link(
            session.store(),
            person.login,
            now=session.now(),
            actor=admin_acting(session.the_viewer()),
            drop_second_factor=lost,
        )
    except JournalError as error:
        st.text(str(error))
        return
    days = kind.lasts.days
    st.text(f"For {person.login}, once, within {days} {'days' if days > 1 else 'day'}:")
    st.code(address_of(kind, token), language=None, wrap_lines=True)


@st.dialog("Remove this person?")
def ask_before_leaving(person: Person) -> None:
    st.text(person.name)
    st.write(LEAVES)
    do_or_not("Remove", lambda: leave(person), otherwise=KEEP)


def leave(person: Person) -> None:
    remove_person(
        session.store(),
        person.login,
        now=session.now(),
        workspace=session.workspace(),
        actor=admin_acting(session.the_viewer()),
    )
