"""How it is run: settings, roles and counts, for a representative of the staff."""

import streamlit as st

from dashboard import session
from dashboard.exported_files import TO_SIGN
from dashboard.overseeing import PURPOSE, parts_of
from dashboard.screens.table_view import show_table
from journal.reading.overseeing import how_it_is_run

st.title("How it is run", anchor=False)
st.text(session.workspace().organisation)
for sentence in PURPOSE:
    st.write(sentence)
st.link_button("Download the page to print and sign", TO_SIGN)
told = how_it_is_run(session.store(), session.the_viewer(), session.workspace(), session.today())
for heading, above, rows in parts_of(told):
    st.header(heading, anchor=False)
    st.write(above)
    if rows.rows:
        show_table(rows, heading)
