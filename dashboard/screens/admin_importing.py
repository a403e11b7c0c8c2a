"""Import on the Admin screen: the way to its page."""

from __future__ import annotations

import streamlit as st

from dashboard.screens import IMPORTING

WHAT_BECOMES = (
    "A CSV, Excel or Parquet file of complaints or contacts becomes a team of records, which "
    "Trends shows apart from what agents write. You see what its rows become before any is stored."
)


def lead_to_importing() -> None:
    st.header("Import records", anchor=False)
    st.write(WHAT_BECOMES)
    st.page_link(IMPORTING.path, label="Import records from a file")
