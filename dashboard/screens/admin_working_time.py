"""The working time on the Admin screen: hours, holidays, time zone, and who is away."""

from __future__ import annotations

from zoneinfo import available_timezones

import streamlit as st

from dashboard import session
from dashboard.screens.absences_view import absences_of_others
from dashboard.screens.admin_part import as_seen, say, tried
from journal.actions.working_time import WrittenCalendar, set_working_time, written_calendar
from journal.working_hours import WEEKDAYS

HOW = (
    "Write a day’s hours as 09:00–12:30, 13:00–18:00; what lies between is a break. A night shift "
    "ends on the day after: 22:00–06:00. A day that is left empty has no work."
)
WHAT_FOR = (
    "“By the end of the day” means the end of these hours. Nobody is reminded outside them. "
    "Promises that were made keep their time, and entries the day on which they were written."
)
NAME = "working time"


def working_time() -> None:
    st.header("Working time", anchor=False)
    st.write(WHAT_FOR)
    seen = as_seen(NAME, written_calendar(session.workspace()))
    zones = sorted({seen.timezone, *available_timezones()})
    st.selectbox("Time zone", zones, index=zones.index(seen.timezone), key=key("zone"))
    st.caption(HOW)
    for weekday, hours in zip(WEEKDAYS, seen.week, strict=True):
        st.text_input(f"Hours on {weekday}", value=hours, key=key(weekday))
    st.text_area(
        "Holidays, one a line: 2026-12-25 Christmas Day",
        value=seen.holidays,
        key=key("holidays"),
    )
    st.button("Save working time", on_click=save, args=(seen,))
    say(NAME)
    absences_of_others()


def key(name: str) -> str:
    return f"{NAME} {name}"


def save(seen: WrittenCalendar) -> None:
    state = session.remembered()
    written = WrittenCalendar(
        timezone=state[key("zone")],
        week=tuple(state[key(weekday)] or "" for weekday in WEEKDAYS),
        holidays=state[key("holidays")] or "",
    )
    store, viewer, now = session.store(), session.the_viewer(), session.now()
    tried(
        NAME,
        lambda: set_working_time(store, viewer, written, now=now, seen=seen),
        "Saved. It holds from now on.",
    )
