"""Reminders: how one is reminded of one's promises, and when not."""

import streamlit as st

from dashboard import session
from dashboard.screens.absences_view import absences_of_others, own_absences
from journal.policy import can_write

st.title("Reminders")
if can_write(session.the_viewer()):
    own_absences()
absences_of_others()
