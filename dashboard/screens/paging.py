"""Turning the pages of a long list; the address says which one is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from dashboard import session
from journal.reading import PAGE

NAME = "page"
T = TypeVar("T")


def page_shown(look: Callable[[int], T], total: Callable[[T], int]) -> tuple[int, T]:
    """The page that the address asks for, by its number from 0 on; the last one where there are
    not so many, or not any more."""
    number = page_asked()
    found = look(number)
    last = last_page(total(found))
    return (number, found) if number <= last else (last, look(last))


def page_asked() -> int:
    asked = session.address(NAME) or "1"
    return max(0, int(asked) - 1) if asked.isdecimal() and len(asked) < 7 else 0


def last_page(total: int) -> int:
    return max(0, (total - 1) // PAGE)


def turn_pages(number: int, total: int, what: str, *, back: str, on: str) -> None:
    """The way to the pages beside this one, with how many there are of `what`."""
    last = last_page(total)
    if last == 0:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(back, disabled=number == 0, on_click=turn_to, args=(number - 1,))
        st.text(f"Page {number + 1:,} of {last + 1:,}, {total:,} {what}")
        st.button(on, disabled=number >= last, on_click=turn_to, args=(number + 1,))


def turn_to(number: int) -> None:
    session.set_address(**{NAME: str(number + 1)})
