"""Making a promise without an entry: kept as it is written, like any draft."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import session
from dashboard.drafting import Drafting
from dashboard.screens.reflect_customers import ask_to_decide, decide
from dashboard.screens.reflect_promises import one_promise
from dashboard.wording import clock_or_day
from journal.actions.promising import make_promise
from journal.customers_data import Undecided
from journal.draft import PROMISE_ALONE, PROMISES
from journal.errors import JournalError
from journal.reading.own import my_draft_alone

NAME, PRESSED, REFUSED, MADE = "promise", "promise pressed", "promise refused", "promise made"


def make() -> None:
    """The row in which a promise is made; open at first where the address names the one begun."""
    begun = session.address(NAME) is not None
    if session.take(MADE):
        st.write("Your promise is in the ledger.")
    part = st.expander(
        "Make a promise",
        expanded=begun,
        key=f"make a promise {session.recall('promises made', 0)}",
        on_change="rerun",
    )
    kept = None if begun else my_draft_alone(session.store(), session.scope(), PROMISE_ALONE)
    if part.open:
        if kept is not None:
            session.set_address(**{NAME: kept.draft_id})
        with part:
            form(Drafting(NAME, {PROMISE_ALONE: True}))
    elif kept is not None:
        at = clock_or_day(kept.kept_at, session.now(), session.workspace().zone)
        st.caption(f"One that you began is kept in there, {at}.")


def form(drafting: Drafting) -> None:
    kept: list[dict[str, Any]] = list(drafting.answers.get(PROMISES) or [])
    promise = kept[0] if kept else {"promise_id": drafting.draft_id}
    one_promise(drafting, kept, 0, promise, can_go=False)
    st.button("Make this promise", type="primary", on_click=press, args=(drafting,))
    if refused := session.take(REFUSED):
        st.error(refused)
    decide(drafting)
    if drafting.failure:
        st.error(f"Not kept: {drafting.failure}")
    elif drafting.kept_at is not None:
        at = clock_or_day(drafting.kept_at, session.now(), session.workspace().zone)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"Draft kept {at}, not in the ledger yet")
            st.button("Throw it away", type="tertiary", on_click=throw_away, args=(drafting,))


def press(drafting: Drafting) -> None:
    if drafting.unkept and not drafting.keep({}):
        session.remember(
            REFUSED, f"Not made, because the last answers could not be kept. {drafting.failure}"
        )
        return
    try:
        make_promise(
            session.store(),
            session.the_viewer(),
            drafting.draft_id,
            now=session.now(),
            workspace=session.workspace(),
        )
    except Undecided as undecided:
        ask_to_decide(drafting)
        session.remember(REFUSED, str(undecided))
    except JournalError as error:
        session.remember(REFUSED, f"Not made yet; everything you gave is kept. {error}")
    else:
        session.remember(MADE, True)
        leave(drafting)


def throw_away(drafting: Drafting) -> None:
    leave(drafting)
    drafting.throw_away()


def leave(drafting: Drafting) -> None:
    """The row is closed, and empty when it is opened again."""
    session.forget(f"fresh {NAME}")
    session.set_address(**{NAME: None})
    session.remember("promises made", session.recall("promises made", 0) + 1)
