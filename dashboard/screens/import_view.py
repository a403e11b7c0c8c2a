"""A file of records, from when it is dropped until its rows are stored."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import session
from dashboard.bringing_in import dropped
from dashboard.bringing_in.door import FILE
from dashboard.bringing_in.dropped import Dropped
from dashboard.bringing_in.storing import Storing
from dashboard.screens.import_answers import ask_where_to, in_rows, told_so_far
from dashboard.screens.import_matching import ask_columns
from dashboard.screens.import_moments import ask_when
from dashboard.screens.import_preview import show_months, show_preview
from dashboard.screens.import_result import show_storing
from dashboard.screens.import_words import ask_words
from journal.errors import JournalError, NotFound, Refused
from journal.policy import check_can_administer
from journal.transfer.by_hand import forget_mapping, kept_mappings
from journal.transfer.by_hand import import_by_hand as store_by_hand
from journal.transfer.limits import LARGEST, MOST_COLUMNS, MOST_ROWS
from journal.transfer.mapping import FileMapping, parse_mapping

WHAT_IT_IS = (
    "A file of complaints or contacts becomes a team of records. It is read on Trends like any "
    "team, and is never mixed with what agents write."
)
LIMITS = (
    f"CSV, Excel (.xlsx) or Parquet; up to {LARGEST // 1024**2} MB, {MOST_ROWS:,} rows and "
    f"{MOST_COLUMNS} columns. In what is stored, whatever may say who a customer is is masked. The "
    "file itself is not kept: it is gone when this app is stopped, and an hour after you last "
    "looked at it."
)
DROP = f"""<form class="dropping" method="post" action="{FILE}" enctype="multipart/form-data">
<label>A file of records<input type="file" name="records" required
 accept=".csv,.xlsx,.parquet"></label>
<label>A mapping, if you have one as a file<input type="file" name="mapping" accept=".toml"></label>
<button>Take this file</button></form>"""
KEEP = "Keep how this file is read, for the next one"


def import_by_hand() -> None:
    """The page under its heading. For an admin alone: others are told so, and see nothing."""
    viewer = session.the_viewer()
    check_can_administer(viewer)
    file_id = session.address("file")
    if file_id is None:
        ask_for_file()
        return
    try:
        held = dropped.find(viewer, file_id, session.now())
    except NotFound as error:
        st.info(str(error))
        ask_for_file()
        return
    st.text(f"{held.table.name}: {in_rows(held.seen.rows)}, {len(held.seen.names)} columns.")
    if held.storing is not None:
        show_storing(held)
        return
    st.button("Throw this file away", type="tertiary", on_click=throw_away, args=(held,))
    ask_about(held)


def ask_for_file() -> None:
    st.write(WHAT_IT_IS)
    st.html(DROP)
    st.caption(LIMITS)
    show_kept()


def show_kept() -> None:
    kept = kept_mappings(session.store(), session.the_viewer())
    if not kept:
        return
    st.header("Kept mappings", anchor=False)
    st.caption("How a file is read, by the team it fills. A file that fits one is read so at once.")
    for number, team in enumerate(kept, start=1):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(team)
            st.button(
                f"Forget mapping {number}",
                type="tertiary",
                key=f"forget mapping {team}",
                on_click=forget,
                args=(team,),
            )


def forget(team: str) -> None:
    forget_mapping(session.store(), session.the_viewer(), team, now=session.now())


def throw_away(held: Dropped) -> None:
    dropped.let_go(held)
    session.set_address(file=None)


def ask_about(held: Dropped) -> None:
    """Everything that is asked of a file, and below it what its rows become."""
    given = told_so_far(held)
    above = st.container()
    opened: list[str] = []
    said: dict[str, Any] = {
        name: given[name] for name in ("encoding", "separator") if name in given
    }
    said["occurred_at"] = ask_when(held, given.get("occurred_at", {}), opened)
    said |= ask_columns(held, given, opened)
    said["values"] = ask_words(held, said["columns"], given.get("values", {}), opened)
    said |= ask_where_to(held, given, opened)
    held.given = said
    if opened:
        with above:
            say_what_is_open(opened)
        st.caption("What is still open stands at the top.")
        return
    try:
        mapping = parse_mapping(said)
        show_months(held, mapping)
        show_preview(held, mapping)
    except Refused as refused:
        st.error("This file and what is said of it do not fit together. Nothing was stored.")
        for problem in refused.problems:
            st.text(f"· {problem}")
        return
    offer_to_store(held, mapping)


def say_what_is_open(opened: list[str]) -> None:
    st.header("Still open", anchor=False)
    st.write("Nothing is guessed. Answer these, and what the rows become is shown below.")
    for sentence in opened:
        st.text(f"· {sentence}")


def offer_to_store(held: Dropped, mapping: FileMapping) -> None:
    keeps = st.toggle(KEEP, value=True, key=f"keep {held.file_id}")
    st.html(
        f'<p class="way-out"><a href="/import/{held.file_id}/mapping.toml" target="_self">'
        "Download the mapping</a></p>"
    )
    st.caption("It is the file that `afterword import FILE --mapping mapping.toml` takes.")
    st.button(
        "Store these records",
        type="primary",
        on_click=begin,
        args=(held, mapping, keeps),
    )


def begin(held: Dropped, mapping: FileMapping, keeps: bool) -> None:
    """Once, however often the button is pressed."""
    if held.storing is not None:
        return
    store, viewer, workspace, now = (
        session.store(),
        session.the_viewer(),
        session.workspace(),
        session.now(),
    )
    try:
        check_can_administer(viewer)
    except JournalError as error:
        st.error(str(error))
        return
    held.storing = Storing(
        lambda progress: store_by_hand(
            store,
            viewer,
            held.table,
            mapping,
            keeps_mapping=keeps,
            now=now,
            workspace=workspace,
            progress=progress,
        )
    )
