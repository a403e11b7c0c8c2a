"""Who sees what was just written down: the answer to the question one has after saving."""

from __future__ import annotations

import streamlit as st

from dashboard.screens import JOURNAL

WHO = (
    "**Your entry**: you alone, until you share it. Its answers count in team figures where at "
    "least five people stand behind a figure.",
    "**A promise in it**: your supervisor too, with your name, until it is done or cancelled; "
    "never the entry.",
    "**How you are**: you alone. It is kept apart from your entries, and is in nothing that you "
    "share.",
    "**Your admin** runs the workspace and reads nobody's text on any screen. Whoever can read the "
    "files of the server can read everything.",
)


@st.dialog("Who sees what")
def say_who_sees_what(entry_id: str) -> None:
    for sentence in WHO:
        st.write(sentence)
    if st.button("Open the entry, to share it or delete it"):
        st.switch_page(JOURNAL.path, query_params={"entry": entry_id})
