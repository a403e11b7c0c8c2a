"""A table that can be read with the keyboard.

Streamlit's own table scrolls inside a box that the keyboard cannot reach, and takes its cells
for Markdown.
"""

from __future__ import annotations

import streamlit as st

from dashboard.tables import Table, table_in_a_box


def show_table(table: Table, name: str) -> None:
    st.html(table_in_a_box(table, name))
