"""What is said of a file before anybody is asked; where its rows go; and how a question is put."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.bringing_in.dropped import Dropped
from journal.people import Person
from journal.reading.organisation import members
from journal.transfer.by_hand import kept_mappings
from journal.transfer.proposing.columns import proposed

TEAM, READERS = "Name of the team of records", "Who may read them on Trends"


def told_so_far(held: Dropped) -> dict[str, Any]:
    """What its admin said last; or a kept mapping whose columns the file has; or what can be
    proposed. In the form of a mapping, with less in it."""
    if held.given is None:
        held.given = fitting_mapping(held) or proposed(held.seen, session.today())
    return held.given


def fitting_mapping(held: Dropped) -> dict[str, Any] | None:
    names = set(held.seen.names)
    for mapping in kept_mappings(session.store(), session.the_viewer()).values():
        if set(mapping.used_columns()) <= names:
            return mapping.model_dump(mode="json", exclude_none=True)
    return None


def ask_where_to(held: Dropped, given: dict[str, Any], opened: list[str]) -> dict[str, Any]:
    st.header("Where the rows go", anchor=False)
    usual = given.get("team", PurePath(held.table.name).stem[:100])
    team = st.text_input(TEAM, value=usual, max_chars=100, key=key(held, "team"))
    everybody = [one.person for one in members(session.store(), session.today())]
    readers = st.multiselect(
        READERS,
        everybody,
        default=[one for one in everybody if one.login in given.get("readable_by", ())],
        format_func=name_of,
        key=key(held, "readers"),
        placeholder="Choose people",
    )
    if not team.strip():
        opened.append("What is the team of records called?")
    if not readers:
        opened.append("Who may read the records on Trends?")
    return {"team": team, "readable_by": [one.login for one in readers]}


def name_of(person: Person) -> str:
    return f"{person.name} ({person.login})"


def choose(
    held: Dropped,
    label: str,
    options: Sequence[str],
    said: str | None,
    *,
    about: str = "",
    labels: dict[str, str] | None = None,
    placeholder: str = "Not said yet",
    is_named_above: bool = False,
) -> str | None:
    """One of some, or nothing; what was said before is chosen already."""
    named = labels or {}
    return st.selectbox(
        label,
        options,
        index=options.index(said) if said in options else None,
        format_func=lambda option: named.get(option, option),
        key=key(held, about or label),
        placeholder=placeholder,
        label_visibility="collapsed" if is_named_above else "visible",
    )


def in_rows(number: int) -> str:
    return f"{number:,} row{'s' * (number != 1)}"


def key(held: Dropped, about: str) -> str:
    return f"import {held.file_id} {about}"
