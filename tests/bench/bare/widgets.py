"""A fragment with as many bare widgets as the address says, and nothing behind them."""

import streamlit as st


@st.fragment
def widgets() -> None:
    for index, options in enumerate(st.query_params["pills"].split(",")):
        st.pills(f"Pills {index}", list(range(int(options))), key=f"pills {index}")
    for index in range(int(st.query_params["buttons"])):
        st.button(f"Button {index}", key=f"button {index}")
    for index in range(int(st.query_params["expanders"])):
        st.expander(f"Expander {index}", key=f"expander {index}", on_change="rerun")


widgets()
