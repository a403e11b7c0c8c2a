"""For people whose role has no screen."""

import streamlit as st

from dashboard import session

st.title("Afterword", anchor=False)
st.text(f"Welcome, {session.the_viewer().person.name}.")
st.write("Your role has no page in this version. Nobody's entries are open to you.")
