"""The hours of a week that are the same on each of its days, as most workspaces begin."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import session
from dashboard.screens.admin_part import SEEN, as_seen, say, tried
from journal.actions.settings import COUNTS, say_whether_reflecting_counts
from journal.actions.working_time import WrittenCalendar, set_working_time, written_calendar
from journal.working_hours import WEEKDAYS

NAME = "set-up hours"
DAYS, HOURS, REFLECTING = f"{NAME} days", f"{NAME} of a day", f"{NAME} reflecting"
WHAT_FOR = (
    "“By the end of the day” means the end of these hours, and nobody is reminded outside them. "
    "Days with other hours, holidays and another time zone are under Working time."
)
ASKED = "Does reflecting count as working time?"
ANSWERS = {"Yes": True, "No": False, "Not settled yet": None}
TOLD = "Everybody reads the answer at the foot of each page."


def hours(then: Callable[[], None]) -> None:
    """`then` is done once they are saved."""
    workspace = session.workspace()
    before = as_seen(NAME, written_calendar(workspace))
    counted = as_seen(COUNTS, workspace.reflecting_counts)
    worked = [day for day, said in zip(WEEKDAYS, before.week, strict=True) if said]
    st.write(WHAT_FOR)
    st.text(f"Time zone {before.timezone}")
    say(NAME)
    if len({said for said in before.week if said}) <= 1:
        st.pills("Working days", WEEKDAYS, default=worked, selection_mode="multi", key=DAYS)
        usual = next((said for said in before.week if said), "")
        st.text_input("Hours on each of them, as 09:00–12:30, 13:00–18:00", usual, key=HOURS)
    else:
        st.text("\n".join(f"{day} {said}" for day, said in zip(WEEKDAYS, before.week, strict=True)))
    answer = next(said for said, counts in ANSWERS.items() if counts is counted)
    place = list(ANSWERS).index(answer)
    st.radio(ASKED, list(ANSWERS), index=place, key=REFLECTING, horizontal=True)
    st.caption(TOLD)
    st.button("Save and go on", type="primary", on_click=save, args=(before, counted, then))


def save(before: WrittenCalendar, counted: bool | None, then: Callable[[], None]) -> None:
    state, now = session.remembered(), session.now()
    store, viewer = session.store(), session.the_viewer()
    week = before.week
    if DAYS in state:
        said = (state[HOURS] or "").strip()
        week = tuple(said if day in state[DAYS] else "" for day in WEEKDAYS)
    written = WrittenCalendar(before.timezone, week, before.holidays)
    counts = ANSWERS[state[REFLECTING]]

    def work() -> None:
        if written != before:
            set_working_time(store, viewer, written, now=now, seen=before)
        if counts is not counted:
            say_whether_reflecting_counts(store, viewer, counts, seen=counted, now=now)

    if tried(NAME, work, ""):
        session.forget(f"{SEEN} {COUNTS}")
        then()
