"""The phrases of a technique: ours, the workspace's, those offered to one's teams, one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import streamlit as st

from dashboard import session
from dashboard.screens.playbook_refused import tried
from dashboard.screens.playbook_writing import added_of, offered_of, write_phrase, written
from dashboard.wording import said_day
from journal.actions.phrases import (
    change_phrase,
    hide_phrase,
    show_phrase_again,
    take_phrase_back,
)
from journal.periods import local_date
from journal.playbook import OwnPhrase, Phrase, SaidBefore
from journal.policy import can_administer, teams_of_readers
from journal.reading.playbook import chapter_of, my_phrases
from journal.techniques import Technique
from journal.vocabulary import Audience

OURS = "An example of ours"
HIDDEN = "Hidden: the team does not read it. You do, as you can show it again."
YOURS = "Your team reads it without your name."
YOURS_HIDDEN = (
    "A facilitator or supervisor of your team has hidden it, so your team does not read it. They "
    "were not told whose it is."
)
ONLY_YOU = "Only you see this."
CHANGED = "Changed. What it said before is kept."
TAKEN = "Taken back. Nobody reads it any more."
NOW_HIDDEN = "Hidden. The team does not read it any more."
SHOWN = "Shown. The team reads it again."


def show_phrases(technique: Technique) -> None:
    store, scope = session.store(), session.scope()
    mine = [one for one in my_phrases(store, scope) if one.technique is technique]
    ids = {one.phrase_id for one in mine}
    several = len(teams_of_readers(session.the_viewer(), Audience.TEAM)) > 1
    show(technique.phrase, OURS)
    for one in chapter_of(store, scope, technique).phrases:
        if one.phrase_id not in ids:
            show_phrase(one, named=several)
    for own in mine:
        show_own(own, named=several)


def show(phrase: str, about: str, team: str | None = None) -> None:
    """A team is named where there are several; what it is called was written by people, too."""
    with st.container(gap=None):
        st.text(f"“{phrase}”")
        st.caption(about)
        if team:
            st.text(team)


def show_phrase(one: Phrase, *, named: bool) -> None:
    with st.container(gap="xsmall", key=f"phrase-{one.phrase_id}"):
        show(one.phrase, whose(one), one.team if named else None)
        if one.team is None:
            show_before(one.before)
            if can_administer(session.the_viewer()):
                offer_to_change(one, added_of(one.technique))
        if one.is_hidden:
            st.caption(HIDDEN)
        if one.can_be_hidden:
            label = "Show it again" if one.is_hidden else "Hide it from the team"
            key = f"hide {one.phrase_id}"
            icon = f":material/visibility{'' if one.is_hidden else '_off'}:"
            st.button(label, key=key, type="tertiary", icon=icon, on_click=hide, args=(one,))


def whose(one: Phrase) -> str:
    if one.said_from is not None:
        return f"Of your workspace, since {on_day(one.said_from)}"
    return "Offered in the team"


def show_own(own: OwnPhrase, *, named: bool) -> None:
    with st.container(gap="xsmall", key=f"phrase-{own.phrase_id}"):
        who = YOURS_HIDDEN if own.is_hidden else YOURS
        about = f"Yours, offered {on_day(own.offered_at)}. {who}"
        show(own.phrase, about, own.team if named else None)
        show_before(own.before, ONLY_YOU)
        offer_to_change(own, offered_of(own.technique))


def show_before(before: Iterable[SaidBefore], who: str = "") -> None:
    for one in before:
        with st.container(gap=None):
            st.caption(f"Until {on_day(one.said_until)} it said: {who}")
            st.text(f"“{one.phrase}”")


def offer_to_change(one: Phrase | OwnPhrase, anew: str) -> None:
    """Closed until it is asked for; `anew` is the field in which one like it is written."""
    name = f"changed {one.phrase_id}"
    with st.expander("Change it, or take it back", key=f"change {one.phrase_id}"):
        write_phrase("The phrase", name, one.phrase)
        with st.container(horizontal=True):
            st.button("Save this change", key=f"{name} save", on_click=change, args=(one, name))
            st.button("Take it back", key=f"{name} back", on_click=take_back, args=(one, anew))


def change(one: Phrase | OwnPhrase, name: str) -> None:
    text = written(name)

    def work() -> None:
        change_phrase(
            session.store(),
            session.the_viewer(),
            one.phrase_id,
            text,
            now=session.now(),
            workspace=session.workspace(),
        )

    if tried(work, CHANGED, text):
        session.forget(name)


def take_back(one: Phrase | OwnPhrase, anew: str) -> None:
    """Its words go back to the field in which such a phrase is written, and are not lost."""
    if tried(lambda: act(take_phrase_back, one.phrase_id), TAKEN):
        session.remember(anew, one.phrase)


def hide(one: Phrase) -> None:
    action = show_phrase_again if one.is_hidden else hide_phrase
    tried(lambda: act(action, one.phrase_id), SHOWN if one.is_hidden else NOW_HIDDEN)


def act(action: Callable[..., None], phrase_id: str) -> None:
    action(session.store(), session.the_viewer(), phrase_id, now=session.now())


def on_day(moment: datetime) -> str:
    return said_day(local_date(moment, session.workspace().zone), session.today())
