"""Rows that can be opened: when they open, and that whoever closes one has closed it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.looking import drawn

IN_IT = "what is in the row"


def with_a_row() -> None:
    """A page with a row on it, and another page without one."""
    import streamlit as st

    from dashboard.rows import row_to_open

    if st.session_state.get("elsewhere"):
        return
    part = row_to_open("A row", key="row", reason=bool(st.session_state.get("reason")))
    if part.open:
        with part:
            st.text("what is in the row")


@pytest.fixture
def page() -> AppTest:
    return drawn(AppTest.from_function(with_a_row))


def is_open(page: AppTest, **said: Any) -> bool:
    """Whether the row is open, now that this is so as well."""
    for name, value in said.items():
        page.session_state[name] = value
    return IN_IT in [text.value for text in drawn(page).text]


def test_a_row_opens_when_its_reason_arises_and_stays_closed_by_whoever_closes_it(
    page: AppTest,
) -> None:
    assert not is_open(page)
    assert is_open(page, reason=True)
    assert not is_open(page, **{"row 1": False})
    assert not is_open(page)
    assert not is_open(page, reason=False)
    assert is_open(page, reason=True)


def test_who_comes_back_to_what_they_began_in_a_row_finds_it_open(page: AppTest) -> None:
    assert is_open(page, **{"row 0": True})
    assert is_open(page, reason=True)  # what they write is one
    is_open(page, elsewhere=True)
    assert is_open(page, elsewhere=False)


def test_a_reason_that_arose_while_one_was_elsewhere_opens_a_row_that_one_had_open(
    page: AppTest,
) -> None:
    assert is_open(page, **{"row 0": True})
    is_open(page, elsewhere=True)
    assert is_open(page, elsewhere=False, reason=True)
