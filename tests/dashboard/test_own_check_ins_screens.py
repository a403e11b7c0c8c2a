"""The check-in on the page, how heavy it has been, and erasing it: asked once."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from journal.policy import scope_for
from journal.reading.own import count_my_check_ins, my_check_ins
from journal.store.engine import Store
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, pressed


def said(page: AppTest) -> str:
    parts = (*page.markdown, *page.text, *page.caption, *page.get("html"), *page.success)
    return "\n".join(str(part.value) for part in parts)


def test_the_check_in_says_whose_it_is_and_what_it_is_not(look: Look, store: Store) -> None:
    entry_id = next(iter(my_check_ins(store, scope_for(viewer_of(store, "ana")))))
    page = look("ana", "my_journal", entry=entry_id)
    assert "Only you see this; the team's bands need five people or more." in said(page)
    assert "not a validated test, gives no score, and sets nothing going" in said(page)
    assert [part.label for part in page.expander].count("Where to find help") == 2


def test_my_patterns_tell_how_heavy_it_was_over_time(look: Look) -> None:
    page = look("ana", "my_patterns")
    folded = [part.label for part in page.expander]
    assert "Week by week" in folded
    assert "The latest heavy ones, with what you wrote" in folded
    assert "Heavy or very heavy" in said(page)
    assert " %" not in "".join(
        part.value for part in page.get("html") if "Week from" in str(part.value)
    )


def test_erasing_asks_once_and_names_what_goes_and_what_stays(look: Look, store: Store) -> None:
    ana = scope_for(viewer_of(store, "ana"))
    number = sum(count_my_check_ins(store, ana))
    page = pressed(look("ana", "my_patterns"), "Erase my check-ins", -1)
    assert f"This erases {number} check-ins, at once and for good." in said(page)
    assert "stays as it is" in said(page)
    assert count_my_check_ins(store, ana)[0] == number
