"""Saying that one can be asked for support, by whom and when; a break is one tap."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.screens.ledger_view import could, on_tap
from journal.actions.supporting import can_be_asked, end_break, take_a_break
from journal.peers import Peering
from journal.policy import can_ask_for_support
from journal.reading.support import am_outside_contact, my_peering
from journal.vocabulary import Role
from journal.working_hours import WEEKDAYS, Stretch

TEAM, OTHERS = "My team", "Other teams"
WHAT_IT_MEANS = (
    "They see your name, and when you can next be asked. You see who it is once you open a "
    "request, and can always say that you cannot do it now."
)
ON_BREAK = "You are taking a break: nobody is led to you here. What you have opened stays with you."
NAMED = "Your admin names you as somebody whom everybody of other teams can ask."
AS_SUPERVISOR = "Agents of a team that you supervise can always ask you, as their supervisor."
BOTH = "Say both, the first before the second. Until then it is whenever you work."
FROM, TO = "peering from", "peering to"


def being_asked() -> None:
    st.header("Can you be asked?", anchor=False)
    said = my_peering(session.store(), session.scope())
    named = am_outside_contact(session.store(), session.scope())
    if session.the_viewer().is_a(Role.SUPERVISOR):
        st.write(AS_SUPERVISOR)
    if named:
        st.write(NAMED)
    if said.on_break:
        st.write(ON_BREAK)
        st.button("I can be asked again", on_click=come_back)
        return
    by_whom(said)
    if said.says_yes or named:
        when(said)
        st.caption(WHAT_IT_MEANS)
        workspace = {"workspace": session.workspace()}
        st.button("Take a break", on_click=on_tap, args=(take_a_break,), kwargs=workspace)


def by_whom(said: Peering) -> None:
    state = session.remembered()
    in_a_team = can_ask_for_support(session.the_viewer())
    options = [*([TEAM] if in_a_team else []), OTHERS]
    chosen = [*([TEAM] if said.in_team else []), *([OTHERS] if said.outside else [])]
    state["peering whom"] = [one for one in chosen if one in options]

    def change() -> None:
        now = state["peering whom"]
        say(replace(said, in_team=TEAM in now, outside=OTHERS in now))

    st.pills(
        "Who can ask you for support?",
        options,
        selection_mode="multi",
        key="peering whom",
        on_change=change,
    )


def when(said: Peering) -> None:
    state = session.remembered()
    days = list(range(len(WEEKDAYS)))
    state["peering days"] = list(said.weekdays)
    st.pills(
        "On which days? None is whenever you work.",
        days,
        selection_mode="multi",
        format_func=lambda day: WEEKDAYS[day][:3],
        key="peering days",
        on_change=lambda: say(replace(said, weekdays=tuple(sorted(state["peering days"])))),
    )
    with st.container(horizontal=True):
        hour("From", FROM, said, said.hours.starts if said.hours else None)
        hour("To", TO, said, said.hours.ends if said.hours else None)
    if said.hours is None and (state[FROM] or state[TO]):
        st.caption(BOTH)


def hour(label: str, key: str, said: Peering, minutes: int | None) -> None:
    state = session.remembered()
    if minutes is not None:
        state[key] = time(minutes // 60, minutes % 60)
    st.time_input(label, value=None, key=key, on_change=lambda: change_hours(said))


def change_hours(said: Peering) -> None:
    state = session.remembered()
    starts, ends = as_minutes(state.get(FROM)), as_minutes(state.get(TO))
    whole = starts is not None and ends is not None and starts < ends
    say(replace(said, hours=Stretch(starts, ends) if whole else None))  # type: ignore[arg-type]


def as_minutes(clock: Any) -> int | None:
    return clock.hour * 60 + clock.minute if isinstance(clock, time) else None


def say(peering: Peering) -> None:
    could(lambda: can_be_asked(session.store(), session.the_viewer(), peering))


def come_back() -> None:
    could(lambda: end_break(session.store(), session.the_viewer()))
