"""The help list on the Admin screen: who is on it, in which order, and when they are there."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import session
from dashboard.screens.admin_part import SEEN, as_seen, say, tried
from dashboard.screens.help_view import show_help
from journal.actions.help_list import (
    move_up_help_list,
    put_on_help_list,
    take_off_help_list,
)
from journal.help_list import (
    AROUND_THE_CLOCK,
    NAME,
    OPEN,
    REACH,
    WHAT_FOR,
    Help,
    WrittenHelp,
)
from journal.reading.help_list import where_to_find_help
from journal.working_hours import WEEKDAYS, written

WHAT_IT_IS = (
    "At the foot of every page, and beside the check-in, everybody finds this list alike: peers, "
    "employee assistance, helplines. Nobody is told who looks at it."
)
EMPTY = (
    "The list is empty: whoever looks for help in this workspace finds nobody. Name at least one "
    "person or line."
)
HOW = "A day’s hours as 09:00–12:30, 13:00–17:00, in the workspace’s time zone; empty is closed."
THESE_HOURS = "At these hours"
NEW = "Nobody: somebody new is put on the list"
LIST = "help list"


def help_list() -> None:
    st.header("Help list", anchor=False)
    st.write(WHAT_IT_IS)
    listed = where_to_find_help(session.store())
    if listed:
        with st.container(border=True):
            show_help(listed)
    else:
        st.warning(EMPTY)
    named = {one.help_id: one for one in listed}
    chosen = st.selectbox(
        "Who is changed",
        [one.help_id for one in listed],
        index=None,
        format_func=lambda help_id: named[help_id].name,
        placeholder=NEW,
        key="help list chosen",
    )
    edit(named.get(chosen) if chosen else None)
    say(LIST)


def edit(one: Help | None) -> None:
    """One of the list, or the empty form of a new one."""
    one = as_seen(f"{LIST} {one.help_id}", one) if one else None
    st.text_input(NAME, value=one.name if one else "", key=key(one, NAME))
    st.text_input(WHAT_FOR, value=one.what_for if one else "", key=key(one, WHAT_FOR))
    st.text_area(
        f"{REACH}: a telephone number, an address, a place",
        value=one.reach if one else "",
        key=key(one, REACH),
    )
    week = one.week if one else None
    opened = st.radio(
        OPEN,
        [AROUND_THE_CLOCK, THESE_HOURS],
        index=0 if one and week is None else 1,
        key=key(one, OPEN),
        horizontal=True,
    )
    if opened == THESE_HOURS:
        st.caption(HOW)
        for number, weekday in enumerate(WEEKDAYS):
            before = written(week[number]) if week else ""
            st.text_input(f"Open on {weekday}", value=before, key=key(one, weekday))
    with st.container(horizontal=True):
        label = "Save this change" if one else "Put on the list"
        st.button(label, type="primary", on_click=save, args=(one,))
        if one:
            st.button("Move up", on_click=act, args=(move_up_help_list, one))
            st.button("Take off the list", on_click=act, args=(take_off_help_list, one))


def key(one: Help | None, name: str) -> str:
    """Of a widget; after each addition the form of a new one is empty again."""
    whose = one.help_id if one else f"new {session.recall('put on help list', 0)}"
    return f"help list {whose} {name}"


def save(one: Help | None) -> None:
    state = session.remembered()
    hours = state[key(one, OPEN)] == THESE_HOURS
    given = WrittenHelp(
        name=state[key(one, NAME)] or "",
        what_for=state[key(one, WHAT_FOR)] or "",
        reach=state[key(one, REACH)] or "",
        week=tuple(state[key(one, day)] or "" for day in WEEKDAYS) if hours else None,
    )

    def put() -> None:
        put_on_help_list(
            session.store(),
            session.the_viewer(),
            given,
            now=session.now(),
            help_id=one.help_id if one else None,
            seen=one,
        )
        if one is None:
            session.remember("put on help list", session.recall("put on help list", 0) + 1)

    change(put, one)


def act(action: Callable[..., None], one: Help) -> None:
    change(
        lambda: action(session.store(), session.the_viewer(), one.help_id, now=session.now()), one
    )


def change(work: Callable[[], None], one: Help | None) -> None:
    tried(LIST, work, "Saved. Everybody sees it from now on.")
    if one:
        session.forget(f"{SEEN} {LIST} {one.help_id}")
