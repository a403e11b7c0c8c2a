"""Where to find help, at the foot of every page and beside the check-in: the same for everybody."""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from dashboard import session
from dashboard.in_its_place import in_its_place
from dashboard.reaching import reachable
from dashboard.screens import ADMIN
from dashboard.wording import clock, said_day
from journal.help_list import Help, hours_said, is_open, open_now, opens_next
from journal.periods import local_date
from journal.policy import can_administer
from journal.reading.help_list import where_to_find_help

TITLE = "Where to find help"
NOBODY = (
    "Your workspace has not named anybody yet. Ask your admin to name who you can turn to. In an "
    "emergency, call the emergency number of where you are."
)
ADMIN_NAMES = "This list is empty, for everybody. As an admin you name who is on it."


def offer_help(place: str) -> None:
    """The list, opened in the browser alone: it is there, too, while the connection is gone."""
    with st.expander(TITLE, key=f"help {place}"):
        listed = where_to_find_help(session.store())
        if not listed:
            nobody_named()
            return
        show_help(listed)


def nobody_named() -> None:
    st.write(NOBODY)
    if can_administer(session.the_viewer()):
        st.write(ADMIN_NAMES)
        st.page_link(ADMIN.path, label="Name who can be turned to")


@in_its_place
def say_what_is_open() -> None:
    """Which help is there at this moment, in a line; nothing where none is."""
    zone = session.workspace().zone
    found = open_now(where_to_find_help(session.store()), session.now(), zone)
    if found:
        names = ", ".join(one.name for one in found)
        st.text(f"Open right now: {names}. How to reach them is at the foot of every page.")


def show_help(listed: tuple[Help, ...]) -> None:
    now, zone = session.now(), session.workspace().zone
    st.html(f'<ul class="help">{"".join(drawn(one, now) for one in listed)}</ul>')
    st.caption(
        f"Open or not as of {clock(now, zone)}. On a holiday the hours may differ. Nobody is told "
        "that you looked."
    )


def drawn(one: Help, now: datetime) -> str:
    lines = (
        f"<strong>{escape(one.name)}</strong>",
        f"<span>{escape(one.what_for)}</span>",
        f'<span class="reach">{reachable(one.reach)}</span>',
        f"<small>{escape(said_open(one, now))}</small>",
    )
    return f'<li dir="auto">{"".join(lines)}</li>'


def said_open(one: Help, now: datetime) -> str:
    """ "Open now. Monday to Friday 09:00–17:00"."""
    zone = session.workspace().zone
    if one.week is None:
        return hours_said(one)
    if is_open(one, now, zone):
        return f"Open now. {hours_said(one)}"
    opens = opens_next(one, now, zone)
    if opens is None:
        return hours_said(one)
    day = said_day(local_date(opens, zone), session.today())
    return f"Closed now, opens {day} at {clock(opens, zone)}. {hours_said(one)}"
