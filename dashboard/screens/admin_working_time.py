"""The working time on the Admin screen: hours, holidays, time zone, and who is away."""

from __future__ import annotations

from zoneinfo import available_timezones

import streamlit as st

from dashboard import session
from dashboard.screens.absences_view import absences_of_others
from journal import holidays
from journal.actions.working_time import WrittenCalendar, set_working_time
from journal.errors import JournalError, Refused
from journal.working_hours import WEEKDAYS, written

HOW = (
    "Write a day’s hours as 09:00–12:30, 13:00–18:00; what lies between is a break. A night shift "
    "ends on the day after: 22:00–06:00. A day that is left empty has no work."
)
WHAT_FOR = (
    "“By the end of the day” means the end of these hours. Nobody is reminded outside them. "
    "Promises that were made keep their time, and entries the day on which they were written."
)
SAVED, REFUSED = "working time saved", "working time refused"


def working_time() -> None:
    st.header("Working time", anchor=False)
    st.write(WHAT_FOR)
    workspace = session.workspace()
    zones = sorted({workspace.zone.key, *available_timezones()})
    st.selectbox("Time zone", zones, index=zones.index(workspace.zone.key), key=key("zone"))
    st.caption(HOW)
    for weekday, hours in zip(WEEKDAYS, workspace.calendar.week, strict=True):
        st.text_input(weekday, value=written(hours), key=key(weekday))
    st.text_area(
        "Holidays, one a line: 2026-12-25 Christmas Day",
        value=holidays.written(workspace.calendar.holidays),
        key=key("holidays"),
    )
    st.button("Save working time", on_click=save)
    if session.take(SAVED):
        st.success("Saved. It holds from now on.")
    for sentence in session.take(REFUSED, ()):
        st.error(sentence)
    absences_of_others()


def key(name: str) -> str:
    return f"working time {name}"


def save() -> None:
    state = session.remembered()
    written_down = WrittenCalendar(
        timezone=state[key("zone")],
        week=tuple(state[key(weekday)] or "" for weekday in WEEKDAYS),
        holidays=state[key("holidays")] or "",
    )
    try:
        set_working_time(session.store(), session.the_viewer(), written_down, now=session.now())
    except JournalError as error:
        told = error.problems if isinstance(error, Refused) else (error,)
        session.remember(REFUSED, [*map(str, told), "Nothing was changed."])
        return
    session.remember(SAVED, True)
