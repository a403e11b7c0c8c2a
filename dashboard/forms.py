"""A field becomes a widget: the one place that knows how fields look.

Every widget shows what is kept, which is handed in at each rerun, and calls `given` with the
field and its answer when that changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, TypeVar

import streamlit as st

from dashboard import session, writing
from dashboard.wording import clock
from journal.entry import asks, choices
from journal.vocabulary import Word
from journal.wording import FIELDS

Number = TypeVar("Number", int, float)
Given = Callable[[str, Any], None]
MORE = "All techniques"


def chips(
    field: str,
    label: str,
    words: Sequence[Word],
    *,
    key: str,
    value: Any,
    given: Given,
    many: bool = False,
) -> None:
    """A question answered by tapping: one answer, or as many as fit."""
    codes = [word.value for word in words]
    labels = {word.value: word.label for word in words}
    state = session.remembered()
    state[key] = [v for v in (value or []) if v in codes] if many else value
    mode: Any = "multi" if many else "single"
    st.pills(
        label,
        codes,
        selection_mode=mode,
        format_func=lambda code: labels.get(code, code),
        key=key,
        on_change=lambda: given(field, state[key]),
    )


def field_chips(
    field: str, *, key: str, value: Any, given: Given, many: bool = False, label: str | None = None
) -> None:
    """Chips for a field of an entry, with the label and the words it declares."""
    kind = FIELDS.get(field)
    chosen = value if many else (value,)
    words = (
        session.workspace().wording.offered(kind, chosen or ()) if kind else list(choices(field))
    )
    text = label or asks(field).label
    chips(field, text, words, key=key, value=value, given=given, many=many)


def yes_no(field: str, label: str, *, key: str, value: bool | None, given: Given) -> None:
    state = session.remembered()
    state[key] = value
    st.pills(
        label,
        [True, False],
        format_func=lambda yes: "Yes" if yes else "No",
        key=key,
        on_change=lambda: given(field, state[key]),
    )


def scale(field: str, *, key: str, value: int | None, given: Given) -> None:
    """A heat from 1 to 5; the ends say what they mean."""
    state = session.remembered()
    state[key] = value
    ends = {1: "1 calm", 5: "5 boiling"}
    st.segmented_control(
        asks(field).label,
        [1, 2, 3, 4, 5],
        format_func=lambda heat: ends.get(heat, str(heat)),
        key=key,
        on_change=lambda: given(field, state[key]),
    )


def number(
    field: str, *, key: str, value: float | None, given: Given, most: Number, step: Number
) -> None:
    """A number, whole where its step is."""
    kind = type(step)
    state = session.remembered()
    state[key] = None if value is None else kind(value)
    st.number_input(
        asks(field).label,
        min_value=kind(0),
        max_value=most,
        step=step,
        value=None,
        key=key,
        on_change=lambda: given(field, state[key]),
    )


def a_day(label: str, *, key: str, value: date | None, given: Callable[[date], None]) -> None:
    state = session.remembered()
    state[key] = value
    st.date_input(
        label,
        value=None,
        format="DD/MM/YYYY",
        key=key,
        on_change=lambda: if_any(state[key], given),
    )


def a_time(label: str, *, key: str, value: time | None, given: Callable[[time], None]) -> None:
    state = session.remembered()
    state[key] = value
    st.time_input(label, value=None, key=key, on_change=lambda: if_any(state[key], given))


def if_any(value: Any, given: Callable[[Any], None]) -> None:
    """A day or time that was cleared stays what it was: there is always one."""
    if value is not None:
        given(value)


def written(
    label: str,
    *,
    key: str,
    value: str | None,
    given: Callable[[str, tuple[str, ...]], bool],
    hint: str = "",
    rows: int = 1,
) -> None:
    """A text kept while it is written; `given` gets the text and what it may be written over,
    which is what the field showed or what it sent before, last what was kept of it last. The field
    is answered, and rests, only when `given` says that the text is kept."""
    numbers, own, kept = f"{key}:answered", f"{key}:own", f"{key}:kept at"
    person_id = session.the_viewer().person_id

    def sent() -> None:
        message = writing.message(session.recall(key), person_id)
        now_here = session.viewer()
        if message is None or now_here is None or now_here.person_id != person_id:
            return
        if message.number == session.recall(numbers, 0):
            return
        if given(message.text, (*message.seen, session.recall(own, message.seen[0]))):
            session.remember(numbers, message.number)
            session.remember(own, message.text)
            session.remember(kept, clock(session.now(), session.workspace().zone))

    writing.write_text(
        label,
        key=key,
        person_id=person_id,
        value=value or "",
        answered=session.recall(numbers, 0),
        kept_at=session.recall(kept, ""),
        on_text=sent,
        hint=hint,
        rows=rows,
    )


def field_text(
    field: str,
    *,
    key: str,
    value: str | None,
    given: Callable[[str, str, tuple[str, ...]], bool],
    rows: int = 3,
) -> None:
    """The text of a field of an entry, with the label and the hint it declares."""
    declared = asks(field)
    written(
        declared.label,
        key=key,
        value=value,
        given=lambda text, seen: given(field, text, seen),
        hint=declared.hint,
        rows=rows,
    )
