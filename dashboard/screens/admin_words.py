"""The words on the Admin screen: what causes, channels and techniques are called, in which order
they are offered, and those of the workspace's own."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.admin_part import SEEN, as_seen, say, tried
from journal.actions.wording import add_word, change_word, move_word_up
from journal.wording import MOST_OWN, WordHere, Wording

NAME, NEW, TECHNIQUE = "words", "words new", "technique"
TITLES = {"cause": "Causes", "channel": "Channels", TECHNIQUE: "Techniques"}
WHAT_IT_IS = (
    "Call a word what your people call it, put those first that you meet most, and hide what you "
    "never meet. Its meaning stays: entries and figures hold the word and not its label, what was "
    "recorded with a hidden one is still counted, and imports understand what it was called before."
)
ADDING = (
    "First see whether one of these means it and only needs your name. What you add is counted as "
    "a category of its own, beside the others and under the same rules. It cannot be taken away "
    "again, since entries will hold it, and its meaning stays: hide it once you no longer need it."
)
LEFT = "{left} of {most} can still be added to the {kind}s."
NONE_LEFT = (
    "All {most} that can be added to the {kind}s are added. None can be taken away, since entries "
    "may hold it; hide those that you no longer need."
)
SERVES = "When it serves, in a sentence; may be empty"


def words() -> None:
    st.header("Words", anchor=False)
    st.write(WHAT_IT_IS)
    kind = st.radio("Which words", list(TITLES), format_func=TITLES.__getitem__, horizontal=True)
    wording = session.workspace().wording
    here = wording.of(kind)
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
    add_one(kind, wording)
    say(NEW)


def in_list(place: int, one: WordHere) -> str:
    """ "3. Invoice (usually Billing), hidden"."""
    usual = f" (usually {one.usual})" if one.label and one.usual else ""
    own = " (your own)" if one.word.is_own else ""
    return f"{place}. {one.said}{usual}{own}{', hidden' if one.is_hidden else ''}"


def edit(there: WordHere) -> None:
    name = f"{NAME} {there.kind} {there.code}"
    seen = as_seen(name, there)
    as_usual = "" if there.word.is_own else "; empty is as usual"
    st.text_input(f"What it is called{as_usual}", value=seen.said, key=f"{name} label")
    if there.word.is_own and there.kind == TECHNIQUE:
        st.text_input(SERVES, value=seen.serves or "", key=f"{name} serves")
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
            session.recall(f"{name} serves") or "",
            is_offered=bool(session.recall(f"{name} offered")),
            now=session.now(),
        ),
        "Saved. It holds from the next look at a page.",
    )
    session.forget(f"{SEEN} {name}")


def move_up(one: WordHere) -> None:
    store, viewer, now = session.store(), session.the_viewer(), session.now()
    tried(NAME, lambda: move_word_up(store, viewer, one.kind, one.code, now=now), "Moved up.")


def add_one(kind: str, wording: Wording) -> None:
    name = f"{NAME} {kind} new"
    seen = as_seen(name, tuple(one.code for one in wording.own(kind)))
    st.subheader(f"Add a {kind} of your own", anchor=False)
    left = len(wording.spare(kind))
    if not left:
        st.write(NONE_LEFT.format(most=MOST_OWN, kind=kind))
        return
    st.write(ADDING)
    st.text_input("What the new one is called", key=f"{name} label")
    if kind == TECHNIQUE:
        st.text_input(SERVES, key=f"{name} serves")
    st.button(f"Add the {kind}", on_click=add, args=(kind, name, seen))
    st.caption(LEFT.format(left=left, most=MOST_OWN, kind=kind))


def add(kind: str, name: str, seen: tuple[str, ...]) -> None:
    label, serves = f"{name} label", f"{name} serves"
    is_added = tried(
        NEW,
        lambda: add_word(
            session.store(),
            session.the_viewer(),
            kind,
            session.recall(label) or "",
            session.recall(serves) or "",
            seen=seen,
            now=session.now(),
        ),
        "Added, as the last one. It is offered from the next look at a page.",
    )
    session.forget(f"{SEEN} {name}")
    if is_added:
        session.remember(label, "")
        session.remember(serves, "")
