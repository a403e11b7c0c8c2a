"""The viewer, then the navigation that fits the viewer. Streamlit runs this at every rerun."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens import pages_for
from dashboard.wording import BE_SOMEBODY_ELSE, ENTER_AGAIN, PAGE_TITLE

st.set_page_config(page_title=PAGE_TITLE, layout="centered", initial_sidebar_state="collapsed")
st.html(session.STYLE)

viewer = session.viewer()
if viewer is None:
    st.title("Afterword")
    st.write("You are signed out. What you kept or saved is safe.")
    st.html(ENTER_AGAIN)
    st.stop()

st.navigation(pages_for(viewer), position="top").run()

if session.workspace().is_demo:
    st.caption(f"This is a demo, and you are {viewer.person.name}, who is made up.")
    st.html(BE_SOMEBODY_ELSE)
