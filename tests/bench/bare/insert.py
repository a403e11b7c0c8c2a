"""A fragment with a button that inserts one row durably, and says when it has."""

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
def save() -> None:
    if st.button("Save entry"):
        with database().cursor() as cursor:
            cursor.execute("insert into entries values (?, 'something')", [time.time()])
        st.write(f"Saved {time.time()}")


save()
