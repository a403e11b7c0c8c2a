"""What both pages of the ledger share: doing something about a promise, and turning pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import session
from journal.errors import JournalError
from journal.reading.promises import PAGE

PAGE_NAME, PROBLEM = "page", "promise problem"


def act(action: Callable[..., object], *of: Any, **more: Any) -> bool:
    """Does it as the viewer, now; whether it could be done."""
    return could(
        lambda: action(session.store(), session.the_viewer(), *of, **more, now=session.now())
    )


def on_tap(action: Callable[..., object], *of: Any) -> None:
    """The same as what a button does."""
    act(action, *of)


def could(work: Callable[[], object]) -> bool:
    """Whether it could be done. What stood in the way is told at the top of the page."""
    try:
        work()
    except JournalError as error:
        session.remember(PROBLEM, str(error))
        return False
    return True


def say_problem() -> None:
    if problem := session.take(PROBLEM):
        st.error(problem)


def page_asked() -> int:
    asked = session.address(PAGE_NAME) or "1"
    return max(0, int(asked) - 1) if asked.isdecimal() and len(asked) < 7 else 0


def pages(number: int, total: int, what: str) -> None:
    """The way to what is due earlier and later."""
    last = (total - 1) // PAGE if total else 0
    if last == 0:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Earlier", disabled=number == 0, on_click=turn_to, args=(number - 1,))
        st.text(f"Page {number + 1:,} of {last + 1:,}, {total:,} open {what}")
        st.button("Later", disabled=number >= last, on_click=turn_to, args=(number + 1,))


def turn_to(number: int) -> None:
    session.set_address(**{PAGE_NAME: str(number + 1)})
