"""The settings that are a value each on the Admin screen, with how far they go and why."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import session
from dashboard.overseeing import CHANGED, as_table
from dashboard.screens.admin_hours import ANSWERS, ASKED, TOLD
from dashboard.screens.admin_part import as_seen, say, tried
from dashboard.screens.asked_first import do_or_not
from dashboard.screens.table_view import show_table
from journal.actions.governing import admin_acting, require_second_factor
from journal.actions.settings import (
    COUNTS,
    LEAST,
    MOST_LEAST_AGENTS,
    raise_least_agents,
    rename_organisation,
    say_whether_reflecting_counts,
)
from journal.actions.settings import NAME as ORGANISATION
from journal.reading.setting_changes import changes_in_words

REQUIRED = "Everybody with a password needs a second factor"
LEAST_IS = (
    "A team’s figure is shown where so many people stand behind it. Five is the least, and it goes "
    "upwards only: what was kept back would be shown otherwise. Blocks of check-ins that were "
    "released stay as they are."
)
BEFORE = "What settings were before"
CALLED, FEWEST, COUNTED = "settings called", "settings fewest", "settings counted"
FIXED = (
    "**Sharing** is up to an entry’s author alone; so are unsharing and deleting.",
    "**Check-ins** are read by nobody else; bands of closed blocks are all that is told of them.",
    "**Blocks** are four weeks, counted from Monday 1 January 2024, so that they can be compared.",
    "**Deleted entries** can be brought back by their author for 30 days, and are gone then.",
    "**A session** lasts 8 hours, and is locked after 10 idle minutes on a shared device.",
    "**Digests** go to whoever asks for one; the way they are sent stands in `reminders.toml`.",
    "**Single sign-on** is set up in `sign-in.toml`, as it holds secrets, and a page does not.",
)


def settings() -> None:
    st.header("Settings", anchor=False)
    organisation()
    reflecting()
    fewest()
    if not session.workspace().is_demo:
        second_factor()
    what_was_before()
    st.subheader("What is the same everywhere", anchor=False)
    for sentence in FIXED:
        st.write(sentence)


def what_was_before() -> None:
    changed = changes_in_words(session.store(), session.the_viewer())
    if changed:
        with st.expander(BEFORE):
            st.write(CHANGED)
            show_table(as_table(changed, session.workspace().zone), BEFORE)


def organisation() -> None:
    seen = as_seen(ORGANISATION, session.workspace().organisation)
    st.text_input(ORGANISATION, value=seen, key=CALLED)
    name = session.recall(CALLED) or ""
    change("Save the name", ORGANISATION, rename_organisation, name, seen)


def reflecting() -> None:
    seen = as_seen(COUNTS, session.workspace().reflecting_counts)
    at = list(ANSWERS.values()).index(seen)
    st.radio(ASKED, list(ANSWERS), index=at, key=COUNTED, horizontal=True)
    st.caption(TOLD)
    answer = ANSWERS[session.recall(COUNTED)]
    change("Save the answer", COUNTS, say_whether_reflecting_counts, answer, seen)


def fewest() -> None:
    seen = as_seen(LEAST, session.workspace().least_agents)
    st.number_input(
        LEAST, min_value=seen, max_value=max(seen, MOST_LEAST_AGENTS), value=seen, key=FEWEST
    )
    st.caption(LEAST_IS)
    say(LEAST)
    least = session.recall(FEWEST)
    if st.button("Raise it", disabled=least == seen):
        ask_before_raising(least, seen)


@st.dialog("Raise it for good?")
def ask_before_raising(least: int, seen: int) -> None:
    st.write(f"From {seen} to {least} people. It cannot be lowered again.")
    do_or_not("Raise it for good", lambda: save(LEAST, raise_least_agents, least, seen))


def change(label: str, name: str, action: Callable[..., None], value: object, seen: object) -> None:
    st.button(label, on_click=save, args=(name, action, value, seen))
    say(name)


def save(name: str, action: Callable[..., None], value: object, seen: object) -> None:
    store, viewer, now = session.store(), session.the_viewer(), session.now()
    tried(
        name,
        lambda: action(store, viewer, value, seen=seen, now=now),
        "Saved. It holds from now on.",
    )


def second_factor() -> None:
    before = session.workspace().second_factor_required
    required = st.toggle(REQUIRED, value=before)
    if required != before:
        actor = admin_acting(session.the_viewer())
        require_second_factor(session.store(), required, now=session.now(), actor=actor)
        st.rerun()
