"""The viewer, then the navigation that fits the viewer. Streamlit runs this at every rerun."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens import pages_for
from dashboard.wording import PAGE_TITLE

st.set_page_config(page_title=PAGE_TITLE, layout="centered", initial_sidebar_state="collapsed")
st.html(session.STYLE)

viewer = session.viewer()
if viewer is None:
    st.title("Afterword")
    st.write("You are signed out. What you kept or saved is safe.")
    st.page_link(session.DOOR, label="Enter again")
    st.stop()

st.navigation(pages_for(session.the_viewer()), position="top").run()
