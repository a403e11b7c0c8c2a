"""The fields in which a phrase is written. What stands in one stays in this tab, also while another
page is looked at."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from journal.techniques import Technique


def offered_of(technique: Technique) -> str:
    """The field for what is offered to a team."""
    return f"offered {technique.value}"


def added_of(technique: Technique) -> str:
    """The field for what is added to the workspace's own."""
    return f"added {technique.value}"


def write_phrase(label: str, name: str, at_first: str = "") -> None:
    state, key = session.remembered(), key_of(name)
    state[key] = session.recall(name, at_first)
    st.text_area(label, key=key, on_change=lambda: session.remember(name, state[key]))


def written(name: str) -> str:
    """What stands in the field now."""
    return str(session.recall(key_of(name), ""))


def key_of(name: str) -> str:
    return f"field {name}"
