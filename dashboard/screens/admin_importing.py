"""Import on the Admin screen: the way to its page."""

from __future__ import annotations

import streamlit as st

from dashboard.screens import IMPORTING


def lead_to_importing() -> None:
    st.header("Import", anchor=False)
    st.page_link(IMPORTING.path, label="Import records from a file")
