"""Import records: a file of complaints or contacts, by hand, for an admin."""

import streamlit as st

from dashboard.screens.import_view import import_by_hand

st.title("Import records", anchor=False)
import_by_hand()
