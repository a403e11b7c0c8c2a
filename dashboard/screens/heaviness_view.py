"""How heavy it has been, over time and in words; and one's own check-ins as a file, or erased."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import session
from dashboard.handing_out import CHECK_INS
from dashboard.screens import JOURNAL
from dashboard.screens.asked_first import KEEP, do_or_not
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from dashboard.wording import said_day, shortened
from journal.actions.own_check_ins import erase_check_ins
from journal.periods import Grain, local_date
from journal.reading.heaviness import HeavyOne, my_heaviness
from journal.reading.own import count_my_check_ins
from journal.vocabulary import Face

PERIODS = {
    Grain.WEEK: ("Week by week", "Week from"),
    Grain.BLOCK: ("In blocks of four weeks", "Four weeks from"),
}
MOST_FLAGS = 3
ERASED = "check-ins erased"


def over_time(since: date) -> None:
    """Each week with a check-in, or each four weeks; and what one wrote on the heavy ones."""
    zone = session.workspace().zone
    found = my_heaviness(
        session.store(), session.scope(), since=since, today=session.today(), zone=zone
    )
    if not found.periods:
        return
    title, column = PERIODS[found.grain]
    rows: list[dict[str, Cell]] = [
        {
            column: f"{one.began.day} {one.began:%b %Y}",
            "Heavy or very heavy": str(one.heavy),
            "How it was": said_faces(one.faces),
            "What fitted": ", ".join(flag.label for flag in one.flags[:MOST_FLAGS]).lower(),
        }
        for one in found.periods
    ]
    with st.expander(title, key="heaviness"):
        show_table(Table.of(rows), title)
    if found.latest:
        with st.expander("The latest heavy ones, with what you wrote", key="heavy ones"):
            for one in found.latest:
                show_heavy_one(one)


def said_faces(faces: tuple[tuple[Face, int], ...]) -> str:
    """ "2 heavy, 1 so-so"."""
    return ", ".join(f"{times} {face.label.lower()}" for face, times in faces)


def show_heavy_one(one: HeavyOne) -> None:
    day = said_day(local_date(one.at, session.workspace().zone), session.today())
    entry = one.entry.entry
    with st.container(border=True, gap="xsmall"):
        felt = [one.check_in.face.label, *(flag.label.lower() for flag in one.check_in.flags)]
        st.caption(f"{day[:1].upper()}{day[1:]}: {', '.join(felt)}")
        st.text(shortened(entry.what_happened or entry.went_well or entry.cause.label))
        if st.button("Open", key=f"open heavy {one.entry.entry_id}"):
            st.switch_page(JOURNAL.path, query_params={"entry": one.entry.entry_id})


def own_check_ins() -> None:
    """The file, and the end, of one's own check-ins alone."""
    if session.take(ERASED):
        st.success("Your check-ins are erased. Your entries are as they were.")
    kept, put_away = count_my_check_ins(session.store(), session.scope())
    if not kept and not put_away:
        return
    with st.container(horizontal=True):
        st.link_button("Take my check-ins along, as one file", CHECK_INS, type="tertiary")
        if st.button("Erase my check-ins", type="tertiary"):
            ask_before_erasing(kept, put_away)


@st.dialog("Erase all your check-ins?")
def ask_before_erasing(kept: int, put_away: int) -> None:
    st.write(
        f"This erases {said_number(kept, put_away)}, at once and for good. Your entries, promises "
        "and drafts stay."
    )
    st.write(
        "What was released to your supervisor in bands before stays as it is: it names nobody, and "
        "holds no list of who was in it. Backups that your admin has made hold your check-ins "
        "until they are thrown away; and the database’s file holds their bytes, which no screen "
        "shows, until the following night."
    )
    do_or_not("Erase them for good", erase, otherwise=KEEP)


def erase() -> None:
    erase_check_ins(session.store(), session.the_viewer(), now=session.now())
    session.remember(ERASED, True)


def said_number(kept: int, put_away: int) -> str:
    """ "4 check-ins, 1 of them after an entry that you deleted"."""
    total = kept + put_away
    told = "1 check-in" if total == 1 else f"{total:,} check-ins"
    if not put_away:
        return told
    after = "an entry" if put_away == 1 else "entries"
    return f"{told}, {put_away:,} of them after {after} that you deleted"
