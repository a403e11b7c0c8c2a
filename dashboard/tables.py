"""A table that can be read with the keyboard, and to which a cell is nothing but text.

Streamlit's own table scrolls inside a box that the keyboard cannot reach, and takes its cells
for Markdown.
"""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st
from pandas.api.types import is_numeric_dtype

BOX = '<div class="figures" role="region" tabindex="0" aria-label="{name}">{table}</div>'
TABLE = '<table aria-label="{name}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def show_table(frame: pd.DataFrame, name: str) -> None:
    """Draws a frame; its first column says what each row is about."""
    st.html(table_in_a_box(frame, name))


def table_in_a_box(frame: pd.DataFrame, name: str) -> str:
    numeric = [is_numeric_dtype(frame[column]) for column in frame]
    head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in frame)
    body = "".join(row(list(cells), numeric) for cells in frame.itertuples(index=False))
    table = TABLE.format(name=escape(name), head=head, body=body)
    return BOX.format(name=escape(name), table=table)


def row(cells: list[object], numeric: list[bool]) -> str:
    first, *rest = (f"{c:,}" if n else escape(str(c)) for c, n in zip(cells, numeric, strict=True))
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
