"""A piece of a text, marked within it; to the page a text is nothing but text."""

from __future__ import annotations

from html import escape

import streamlit as st

AROUND = 60
"""Characters shown on either side."""


def show_marked(text: str, start: int, end: int) -> None:
    """Draws what stands around a piece of a text, with the piece marked."""
    st.html(marked(text, start, end))


def marked(text: str, start: int, end: int) -> str:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before = ("… " if first else "") + text[first:start]
    after = text[end:last] + (" …" if last < len(text) else "")
    return (
        f'<p class="marked" dir="auto">{escape(before)}<mark>{escape(text[start:end])}</mark>'
        f"{escape(after)}</p>"
    )
