"""A promise that is done or no longer needed: what became of it, taken back within a day."""

from __future__ import annotations

import streamlit as st

from dashboard import forms, session
from dashboard.in_its_place import in_its_place
from dashboard.screens.ledger_view import act, could
from dashboard.screens.promise_view import details, said_due, show_lines
from journal.actions.promising import CAN_BE_TAKEN_BACK, take_back
from journal.actions.settling import say_solved, settle_entry
from journal.entry import asks
from journal.ledger import Settled
from journal.promise import Promise, state_of
from journal.reading.promises import MyLedger
from journal.vocabulary import Outcome, PromiseState, Solved

LATEST, OPENED = "promise just settled", "settled promise opened"
ENDS = (Outcome.RESOLVED, Outcome.PARTLY_RESOLVED, Outcome.WAITING, Outcome.UNRESOLVED)
ENDED = "How did it end after all?"
KEPT_BY_CONTACT = "Kept means that you were in touch, whatever came of it."


def remember_settled(promise_id: str) -> None:
    session.remember(LATEST, promise_id)


@in_its_place
def just_settled(ledger: MyLedger) -> None:
    """What was tapped last, at the top of the page, until something else is."""
    latest = session.recall(LATEST)
    for one in ledger.settled:
        if one.saved.promise_id == latest:
            show_settled(one, on_top=True)


def show_settled(one: Settled, *, on_top: bool = False) -> None:
    saved, key = one.saved, f"{one.saved.promise_id}{' on top' if on_top else ''}"
    is_done = saved.promise.done_at is not None
    with st.container(border=True, gap="xsmall"):
        is_open = on_top or session.recall(OPENED) == saved.promise_id
        show_lines(said(one), saved.promise.what, "" if is_open else in_short(one))
        if is_open:
            ask_what_came_of_it(one, key)
        with st.container(horizontal=True):
            if saved.marked_at and session.now() - saved.marked_at <= CAN_BE_TAKEN_BACK:
                st.button("Take it back", key=f"back {key}", on_click=back, args=(one,))
            if is_done and not is_open:
                of = (saved.promise_id,)
                st.button("What came of it", key=f"open {key}", on_click=opened, args=of)


def said(one: Settled) -> str:
    """ "Kept on time, 14:02 today"; of a missed one, which nobody kept, for when it was."""
    promise, now = one.saved.promise, session.now()
    state = state_of(promise, now)
    if state is PromiseState.MISSED:
        due = said_due(promise.due_at, is_day=promise.due_is_day)
        return f"{state.label}, was for {due}"
    at = promise.done_at or promise.cancelled_at or now
    return f"{state.label}, {said_due(at, is_day=False)}"


def in_short(one: Settled) -> str:
    promise = one.saved.promise
    parts = [details(promise, one.chain)]
    if promise.solved:
        parts.append(promise.solved.label.lower())
    if one.settled_outcome:
        parts.append(f"ended: {one.settled_outcome.label.lower()}")
    return " · ".join(parts)


def ask_what_came_of_it(one: Settled, key: str) -> None:
    """Whether it was solved, and how the entry behind it ended; kept it was either way."""
    promise = one.saved.promise
    if promise.done_at is None:
        return
    forms.chips(
        "solved",
        asks("solved", Promise).label,
        list(Solved),
        key=f"solved {key}",
        value=promise.solved and promise.solved.value,
        given=lambda _, code: say(one, code),
    )
    st.caption(KEPT_BY_CONTACT)
    if one.outcome in ENDS[1:]:
        forms.chips(
            "outcome",
            ENDED,
            ENDS,
            key=f"ended {key}",
            value=one.settled_outcome and one.settled_outcome.value,
            given=lambda _, code: settle(one, code),
        )


def say(one: Settled, code: str | None) -> None:
    solved = Solved(code) if code else None
    could(lambda: say_solved(session.store(), session.the_viewer(), one.saved.promise_id, solved))


def settle(one: Settled, code: str | None) -> None:
    act(settle_entry, one.saved.promise_id, Outcome(code) if code else None)


def back(one: Settled) -> None:
    if act(take_back, one.saved.promise_id, one.saved.version):
        session.forget(LATEST)


def opened(promise_id: str) -> None:
    session.remember(OPENED, promise_id)
