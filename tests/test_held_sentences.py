"""Each sentence of the pages on privacy is held by a test that exists, or says that none can."""

from __future__ import annotations

import pytest

from tests.held_sentences import ROOT, SAYS, held_in, wrong_with

# How many places each may have that no test holds: a limit that is admitted, a question.
PAGES = {
    "privacy.md": {"about this page": 1, "a limit": 8, "yours to answer": 0},
    "privacy-for-statisticians.md": {"about this page": 1, "a limit": 12, "yours to answer": 0},
    "dpia.md": {"about this page": 2, "a limit": 9, "yours to answer": 27},
}
HELD = "Nobody reads it. <!-- test_every_link_and_picture_of_a_page_leads_somewhere -->"


def read(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_sentence_of_a_page_on_privacy_is_held(page: str) -> None:
    found = held_in(read(page))
    assert len(found) > 20
    wrong = {one.text: told for one in found if (told := wrong_with(one))}
    assert wrong == {}


@pytest.mark.parametrize(("page", "said"), [(page, said) for page in PAGES for said in SAYS])
def test_what_no_test_holds_is_the_exception(page: str, said: str) -> None:
    found = held_in(read(page))
    assert sum(one.by == (said,) for one in found) <= PAGES[page][said]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("Nobody reads it.", "no test is named"),
        (f"{HELD} And nobody writes it.", "no test is named"),
        (f"{HELD}\n- Nobody writes it.", "no test is named"),
        (
            "Nobody reads it. <!-- test_that_there_is_none -->",
            "there is no test_that_there_is_none",
        ),
        ("Nobody reads it. <!-- surely -->", "there is no surely"),
        (f"One. Two. Three. {HELD}", "4 sentences stand before one comment"),
        ("Nobody reads it. <!-- a limit, test_x -->", "there is no a limit"),
    ],
)
def test_a_sentence_that_nothing_holds_is_found(page: str, told: str) -> None:
    assert told in [why for one in held_in(page) for why in wrong_with(one)]


@pytest.mark.parametrize(
    "page",
    [
        HELD,
        f"# Of which nobody speaks\n\n{HELD}",
        f"- {HELD}\n- {HELD}",
        "Colleagues know things. <!-- a limit -->",
        f"See [a page. Or two.](drafts.md): {HELD}",
    ],
)
def test_a_sentence_that_is_held_is_left_alone(page: str) -> None:
    assert [why for one in held_in(page) for why in wrong_with(one)] == []
