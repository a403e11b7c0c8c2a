"""A fragment with as many bare widgets as the address says; its first button inserts one row
durably, and says when it has."""

import os
import time

import duckdb
import streamlit as st


@st.cache_resource
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(os.path.join(os.environ["BENCH_FOLDER"], "bare.duckdb"))
    connection.execute("create table if not exists entries (saved_at double, what text)")
    return connection


@st.fragment
def widgets() -> None:
    asked = st.query_params
    if st.button("Save entry"):
        with database().cursor() as cursor:
            cursor.execute("insert into entries values (?, 'something')", [time.time()])
        st.write(f"Saved {time.time()}")
    for index, options in enumerate(asked.get("pills", "").split(",") if asked else ()):
        st.pills(f"Pills {index}", list(range(int(options))), key=f"pills {index}")
    for index in range(int(asked.get("buttons", 1)) - 1):
        st.button(f"Button {index}", key=f"button {index}")
    for index in range(int(asked.get("expanders", 0))):
        st.expander(f"Expander {index}", key=f"expander {index}", on_change="rerun")


widgets()
