"""A form of which each answer is kept: its texts, what is still in the way, and that it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import REFUSED, Drafting, Sentences
from dashboard.in_its_place import in_its_place
from dashboard.screens.reflect_customers import decide
from dashboard.wording import clock_or_day

SET_ASIDE = (
    "Another tab, or another device, had written something else here. Nothing is lost; it was set "
    "aside:"
)


def form_text(drafting: Drafting, field: str, label: str, *, hint: str = "", rows: int = 1) -> None:
    """A text of a form (journal.forms), under a key that says of which, so that words which a lost
    connection left behind find their draft again."""
    forms.written(
        label,
        key=drafting.key(f"{drafting.name}/{field}"),
        value=drafting.shown.get(field),
        given=lambda words, seen: drafting.written(field, words, seen),
        hint=hint,
        rows=rows,
    )


def form_choice(
    drafting: Drafting, field: str, label: str, named: Mapping[str, str], *, none: str
) -> None:
    """One of several, by name; `none` is said where none is chosen."""
    key, state = drafting.key(field), session.remembered()
    chosen = drafting.shown.get(field)
    state[key] = chosen if chosen in named else None
    st.selectbox(
        label,
        list(named),
        index=None,
        placeholder=none,
        format_func=lambda one: named.get(one, none),
        key=key,
        on_change=lambda: drafting.given(field, state[key]),
    )


@in_its_place
def say_what_is_kept(
    drafting: Drafting, said: Sentences, leave: Callable[[], None] | None = None
) -> None:
    """Below the button that hands it in: why it could not be, what is to be decided, and since when
    it is kept, with a way to throw it away. `leave` closes the form."""
    if refused := session.take(drafting.key(REFUSED)):
        st.error(refused)
    decide(drafting, said.then)
    if drafting.failure:
        st.error(f"Not kept: {drafting.failure}")
    elif drafting.kept_at is not None:
        at = clock_or_day(drafting.kept_at, session.now(), session.workspace().zone)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(said.kept.format(at=at))
            st.button(
                "Throw it away",
                key=drafting.key("throw away"),
                type="tertiary",
                on_click=throw_away,
                args=(drafting, leave),
            )
    show_set_aside(drafting)


def throw_away(drafting: Drafting, leave: Callable[[], None] | None) -> None:
    if leave is not None:
        leave()
    drafting.throw_away()


@in_its_place
def show_set_aside(drafting: Drafting) -> None:
    aside = drafting.draft.set_aside if drafting.draft else ()
    if not aside:
        return
    with st.container(border=True):
        st.write(SET_ASIDE)
        for text in aside:
            st.text(text.text)
        st.button(
            "I have what I need of it",
            key=drafting.key("set aside"),
            on_click=drafting.forget_set_aside,
        )
