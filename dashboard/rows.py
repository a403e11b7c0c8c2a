"""Rows that can be opened, on pages on which people write."""

from __future__ import annotations

from typing import Any, NamedTuple

import streamlit as st

from dashboard import session


class Shown(NamedTuple):
    """How a row was shown when it was drawn last."""

    times: int
    """How often it was opened for a reason."""
    at_first: bool
    for_a_reason: bool
    is_open: bool


def row_to_open(title: str, *, key: str, reason: bool = False, starts_open: bool = False) -> Any:
    """A row that is drawn where `open` of what is returned says so. It is open at first where it
    starts so or has a reason, and opens once more when a reason arises while it is closed.

    Whoever closes it has closed it. It stays the same row while it is open, whatever is answered in
    it: a row whose title or first state changes is another one to the browser, which puts the
    fields in it there anew, beneath the hands of whoever writes. Who comes back from elsewhere
    finds it as at first.
    """
    known = f"{key} shown"
    was: Shown | None = session.recall(known)
    if was is None or session.recall(f"{key} {was.times}") is None:
        was = Shown(0, starts_open or reason, reason, False)
    arose = reason and not was.for_a_reason and not was.is_open
    times = was.times + arose
    part: Any = st.expander(
        title,
        expanded=was.at_first or times > 0,
        key=f"{key} {times}",
        on_change="rerun",
    )
    session.remember(known, Shown(times, was.at_first, reason, bool(part.open)))
    return part
