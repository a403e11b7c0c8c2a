"""What is looked for in My journal; it stays in this tab, and out of the page's address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.highlighting import show_all_marked
from journal.entry import FREE_TEXTS, Entry, asks
from journal.reading.patterns import met_by_me
from journal.sought import Sought
from journal.vocabulary import Outcome, Word
from journal.wording import KINDS
from journal.words import marks_of

SOUGHT = "sought in my journal"
CHOICES = {"cause": "Cause", "channel": "Channel", "outcome": "Outcome", "technique": "Technique"}
SHARED = {"Shared": True, "Not shared": False}
SEARCHED = (*FREE_TEXTS, "case_ref")
MOST_SHOWN = 3
ANY = "Any"


def ask_what_is_sought() -> Sought:
    """The search and its filters; what they say now."""
    given: dict[str, Any] = session.recall(SOUGHT, {})
    ask("text", given, st.text_input, "Search your entries", placeholder="Words, or a case")
    chosen = sum(value is not None for name, value in given.items() if name != "text")
    with st.expander(f"Filters ({chosen})" if chosen else "Filters", key="filters"):
        for name, label in CHOICES.items():
            ask(
                name,
                given,
                st.selectbox,
                label,
                words_of(name, given.get(name)),
                index=None,
                format_func=label_of,
                placeholder=ANY,
            )
        ask(
            "is_shared",
            given,
            st.selectbox,
            "Shared or not",
            list(SHARED),
            index=None,
            placeholder=ANY,
        )
    sought = Sought(**(given | {"is_shared": SHARED.get(given.get("is_shared") or "")}))
    if sought.caveat:
        st.caption(sought.caveat)
    if sought.is_narrowed and st.button("Show all entries", type="tertiary"):
        session.forget(SOUGHT)
        session.set_address(page=None)
        st.rerun()
    return sought


def ask(name: str, given: dict[str, Any], widget: Any, *args: Any, **options: Any) -> None:
    """One question, which shows what was said, also after the page was left; an answer leads to
    the first page of what is found."""
    state, key = session.remembered(), f"sought:{name}"
    empty: Any = "" if name == "text" else None
    state[key] = given.get(name, empty)

    def said() -> None:
        session.remember(SOUGHT, given | {name: state[key]})
        session.set_address(page=None)

    widget(*args, key=key, on_change=said, **options)


def words_of(name: str, chosen: Word | None) -> Sequence[Word]:
    """What entries can be narrowed to; what is offered no longer as far as one's own hold it, and
    what is chosen in any case, or it could not be let go."""
    if name not in KINDS:
        return list(Outcome)
    wording = session.workspace().wording
    met = met_by_me(session.store(), session.scope(), wording, name)
    return wording.offered(name, met | {chosen} if chosen else met)


def label_of(word: Word) -> str:
    return word.label


def show_where_found(entry: Entry, sought: Sought) -> bool:
    """The places at which an entry says what was sought, marked; whether there are any."""
    places = [
        (name, text, marks)
        for name in SEARCHED
        if (text := getattr(entry, name)) and (marks := marks_of(text, sought.words))
    ]
    for name, text, marks in places[:MOST_SHOWN]:
        with st.container(gap=None):
            st.caption(asks(name).label)
            show_all_marked(text, marks)
    return bool(places)
