"""What comes and goes on a page without moving what is below it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

Given = ParamSpec("Given")
Said = TypeVar("Said")


def in_its_place(draw: Callable[Given, Said]) -> Callable[Given, Said]:
    """Draws in a place that the page always has, whether or not anything stands in it.

    The browser finds what it has drawn again by how many things stand before it. If one more does,
    a field below is put there anew as soon as the rest of the page is late, and whoever writes in
    it has lost the cursor, and writes into nothing.
    """

    @wraps(draw)
    def drawn(*args: Given.args, **kwargs: Given.kwargs) -> Said:
        with st.container():
            return draw(*args, **kwargs)

    return drawn
