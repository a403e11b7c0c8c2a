"""The phrases of a technique: ours, the workspace's, those offered to one's teams, one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import streamlit as st

from dashboard import session
from dashboard.drafting import Drafting
from dashboard.rows import row_to_open
from dashboard.screens.playbook_refused import tried
from dashboard.screens.playbook_writing import (
    added_of,
    begin_with,
    changed_of,
    offered_of,
    say_phrase_is_kept,
    write_phrase,
    written,
)
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
NO_PHRASE = "Nobody has offered a phrase yet."
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
    phrases = chapter_of(store, scope, technique).phrases
    if technique.phrase:
        show(technique.phrase, OURS)
    elif not phrases and not mine:
        st.caption(NO_PHRASE)
    for one in phrases:
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


def offer_to_change(one: Phrase | OwnPhrase, anew: Drafting) -> None:
    """Closed until it is asked for, or begun; `anew` is the draft in which one like it is
    written."""
    is_begun = changed_of(one.phrase_id, one.phrase).draft is not None
    part = row_to_open("Change it, or take it back", key=f"change {one.phrase_id}", reason=is_begun)
    if part.open:
        with part:
            changing(one, anew)


@st.fragment
def changing(one: Phrase | OwnPhrase, anew: Drafting) -> None:
    drafting = changed_of(one.phrase_id, one.phrase)
    if drafting.was_pressed():
        change(one, drafting)
        st.rerun(scope="app")
    if session.take(f"back {one.phrase_id}"):
        take_back(one, drafting, anew)
        st.rerun(scope="app")
    write_phrase("The phrase", drafting)
    with st.container(horizontal=True):
        st.button("Save this change", key=f"save {one.phrase_id}", on_click=drafting.press)
        st.button(
            "Take it back",
            key=f"take back {one.phrase_id}",
            on_click=session.remember,
            args=(f"back {one.phrase_id}", True),
        )
    say_phrase_is_kept(drafting)


def change(one: Phrase | OwnPhrase, drafting: Drafting) -> None:
    text = written(drafting)

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
        drafting.throw_away()


def take_back(one: Phrase | OwnPhrase, drafting: Drafting, anew: Drafting) -> None:
    """Its words go back to the field in which such a phrase is written, and are not lost; with
    what was begun of a change, where there is one."""
    said = written(drafting)
    if tried(lambda: act(take_phrase_back, one.phrase_id), TAKEN):
        begin_with(anew, said)
        drafting.throw_away()


def hide(one: Phrase) -> None:
    action = show_phrase_again if one.is_hidden else hide_phrase
    tried(lambda: act(action, one.phrase_id), SHOWN if one.is_hidden else NOW_HIDDEN)


def act(action: Callable[..., None], phrase_id: str) -> None:
    action(session.store(), session.the_viewer(), phrase_id, now=session.now())


def on_day(moment: datetime) -> str:
    return said_day(local_date(moment, session.workspace().zone), session.today())
