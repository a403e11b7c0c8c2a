"""Pieces of a text, marked within it; to the page a text is nothing but text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

AROUND = 60
"""Characters shown on either side."""


def show_marked(text: str, start: int, end: int) -> None:
    """Draws what stands around a piece of a text, with the piece marked."""
    st.html(marked(text, [(start, end)], start, end))


def show_all_marked(text: str, pieces: Sequence[tuple[int, int]]) -> None:
    """Draws what stands around the first of several pieces, with all of them that are near."""
    first, last = pieces[0]
    st.html(marked(text, pieces, first, last + AROUND))


def marked(text: str, pieces: Sequence[tuple[int, int]], start: int, end: int) -> str:
    """The text from before `start` to after `end`; pieces stand in their order and apart."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    if first and (space := text.find(" ", first, start)) >= 0:
        first = space + 1
    said, at = "… " if first else "", first
    for one, other in pieces:
        if first <= one and other <= last:
            said += f"{escape(text[at:one])}<mark>{escape(text[one:other])}</mark>"
            at = other
    said += escape(text[at:last]) + (" …" if last < len(text) else "")
    return f'<p class="marked" dir="auto">{said}</p>'
