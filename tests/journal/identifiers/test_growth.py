"""Nobody can make the guard work for minutes by what they write."""

from __future__ import annotations

from time import process_time

import pytest

from journal.identifiers import find
from tests.journal.identifiers.corpus import corpus

TALK = " ".join(snippet.text for snippet in corpus())
SMALL, LARGE = 2_000, 20_000


def work(text: str, times: int) -> float:
    """Processor seconds, the least of several tries."""
    taken = []
    for _ in range(times):
        begun = process_time()
        find(text, "GB")
        taken.append(process_time() - begun)
    return min(taken)


@pytest.mark.long
@pytest.mark.parametrize(
    "unit",
    [TALK, "4", "4 1 ", "a", " ", "-", "a.", "a@", "AB12 ", "Mr Smith ", "customer ", "strasse ",
     "call ", "van ", "0 ", "(", "my name is "],
)  # fmt: skip
def test_ten_times_the_text_is_about_ten_times_the_work(unit: str):
    text = unit * (LARGE // len(unit) + 1)
    small, large = work(text[:SMALL], 3), work(text[:LARGE], 1)
    assert large < 30 * small + 0.05  # a quadratic search would take a hundred times the work
