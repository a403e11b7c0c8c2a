"""Forty teams at once: how much of what is named is a false alarm, and what is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from journal.statistics import Lately, changed_lately, false_discoveries
from journal.statistics import lately as module

PAGE = Path(__file__).parents[3] / "docs" / "statistics.md"
pytestmark = pytest.mark.slow
TEAMS, USUAL, DOUBLED = 40, 0.16, 0.32
Points = tuple[np.ndarray, np.ndarray]


def shares_of(
    chance: np.random.Generator, in_weeks: bool, blocks_since: int, spread: float
) -> Iterator[Points]:
    """The shares of a team, of the same entries: escalated, which doubles; resolved, seldom of
    those; calmer at the end; callbacks and other promises kept. With a spread, the first wavers so
    many times as far as chance alone would have it."""
    number, size, per_block = (52, 30, 4) if in_weeks else (20, 52, 1)
    entries = chance.poisson(size, number)
    rate = np.full(number, USUAL)
    if spread > 1:
        weight = (size - 1) / (spread**2 - 1) - 1
        rate = chance.beta(USUAL * weight, (1 - USUAL) * weight, number)
    if blocks_since:
        rate[-blocks_since * per_block :] = DOUBLED
    escalated = chance.binomial(entries, rate)
    yield escalated, entries
    yield chance.binomial(escalated, 0.1) + chance.binomial(entries - escalated, 0.4), entries
    for part, usual in ((0.5, 0.6), (0.2, 0.77), (0.12, 0.78)):
        asked = chance.binomial(entries, part)
        yield chance.binomial(asked, usual), asked


def look(
    chance: np.random.Generator,
    changed: int,
    blocks: int = 0,
    weeks: bool = True,
    spread: float = 1,
) -> tuple[int, int]:
    """How many false and how many true changes are named of forty teams, half of them in weeks, of
    whose first so many escalate twice as often for some blocks."""
    found, is_true = [], []
    for team in range(TEAMS):
        in_weeks = weeks if team < changed else team % 2 == 0
        windows = [4, 12] if in_weeks else [1, 3]
        since = blocks if team < changed else 0
        for share, (x, n) in enumerate(shares_of(chance, in_weeks, since, spread)):
            said = changed_lately(x, n, windows)
            if isinstance(said, Lately) and not (share == 1 and since):  # less is resolved then
                found.append(said.p)
                is_true.append(share == 0 and team < changed)
    named = np.array(false_discoveries(found))
    return int(named[~np.array(is_true)].sum()), int(named[np.array(is_true)].sum())


def measured(
    changed: int, blocks: int, runs: int, weeks: bool = True, spread: float = 1
) -> tuple[float, float]:
    """In percent: how much of what is named is false, on average; and how much is found."""
    chance = np.random.default_rng([changed, blocks, weeks, round(10 * spread)])
    looks = [look(chance, changed, blocks, weeks, spread) for _ in range(runs)]
    false = np.mean([wrong / max(wrong + right, 1) for wrong, right in looks])
    found = np.mean([right / max(changed, 1) for _, right in looks])
    return 100 * float(false), 100 * float(found)


def rows_of_the_page() -> list[list[float]]:
    """Teams that changed, blocks since, false, found in weeks, found in blocks."""
    below = PAGE.read_text(encoding="utf-8").split("## Many teams at once\n", 1)[1]
    rows = [line for line in below.split("\n## ", 1)[0].splitlines() if re.match(r"\| *\d", line)]
    return [[float(number) for number in re.findall(r"\d+", row)] for row in rows]


def test_of_forty_teams_in_which_nothing_changes_few_are_told_a_false_alarm():
    assert measured(0, 0, 20)[0] <= 10


def test_each_share_by_itself_would_be_called_changed_by_chance_all_the_time(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setitem(globals(), "false_discoveries", lambda ps: [p < 0.05 for p in ps])
    assert measured(0, 0, 10)[0] >= 80


def test_a_doubling_in_three_of_forty_teams_is_found_after_three_blocks():
    assert measured(3, 3, 10)[1] >= 70


def test_where_teams_waver_much_most_false_alarms_are_spared(monkeypatch: pytest.MonkeyPatch):
    spared = measured(0, 0, 6, spread=2.5)[0]
    monkeypatch.setattr(module, "spread_of", lambda *points: 0.0)
    assert spared < measured(0, 0, 6, spread=2.5)[0]


@pytest.mark.long
def test_every_row_of_the_page_on_many_teams_is_what_fifty_looks_measure():
    rows = rows_of_the_page()
    assert len(rows) == 4
    for changed, blocks, false, in_weeks, in_blocks in rows:
        which = int(changed), int(blocks), 50
        of_weeks, of_blocks = measured(*which), measured(*which, weeks=False)
        assert max(of_weeks[0], of_blocks[0]) <= 10
        assert of_weeks[0] == pytest.approx(false, abs=1), changed
        assert [of_weeks[1], of_blocks[1]] == pytest.approx([in_weeks, in_blocks], abs=1), changed
