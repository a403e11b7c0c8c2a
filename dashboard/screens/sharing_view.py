"""Who sees an entry of one's own: share it after seeing what the other will see, stop, and who
has read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from dashboard import session
from dashboard.screens.shared_view import show_shared_entry
from dashboard.wording import day_and_time
from journal.actions.sharing import share, unshare
from journal.disclosure import LEAST_AGENTS
from journal.entry import AboutEntry
from journal.errors import JournalError
from journal.reading.organisation import agents_in_team
from journal.reading.shared import WhoSees, seen_by
from journal.sharing import REACHES, Reading, Share
from journal.vocabulary import Audience

OTHERS = {Audience.SUPERVISOR: "my supervisor", Audience.TEAM: "my team"}
SHARED_WITH = {
    Audience.SUPERVISOR: "Your supervisor, with your name",
    Audience.TEAM: "Your team, without your name",
}
WOULD_SEE = {
    Audience.SUPERVISOR: "What your supervisor sees",
    Audience.TEAM: "What your team sees",
}
EXPLAINED = {
    Audience.SUPERVISOR: (
        "Whoever supervises your team sees this, with your name. Your promises and how you are "
        "are not in it."
    ),
    Audience.TEAM: (
        "Everybody in your team sees this, and whoever supervises it. Your name, the time, the "
        "case reference and what a gesture was worth are not in it. Your supervisor can find out "
        "in which four weeks it was."
    ),
}
RECOGNISED = "It is hard to tell whose it is, and not impossible: colleagues know things."
FEW = (
    "Fewer than five agents work in your team, so your colleagues may still recognise that this "
    "is yours."
)
LATER = "What you change later, they see too. You can stop sharing it at any time."
IN_A_DEBRIEF = (
    "It may be picked as a case for a debrief of your team. You are told then, can put it "
    "otherwise and can take it back; copies that were printed cannot be recalled."
)


def show_who_sees(about: AboutEntry, seen: WhoSees) -> None:
    """With whom it is shared, and the way to share it or to stop."""
    st.subheader("Who sees this", anchor=False)
    if not seen.shares:
        st.write("Only you. You see what the other would see before you share it.")
    for shared in seen.shares.values():
        show_share(about, shared)
    say_read(seen)
    offer_to_share(about, [one for one in REACHES if one not in seen.shares])


def show_share(about: AboutEntry, shared: Share) -> None:
    audience = shared.audience
    st.write(f"{SHARED_WITH[audience]}, since {moment(shared.shared_at)}.")
    with st.container(horizontal=True):
        if st.button(WOULD_SEE[audience], key=f"see {audience}"):
            open_preview(about, audience, is_shared=True)
        if st.button(f"Stop sharing with {OTHERS[audience]}", key=f"stop {audience}"):
            act(unshare, about, audience)


def say_read(seen: WhoSees) -> None:
    """Also what was read before sharing was stopped."""
    for reading in seen.readings:
        st.text(said_reading(reading, moment))
    if seen.shares and not seen.readings:
        st.caption("Nobody has read it yet.")


def said_reading(reading: Reading, when: Callable[[datetime], str]) -> str:
    told = f"Read by {reading.reader}: {when(reading.first_at)}"
    if reading.times > 1:
        told += f", and last {when(reading.last_at)}"
    return f"{told} (without your name)" if reading.audience is Audience.TEAM else told


def offer_to_share(about: AboutEntry, audiences: list[Audience]) -> None:
    with st.container(horizontal=True):
        for audience in audiences:
            if st.button(f"Share with {OTHERS[audience]} …", key=f"preview {audience}"):
                open_preview(about, audience, is_shared=False)


def open_preview(about: AboutEntry, audience: Audience, *, is_shared: bool) -> None:
    st.dialog(WOULD_SEE[audience])(preview)(about, audience, is_shared)


def preview(about: AboutEntry, audience: Audience, is_shared: bool) -> None:
    """What the other sees, drawn by the code that draws it for them."""
    st.caption(EXPLAINED[audience])
    if audience is Audience.TEAM:
        say_recognised(about)
        st.caption(IN_A_DEBRIEF)
    try:
        shared = seen_by(session.store(), session.the_viewer(), about, audience)
    except JournalError as error:
        st.error(str(error))
        return
    with st.container(border=True):
        show_shared_entry(shared)
    if is_shared:
        return
    st.caption(LATER)
    if st.button(f"Share with {OTHERS[audience]}", type="primary", key=f"share {audience}"):
        act(share, about, audience)


def say_recognised(about: AboutEntry) -> None:
    agents = agents_in_team(session.store(), about.team_id, session.today())
    if agents < LEAST_AGENTS:
        st.warning(FEW)
    else:
        st.caption(RECOGNISED)


def act(action: Callable[..., object], about: AboutEntry, audience: Audience) -> None:
    """Shares, or stops; and the page is drawn anew."""
    try:
        action(session.store(), session.the_viewer(), about.entry_id, audience, now=session.now())
    except JournalError as error:
        st.error(str(error))
        return
    st.rerun()


def moment(at: datetime) -> str:
    return day_and_time(at, session.now(), session.workspace().zone)
