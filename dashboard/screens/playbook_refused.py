"""What is done with a phrase, or why it could not be: with the piece that is in the way, marked."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import session
from dashboard.highlighting import show_marked
from journal.errors import JournalError, Refused
from journal.identifiers import region_of
from journal.playbook import may_tell

REFUSED, IN_THE_WAY, DONE = "phrase refused", "phrase in the way", "phrase done"
NOTHING_LOST = "Nothing was changed, and what you wrote is still in its field."


def tried(work: Callable[[], object], done: str, text: str = "") -> bool:
    """Whether it was done; if not, the page says why, and where in the text."""
    try:
        work()
    except JournalError as error:
        told = error.problems if isinstance(error, Refused) else (error,)
        session.remember(REFUSED, [*map(str, told), NOTHING_LOST])
        session.remember(IN_THE_WAY, text)
        return False
    session.remember(DONE, done)
    return True


def say_what_was_done() -> None:
    if done := session.take(DONE):
        st.success(done)
    if refused := session.take(REFUSED):
        st.error("\n\n".join(refused))
    text = session.take(IN_THE_WAY, "")
    for span in may_tell(text, region_of(session.workspace().zone)):
        show_marked(text, span.start, span.end)
