"""By when: a day or a time, with what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import streamlit as st

from dashboard import forms, session
from dashboard.in_its_place import in_its_place
from journal.reading.promises import about_due

TODAY, TOMORROW, PICK = "Today", "Tomorrow", "Pick a time"


@in_its_place
def choose_due(label: str, key: str, answer: str | None, change: Callable[..., object]) -> None:
    """The end of today or tomorrow, or a day and a time of one's own; `change` gets `due`, and
    `due_said_at` where it is a day."""
    zone = session.workspace().zone
    today = session.today()
    days = {TODAY: today.isoformat(), TOMORROW: (today + timedelta(days=1)).isoformat()}
    chosen = next((name for name, day in days.items() if day == answer), PICK if answer else None)
    state = session.remembered()
    state[f"{key} due"] = chosen

    def choose() -> None:
        name = state[f"{key} due"]
        later = datetime.combine(today + timedelta(days=1), time(10)).isoformat(timespec="minutes")
        said_at = session.now().isoformat()
        change(due=days.get(name, later) if name else None, due_said_at=said_at)

    st.pills(label, [TODAY, TOMORROW, PICK], key=f"{key} due", on_change=choose)
    if chosen == PICK and answer:
        moment = datetime.fromisoformat(answer)
        if "T" not in answer:
            ends = session.workspace().working_time.end_of_day(moment.date())
            moment = ends.astimezone(zone).replace(tzinfo=None)
        pick(key, moment, lambda at: change(due=at.isoformat(timespec="minutes")))
    if answer:
        say_about(answer)


def pick(key: str, moment: datetime, given: Callable[[datetime], Any]) -> None:
    def on(day: date) -> None:
        given(datetime.combine(day, moment.time()))

    def at(clock: time) -> None:
        given(datetime.combine(moment.date(), clock))

    forms.a_day("On which day?", key=f"{key} day", value=moment.date(), given=on)
    forms.a_time("At what time?", key=f"{key} time", value=moment.time(), given=at)


def say_about(answer: str) -> None:
    """How such promises went before, quietly; and what speaks against the time, which stands if it
    is what the customer was told."""
    told = about_due(
        session.store(),
        session.scope(),
        answer,
        now=session.now(),
        workspace=session.workspace(),
    )
    if told.against:
        st.warning(f"That is {told.against}. Keep it if it is what you told the customer.")
    if told.went:
        st.caption(told.went)
