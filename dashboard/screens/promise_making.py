"""Making a promise without an entry: kept as it is written, like any draft."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import session
from dashboard.drafting import Drafting, Sentences
from dashboard.in_its_place import in_its_place
from dashboard.rows import row_to_open
from dashboard.screens.kept_form import say_what_is_kept
from dashboard.screens.reflect_promises import one_promise
from dashboard.wording import clock_or_day
from journal.actions.promising import make_promise
from journal.draft import PROMISE_ALONE, PROMISES
from journal.reading.own import my_draft_alone

NAME, MADE = "promise", "promise made"
SAID = Sentences(
    undone="Not made yet",
    kept="Draft kept {at}, not in the ledger yet",
    then="Make this promise puts it into the ledger.",
)


def make() -> None:
    """The row in which a promise is made; open at first where the address names the one begun."""
    begun = session.address(NAME) is not None
    say_made()
    part = row_to_open(
        "Make a promise",
        key=f"make a promise {session.recall('promises made', 0)}",
        reason=begun,
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


@in_its_place
def say_made() -> None:
    if session.take(MADE):
        st.write("Your promise is in the ledger.")


def form(drafting: Drafting) -> None:
    kept: list[dict[str, Any]] = list(drafting.answers.get(PROMISES) or [])
    promise = kept[0] if kept else {"promise_id": drafting.draft_id}
    one_promise(drafting, kept, 0, promise, can_go=False)
    st.button("Make this promise", type="primary", on_click=press, args=(drafting,))
    say_what_is_kept(drafting, SAID, leave)


def press(drafting: Drafting) -> None:
    def work() -> None:
        make_promise(
            session.store(),
            session.the_viewer(),
            drafting.draft_id,
            now=session.now(),
            workspace=session.workspace(),
        )

    if drafting.hand_in(work, SAID):
        session.remember(MADE, True)
        leave()


def leave() -> None:
    """The row is closed, and empty when it is opened again."""
    session.forget(f"fresh {NAME}")
    session.set_address(**{NAME: None})
    session.remember("promises made", session.recall("promises made", 0) + 1)
