"""The figures that our page draws, as constant data; a choice changes them."""

import json
import os
from pathlib import Path

import plotly.io
import streamlit as st


@st.cache_resource
def figures() -> dict:
    told = json.loads(Path(os.environ["BENCH_FIGURES"]).read_text(encoding="utf-8"))
    return {team: [plotly.io.from_json(one) for one in drawn] for team, drawn in told.items()}


team = st.selectbox("Team", list(figures()))
for index, drawn in enumerate(figures()[team]):
    st.plotly_chart(drawn, theme=None, key=f"chart {index}", config={"displayModeBar": False})
