"""What an entry says, in words: the same for its author and for whoever it is shared with."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import streamlit as st
from pydantic import BaseModel

from dashboard import session
from dashboard.wording import day_and_time
from journal.entry import asks
from journal.vocabulary import WhenKnown, Word

WHEN = ("occurred_at", "when_known")
"""Said in the headline."""


def said_when(occurred_at: datetime, known: WhenKnown) -> str:
    """When the encounter was, and whether that is exact."""
    when = day_and_time(occurred_at, session.now(), session.workspace().zone)
    about = " (not exact)" if known is WhenKnown.NOT_EXACT else ""
    return f"{when[:1].upper()}{when[1:]}{about}"


def answers(entry: BaseModel) -> None:
    """The answers that were given, in the order in which they are asked; of an entry, or of the
    part of one that this reader is given."""
    for field, value in entry:
        said = "" if field in WHEN else in_words(value)
        if said:
            with st.container(gap=None):
                st.caption(asks(field).label)
                st.text(said)


def in_words(value: Any) -> str:
    """An answer as it is read; empty where there is none."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Word):
        return value.label
    if isinstance(value, tuple):
        return "\n".join(in_words(part) if isinstance(part, Word) else used(part) for part in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def used(technique: tuple[Word, Word | None]) -> str:
    what, effect = technique
    return f"{what.label}: {effect.label.lower()}" if effect else what.label
