"""The same of what is told of many teams together: held against each team's own figures, the sums
of its last blocks and of what is usual in it are about nobody whom these withhold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from journal.periods import BLOCK
from journal.questions import ESCALATIONS, TEAM_CHANGES, ask, choose, team_changes
from journal.statistics import Lately
from tests.journal.given import WORKSPACE
from tests.journal.questions.attacker import Team, isolates
from tests.journal.questions.conftest import RUNNING_BLOCK
from tests.journal.questions.organisations import Organisation, organised

pytestmark = pytest.mark.usefixtures("added_words")

BLOCKS = [RUNNING_BLOCK - number * BLOCK for number in range(17, 0, -1)]
USUAL = 12


def team(rng: np.random.Generator) -> pd.DataFrame:
    """Six people, of whom in some blocks, early and late ones, only four wrote."""
    quiet = {*rng.choice(13, 2, replace=False), 14, *rng.choice([13, 15], 1)}
    parts = [
        pd.DataFrame(
            {
                "agent": rng.permutation(np.arange(48) % (4 if number in quiet else 6)),
                "week": block,
                "cause": "billing",
                "channel": "phone",
                "outcome": "resolved",
                "escalated_to": rng.choice(["supervisor", "nobody"], 48, p=[0.3, 0.7]),
            }
        )
        for number, block in enumerate(BLOCKS)
    ]
    return pd.concat(parts, ignore_index=True)


@pytest.fixture(scope="module")
def organisation(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Organisation]:
    rng = np.random.default_rng(13)
    teams = {f"Team {number}": team(rng) for number in range(4)}
    with organised(settled, tmp_path_factory.mktemp("many"), teams) as made_up:
        yield made_up


def told_of(of: Organisation, one: Team) -> list[pd.Series]:
    """Of which entries each figure is: the team's own, and those beside the other teams."""
    asked = choose(of.store, of.scope, WORKSPACE, team=one.name, first=date.min)
    own = [day.date() for day in ask(of.store, of.scope, ESCALATIONS, asked).rows["period"]]
    rows = ask(of.store, of.scope, TEAM_CHANGES, asked).rows
    of_it = (rows["team"] == one.name) & (rows["question"] == ESCALATIONS.name)
    (found,) = rows.loc[of_it, "found"]
    assert isinstance(found, Lately)
    last = BLOCKS[-found.window :]
    figures = [one.entries["block"] == block for block in own]
    figures.append(sum_of(one, found.size, [block for block in own if block in last], last))
    figures.append(sum_of(one, found.before_size, own[:USUAL], BLOCKS[:USUAL]))
    return figures


def sum_of(one: Team, told: int, shown: list[date], every: list[date]) -> pd.Series:
    """The entries that a sum is of: those of the blocks that are shown, or of all of them."""
    for blocks in (shown, every):
        about = one.entries["block"].isin(blocks)
        if int(about.sum()) == told:
            return about
    raise AssertionError("the attacker misreads a figure")


def finds_somebody(of: Organisation) -> bool:
    return any(isolates(one.entries, told_of(of, one)) for one in of.teams)


def test_no_sum_beside_other_teams_tells_of_whom_the_own_figures_do_not(
    organisation: Organisation,
):
    assert not finds_somebody(organisation)
    withheld = [len(BLOCKS) - (len(told_of(organisation, one)) - 2) for one in organisation.teams]
    assert min(withheld) >= 3


def test_sums_over_blocks_of_four_people_are_found_out(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch
):
    points = team_changes.points

    def of_one_agent_more(*asked: Any) -> dict[str, list[dict[str, Any]]]:
        found = points(*asked)
        return {
            team_id: [row | {"agents": row["agents"] + 1} for row in rows]
            for team_id, rows in found.items()
        }

    monkeypatch.setattr(team_changes, "points", of_one_agent_more)
    assert finds_somebody(organisation)
