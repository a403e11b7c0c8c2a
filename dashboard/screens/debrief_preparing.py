"""Preparing a debrief: its cases, its agenda, and what the team is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.handing_out import pack_address
from dashboard.packs import KINDS
from dashboard.packs.telling import CANNOT_BE_RECALLED
from dashboard.screens import SHARED
from dashboard.screens.debrief_actions import show_action
from dashboard.screens.debrief_agenda import edit_agenda
from dashboard.screens.debrief_case_view import say_recognised, show_case
from dashboard.screens.debrief_room import said_changed
from dashboard.screens.ledger_view import act, could, on_tap, say_problem
from dashboard.screens.similar_view import how_it_was
from journal.actions.debrief_cases import pick, put_back
from journal.actions.debriefing import ask_for_cases, start, throw_away
from journal.debrief import Debrief, DebriefState
from journal.debrief_case import MOST, Slot
from journal.reading.debriefs import Pack, ToPick, picked, to_pick
from journal.sharing import SharedInList
from journal.vocabulary import Cause

NOT_FOR_THE_ROOM = (
    "Serious incidents are not for this room: an entry with assault or threats is never suggested, "
    "and cannot be picked. Who went through one finds support under “Where to find help”, at the "
    "foot of every page."
)
NOTHING_SHARED = (
    "Nothing is shared with the team that could be a case. You can ask the team below, or hold the "
    "debrief without one: the room then asks who has something to tell."
)
TOLD = (
    "Whoever wrote a case is told that it was picked, can put it otherwise, and can take it back."
)
ASK = (
    "The whole team is asked on this page for encounters about a cause. Nobody sees who answered, "
    "and who did not."
)
WHAT_IS_IN_IT = (
    "The agenda, the cases and the team’s figures as they are now, for the room; the same in each "
    "file. It is noted that you took it."
)


def prepare_pack(pack: Pack) -> None:
    if pack.debrief.state(session.now()) is not DebriefState.PREPARING:
        st.write("This debrief has begun.")
        open_leading(pack.debrief.debrief_id)
        return
    say_problem()
    st.header("Prepare a debrief", anchor=False)
    said_changed(pack)
    say_recognised(pack)
    show_cases(pack)
    choose_cases(pack)
    ask_the_team(pack.debrief)
    show_before(pack)
    edit_agenda(pack.debrief.debrief_id)
    begin(pack)


def show_cases(pack: Pack) -> None:
    st.subheader("Cases", anchor=False)
    if not pack.cases:
        st.write("None is picked yet.")
    for case in pack.cases:
        with st.container(border=True, gap="xsmall"):
            show_case(case)
            offer("Take it out", f"out {case.case_id}", put_back, case.case_id)
    if not any(case.slot is Slot.WENT_WELL for case in pack.cases):
        st.caption("One that went well belongs into every debrief: people learn from those, too.")
    st.caption(TOLD)


def choose_cases(pack: Pack) -> None:
    found = to_pick(session.store(), session.scope(), pack)
    have = picked(session.store(), session.scope(), pack.debrief.debrief_id)
    if not (found.suggested or found.every):
        st.write(NOTHING_SHARED)
    show_suggested(pack, found, have)
    others = [one for one in found.every if one.share_id not in have]
    if others:
        with st.expander("Everything else that is shared with the team"):
            for one in others:
                show_to_pick(pack, one, tuple(Slot))
    st.caption(NOT_FOR_THE_ROOM)


def show_suggested(pack: Pack, found: ToPick, have: set[str]) -> None:
    room = {slot: MOST[slot] - sum(case.slot is slot for case in pack.cases) for slot in Slot}
    left = [
        (slot, one) for slot, one in found.suggested if one.share_id not in have and room[slot] > 0
    ]
    if left:
        st.subheader("Suggested", anchor=False)
        st.caption("Unlike each other in what set them off, how they came and what was tried.")
    for slot, one in left:
        show_to_pick(pack, one, (slot,))


def show_to_pick(pack: Pack, shared: SharedInList, slots: tuple[Slot, ...]) -> None:
    with st.container(border=True, gap="xsmall"):
        if len(slots) == 1:
            st.caption(slots[0].label)
        how_it_was(shared.about)
        with st.container(horizontal=True):
            for slot in slots:
                label = "Pick as one that went well" if slot is Slot.WENT_WELL else "Pick as a case"
                of = (pack.debrief.debrief_id, shared.share_id, slot)
                offer(label, f"pick {slot} {shared.share_id}", pick, *of)
        st.page_link(SHARED.path, label="Read it", query_params={"share": shared.share_id})


def ask_the_team(debrief: Debrief) -> None:
    with st.expander("Ask the team for cases"):
        st.caption(ASK)
        if debrief.asked_about:
            st.text(f"The team is asked for encounters about: {debrief.asked_about.label}")
            offer("Ask no more", "ask no more", ask_for_cases, debrief.debrief_id, None)
            return
        st.selectbox(
            "About which cause?",
            session.workspace().wording.offered("cause"),
            format_func=lambda cause: cause.label,
            index=None,
            key="asked cause",
        )
        st.button("Ask the team", on_click=ask, args=(debrief.debrief_id,))


def ask(debrief_id: str) -> None:
    if cause := session.recall("asked cause"):
        act(ask_for_cases, debrief_id, Cause(cause))


def show_before(pack: Pack) -> None:
    st.subheader("It opens with these actions", anchor=False)
    if not pack.last_actions:
        st.caption("There are none from before.")
    for action in pack.last_actions:
        show_action(action, leads=True)


def begin(pack: Pack) -> None:
    debrief_id = pack.debrief.debrief_id
    hand_out(debrief_id)
    with st.container(horizontal=True):
        st.button("Start the debrief", type="primary", on_click=started, args=(pack,))
        if st.button("Throw it away"):
            confirm_throwing_away(debrief_id)


def hand_out(debrief_id: str) -> None:
    """The pack as files, each made when it is asked for."""
    st.subheader("Hand it out", anchor=False)
    st.caption(WHAT_IS_IN_IT)
    with st.container(horizontal=True):
        for ending, kind in KINDS.items():
            st.link_button(kind.label, pack_address(debrief_id, ending))
    st.caption(CANNOT_BE_RECALLED)


def started(pack: Pack) -> None:
    first = pack.pages[0]
    if act(start, pack.debrief.debrief_id, (first.step, first.key)):
        session.set_address(view="lead")


@st.dialog("Throw this preparation away?")
def confirm_throwing_away(debrief_id: str) -> None:
    st.write("The choice of cases and the agenda go. What is shared stays shared.")
    if st.button("Throw it away", type="primary", key="sure"):
        if could(
            lambda: throw_away(session.store(), session.the_viewer(), debrief_id, now=session.now())
        ):
            session.set_address(debrief=None, view=None)
        st.rerun()


def open_leading(debrief_id: str) -> None:
    st.button(
        "Lead it",
        on_click=session.set_address,
        kwargs={"debrief": debrief_id, "view": "lead"},
    )


def offer(label: str, key: str, action: Callable[..., object], *of: Any) -> None:
    st.button(label, key=key, on_click=on_tap, args=(action, *of))
