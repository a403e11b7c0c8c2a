"""The playbook: techniques with their phrases, and how they went; searchable."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from dashboard import session
from dashboard.highlighting import show_all_marked
from dashboard.screens.playbook_technique import ADDRESS, NOT_OFFERED, show_technique
from journal.playbook import Chapter
from journal.reading.patterns import Used
from journal.reading.playbook import my_use, search_playbook
from journal.sought import Sought
from journal.techniques import Technique
from journal.vocabulary import Word
from journal.words import marks_of

WHAT_IT_IS = (
    "What can be done in a difficult encounter: when each technique serves, how it may sound, and "
    "how it went. Nobody is told what you look at here."
)
NOT_FOUND = (
    "Nothing in the playbook holds all of these words. A word is found by how it begins; fewer or "
    "shorter ones find more."
)
NO_SUCH = "There is no such technique. The link may be of another version."
SOUGHT = "sought in the playbook"
MOST_SHOWN = 2


def page() -> None:
    st.title("Playbook", anchor=False)
    named = session.address(ADDRESS)
    wording = session.workspace().wording
    if named in list(Technique) and wording.can_be_said(Technique(named)):
        show_technique(Technique(named))
        return
    if named:
        st.write(NO_SUCH)
    st.caption(WHAT_IT_IS)
    sought = ask_what_is_sought()
    found = search_playbook(session.store(), session.scope(), wording, sought)
    if not found:
        st.write(NOT_FOUND)
    used = my_use(session.store(), session.scope())
    offered = wording.offered("technique")
    for chapter in found:
        show_in_list(chapter, sought, used.get(chapter.technique), offered)


def ask_what_is_sought() -> Sought:
    """It stays in this tab, also while a technique is open, and out of the address."""
    state, key = session.remembered(), "playbook:text"
    state[key] = session.recall(SOUGHT, "")
    st.text_input(
        "Search the playbook",
        key=key,
        placeholder="Words, such as: angry, wait, refund",
        on_change=lambda: session.remember(SOUGHT, state[key]),
    )
    sought = Sought(text=session.recall(SOUGHT, ""))
    if sought.caveat:
        st.caption(sought.caveat)
    if sought.words and st.button("Show all techniques", type="tertiary"):
        session.forget(SOUGHT)
        st.rerun()
    return sought


def show_in_list(
    chapter: Chapter, sought: Sought, used: Used | None, offered: Collection[Word]
) -> None:
    technique = chapter.technique
    with st.container(gap=None, key=f"chapter-{technique.value}"):
        if st.button(technique.label, type="tertiary", key=f"open {technique.value}"):
            session.set_address(technique=technique.value)
            st.rerun()
        if technique not in offered:
            st.caption(NOT_OFFERED)
        if technique.serves and not sought.words:
            st.text(technique.serves)
        show_where_found(chapter, sought)
        if told := in_short(chapter, used):
            st.caption(told)


def show_where_found(chapter: Chapter, sought: Sought) -> None:
    """What it says with the words that are sought, marked; they are in its name otherwise."""
    texts = chapter.texts[1:]
    found = [(text, marks) for text in texts if (marks := marks_of(text, sought.words))]
    for text, marks in found[:MOST_SHOWN]:
        show_all_marked(text, marks)
    if chapter.technique.serves and sought.words and not found:
        st.text(chapter.technique.serves)


def in_short(chapter: Chapter, used: Used | None) -> str:
    """ "2 phrases besides ours · 1 takeaway of your team · used by you 6 times"."""
    number = len(chapter.phrases)
    told = [f"{number:,} phrase{'s' if number > 1 else ''} besides ours"] if number else []
    if taken := len(chapter.takeaways):
        told.append(f"{taken:,} takeaway{'s' if taken > 1 else ''} of your team")
    if used is not None:
        told.append(f"used by you {how_often(used.times)}")
    said = " · ".join(told)
    return said[:1].upper() + said[1:]


def how_often(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times:,} times")


page()
