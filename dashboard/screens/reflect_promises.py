"""The promises of a draft: what, by when, how."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import Drafting
from dashboard.screens.promise_view import show_promise
from journal.draft import PROMISES
from journal.entry import asks
from journal.ids import new_id
from journal.periods import local_date
from journal.promise import Promise
from journal.reading.own import promises_of_entry
from journal.vocabulary import PromiseKind

SEEN_BY = (
    "Your supervisor sees this promise with your name until it is done or cancelled, "
    "never your entry."
)
TODAY, TOMORROW, PICK = "Today", "Tomorrow", "Pick a time"


def promises(drafting: Drafting) -> None:
    """Any number of promises; an empty one waits to be filled in."""
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
    st.caption(SEEN_BY)
    forms.field_text(
        "told_customer",
        key=drafting.key("told_customer"),
        value=drafting.answers.get("told_customer"),
        given=drafting.written,
        rows=2,
    )


def blank(drafting: Drafting) -> str:
    """The id of a promise that nothing has been said of yet; it is stored with its first word."""
    key = drafting.key("blank promise")
    if session.recall(key) is None:
        session.remember(key, new_id())
    return str(session.recall(key))


def one_promise(
    drafting: Drafting, kept: list[dict[str, Any]], index: int, promise: dict[str, Any]
) -> None:
    def becomes(*changed: dict[str, Any]) -> list[dict[str, Any]]:
        return [*kept[:index], *changed, *kept[index + 1 :]]

    def change(**values: Any) -> None:
        drafting.keep({PROMISES: becomes({**promise, **values})}, {PROMISES: kept})

    def write(field: str, text: str, seen: tuple[str, ...]) -> bool:
        return drafting.promised(promise["promise_id"], field, text, seen)

    key = drafting.key(f"promise {promise['promise_id']}")
    promise_text("what", key, promise, write)
    due(key, promise.get("due"), change)
    forms.chips(
        "kind",
        asks("kind", Promise).label,
        list(PromiseKind),
        key=f"{key} kind",
        value=promise.get("kind"),
        given=lambda _, kind: change(kind=kind) if kind else None,
    )
    promise_text("case_ref", key, promise, write)
    if index < len(kept) and st.button("Remove this promise", type="tertiary", key=f"{key} remove"):
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


def due(key: str, answer: str | None, change: Any) -> None:
    """By when: the end of today or tomorrow, or a day and a time of one's own."""
    zone = session.workspace().zone
    today = local_date(session.now(), zone)
    days = {TODAY: today.isoformat(), TOMORROW: (today + timedelta(days=1)).isoformat()}
    chosen = next((name for name, day in days.items() if day == answer), PICK if answer else None)
    state = session.remembered()
    state[f"{key} due"] = chosen

    def choose() -> None:
        name = state[f"{key} due"]
        later = datetime.combine(today + timedelta(days=1), time(10)).isoformat(timespec="minutes")
        said_at = session.now().isoformat()
        change(due=days.get(name, later) if name else None, due_said_at=said_at)

    st.pills(
        asks("due_at", Promise).label,
        [TODAY, TOMORROW, PICK],
        key=f"{key} due",
        on_change=choose,
    )
    if chosen == PICK and answer:
        moment = datetime.fromisoformat(answer)
        if "T" not in answer:
            moment = datetime.combine(moment, session.workspace().day_ends)
        pick(key, moment, lambda at: change(due=at.isoformat(timespec="minutes")))


def pick(key: str, moment: datetime, given: Any) -> None:
    def on(day: date) -> None:
        given(datetime.combine(day, moment.time()))

    def at(clock: time) -> None:
        given(datetime.combine(moment.date(), clock))

    forms.a_day("On which day?", key=f"{key} day", value=moment.date(), given=on)
    forms.a_time("At what time?", key=f"{key} time", value=moment.time(), given=at)
