"""What pages share on which something is done about a promise, or a request for support."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.in_its_place import in_its_place
from journal.errors import JournalError

PROBLEM = "promise problem"


def act(action: Callable[..., object], *of: Any, **more: Any) -> bool:
    """Does it as the viewer, now; whether it could be done."""
    return could(
        lambda: action(session.store(), session.the_viewer(), *of, **more, now=session.now())
    )


def on_tap(action: Callable[..., object], *of: Any, **more: Any) -> None:
    """The same as what a button does."""
    act(action, *of, **more)


def could(work: Callable[[], object]) -> bool:
    """Whether it could be done. What stood in the way is told at the top of the page."""
    try:
        work()
    except JournalError as error:
        session.remember(PROBLEM, str(error))
        return False
    return True


@in_its_place
def say_problem() -> None:
    if problem := session.take(PROBLEM):
        st.error(problem)
