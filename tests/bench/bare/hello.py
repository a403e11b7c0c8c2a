"""Bare Streamlit: it says hello."""

import streamlit as st

st.write("hello")
