"""Retention on the Admin screen: how long what people wrote is kept."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.admin_part import as_seen, say, tried
from dashboard.screens.asked_first import do_or_not
from dashboard.wording import day_and_time, said_day
from journal.actions.retaining import set_retention, would_go
from journal.reading.retention import how_long, last_swept
from journal.retention import BOUNDS, GRACE, Kept, Retention

WHAT_IT_IS = (
    "What was kept for so long is erased in the following night, from the tables and from the "
    "database’s file. Authors see on each entry until when it is kept. Backups hold it until they "
    "are thrown away."
)
RELEASED = "Bands that were released stay their own time, whatever becomes of the check-ins."


def retention() -> None:
    st.header("How long things are kept", anchor=False)
    st.write(WHAT_IT_IS)
    st.write(RELEASED)
    for kind in Kept:
        ask_how_long(kind)
    swept = last_swept(session.store())
    if swept:
        told = day_and_time(swept, session.now(), session.workspace().zone)
        st.caption(f"The files were last rid of what had been deleted {told}.")


def ask_how_long(kind: Kept) -> None:
    bounds, kept = BOUNDS[kind], as_seen(kind.value, how_long(session.store())[kind])
    say(kind.value)
    always = "; empty keeps it as long as there is a workspace" if bounds.usual is None else ""
    keeps = st.number_input(
        f"{kind.label}: {bounds.unit}, {bounds.least} to {bounds.most}{always}",
        min_value=bounds.least,
        max_value=bounds.most,
        value=kept.keeps,
        key=f"kept {kind}",
    )
    if kept.not_before and kept.not_before > session.today():
        day = said_day(kept.not_before, session.today())
        st.caption(f"Nothing goes by this before {day}.")
    if keeps == kept.keeps:
        return
    if keeps is not None and (kept.keeps is None or keeps < kept.keeps):
        if st.button(f"Keep {kind.label.lower()} less long", key=f"shorten {kind}"):
            ask_before_shortening(kind, keeps, kept)
    elif st.button(f"Keep {kind.label.lower()} longer", key=f"lengthen {kind}"):
        save(kind, keeps, kept)


@st.dialog("Keep it less long?")
def ask_before_shortening(kind: Kept, keeps: int, seen: Retention) -> None:
    workspace = session.workspace()
    if kind is Kept.ENTRIES:
        going = would_go(
            session.store(),
            session.the_viewer(),
            keeps,
            now=session.now(),
            zone=workspace.zone,
        )
        st.write(f"Entries and records that would go at first: {going:,}.")
    st.write(
        f"Nothing goes before {GRACE.days} days are over, in which you can take this back, and "
        "authors can take along what is theirs. What is erased then cannot be brought back."
    )
    do_or_not("Keep it less long", lambda: try_to_save(kind, keeps, seen))


def save(kind: Kept, keeps: int | None, seen: Retention) -> None:
    try_to_save(kind, keeps, seen)
    st.rerun(scope="app")


def try_to_save(kind: Kept, keeps: int | None, seen: Retention) -> None:
    workspace = session.workspace()

    def work() -> None:
        set_retention(
            session.store(),
            session.the_viewer(),
            kind,
            keeps,
            now=session.now(),
            zone=workspace.zone,
            seen=seen,
        )

    tried(kind.value, work, "Saved.")
