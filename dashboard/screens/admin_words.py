"""The words on the Admin screen: what causes, channels and techniques are called, and in which
order they are offered."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.admin_part import SEEN, as_seen, say, tried
from journal.actions.wording import change_word, move_word_up
from journal.wording import WordHere

NAME, KIND = "words", "words kind"
TITLES = {"cause": "Causes", "channel": "Channels", "technique": "Techniques"}
WHAT_IT_IS = (
    "Call a word what your people call it, put those first that you meet most, and hide what you "
    "never meet. Its meaning stays: entries and figures hold the word and not its label, what was "
    "recorded with a hidden one is still counted, and imports understand what it was called before."
)


def words() -> None:
    st.header("Words", anchor=False)
    st.write(WHAT_IT_IS)
    kind = st.radio("Which words", list(TITLES), format_func=TITLES.__getitem__, horizontal=True)
    here = session.workspace().wording.of(kind)
    st.text("\n".join(in_list(place, one) for place, one in enumerate(here, start=1)))
    known = {one.code: one for one in here}
    chosen = st.selectbox(
        "Which one is changed",
        list(known),
        index=None,
        format_func=lambda code: known[code].said if code in known else "",
        key=f"{NAME} {kind}",
    )
    if chosen:
        edit(known[chosen])
    say(NAME)


def in_list(place: int, one: WordHere) -> str:
    """ "3. Invoice (usually Billing), hidden"."""
    usual = f" (usually {one.word.usual})" if one.label else ""
    return f"{place}. {one.said}{usual}{', hidden' if one.is_hidden else ''}"


def edit(there: WordHere) -> None:
    name = f"{NAME} {there.kind} {there.code}"
    seen = as_seen(name, there)
    st.text_input("What it is called; empty is as usual", value=seen.said, key=f"{name} label")
    st.checkbox("Offered", value=not seen.is_hidden, key=f"{name} offered")
    with st.container(horizontal=True):
        st.button("Save the word", type="primary", on_click=save, args=(name, seen))
        st.button("Move up", on_click=move_up, args=(seen,))


def save(name: str, seen: WordHere) -> None:
    tried(
        NAME,
        lambda: change_word(
            session.store(),
            session.the_viewer(),
            seen,
            session.recall(f"{name} label") or "",
            is_offered=bool(session.recall(f"{name} offered")),
            now=session.now(),
        ),
        "Saved. It holds from the next look at a page.",
    )
    session.forget(f"{SEEN} {name}")


def move_up(one: WordHere) -> None:
    store, viewer, now = session.store(), session.the_viewer(), session.now()
    tried(NAME, lambda: move_word_up(store, viewer, one.kind, one.code, now=now), "Moved up.")
