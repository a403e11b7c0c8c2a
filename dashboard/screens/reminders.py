"""Reminders: how one is reminded of one's promises, and when not."""

import streamlit as st

from dashboard import session
from dashboard.screens.absences_view import absences_of_others, own_absences
from dashboard.screens.reminders_view import calendar, digest, in_this_browser
from journal.policy import can_promise

st.title("Reminders", anchor=False)
if can_promise(session.the_viewer()):
    calendar()
    digest()
    in_this_browser()
    own_absences()
absences_of_others()
