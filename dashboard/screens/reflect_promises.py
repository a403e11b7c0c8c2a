"""The promises of a draft: what, by when, how."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import Drafting
from dashboard.in_its_place import in_its_place
from dashboard.screens.due_choice import choose_due
from dashboard.screens.promise_view import show_promise
from dashboard.screens.reflect_text import text
from journal.draft import PROMISES
from journal.entry import asks
from journal.ids import new_id
from journal.promise import Promise
from journal.reading.own import promises_of_entry
from journal.vocabulary import PromiseKind

SEEN_BY = (
    "Your supervisor sees this promise with your name until it is done or no longer needed, "
    "never your entry."
)


def promises(drafting: Drafting) -> None:
    """Any number of promises; an empty one waits to be filled in."""
    made_and_kept(drafting)
    st.caption(SEEN_BY)
    text(drafting, "told_customer", rows=2)


@in_its_place
def made_and_kept(drafting: Drafting) -> None:
    kept: list[dict[str, Any]] = list(drafting.answers.get(PROMISES) or [])
    made = promises_of_entry(session.store(), session.scope(), drafting.draft_id)
    for saved in made:
        show_promise(saved)
    first = [] if made else [{"promise_id": blank(drafting)}]
    for index, promise in enumerate(kept or first):
        one_promise(drafting, kept, index, promise)
    if (made or kept) and st.button("Add another promise", type="tertiary"):
        added = [*kept, {"promise_id": new_id()}]
        drafting.keep({PROMISES: added}, {PROMISES: kept})
        st.rerun(scope="fragment")


def blank(drafting: Drafting) -> str:
    """The id of a promise that nothing has been said of yet; it is stored with its first word."""
    key = drafting.key("blank promise")
    if session.recall(key) is None:
        session.remember(key, new_id())
    return str(session.recall(key))


def one_promise(
    drafting: Drafting,
    kept: list[dict[str, Any]],
    index: int,
    promise: dict[str, Any],
    *,
    can_go: bool = True,
) -> None:
    """What is asked of a promise; one that stands with others can be removed."""

    def becomes(*changed: dict[str, Any]) -> list[dict[str, Any]]:
        return [*kept[:index], *changed, *kept[index + 1 :]]

    def change(**values: Any) -> None:
        drafting.keep({PROMISES: becomes({**promise, **values})}, {PROMISES: kept})

    def write(field: str, written: str, seen: tuple[str, ...]) -> bool:
        return drafting.promised(promise["promise_id"], field, written, seen)

    key = drafting.key(f"promise {promise['promise_id']}")
    promise_text("what", key, promise, write)
    choose_due(asks("due_at", Promise).label, key, promise.get("due"), change)
    forms.chips(
        "kind",
        asks("kind", Promise).label,
        list(PromiseKind),
        key=f"{key} kind",
        value=promise.get("kind"),
        given=lambda _, kind: change(kind=kind) if kind else None,
    )
    promise_text("case_ref", key, promise, write)
    if (
        can_go
        and index < len(kept)
        and st.button("Remove this promise", type="tertiary", key=f"{key} remove")
    ):
        drafting.keep({PROMISES: becomes()}, {PROMISES: kept})
        st.rerun(scope="fragment")


def promise_text(
    field: str,
    key: str,
    promise: dict[str, Any],
    write: Callable[[str, str, tuple[str, ...]], bool],
) -> None:
    forms.written(
        asks(field, Promise).label,
        key=f"{key} {field}",
        value=promise.get(field),
        given=lambda text, seen: write(field, text, seen),
    )
