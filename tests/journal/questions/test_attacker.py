"""No sum of figures from one copy of the facts tells something of one to four people; and each rule
that sees to it, once weakened, is missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from journal import disclosure
from journal.periods import BLOCK, WEEK
from journal.questions import causes_and_outcomes, choose, narrowing, outcomes
from tests.journal.given import WORKSPACE
from tests.journal.questions.attacker import (
    CAUSES,
    CHANNELS,
    COUNTED_IN,
    figures_of,
    finds,
    finds_who_ended_it,
)
from tests.journal.questions.conftest import RUNNING_BLOCK
from tests.journal.questions.organisations import Organisation, organised

pytestmark = pytest.mark.usefixtures("added_words")

BLOCKS = [RUNNING_BLOCK - number * BLOCK for number in (2, 1)]
QUIET, BUSY = 10, 4
"""How many teams are drawn in blocks, and how many by weeks."""
OUTCOMES_MET = ["resolved", "unresolved", "ended_by_me", "ended_by_customer"]


def quiet_team(rng: np.random.Generator) -> pd.DataFrame:
    """Six to eight people who write a few entries a block, seldom of more than two causes."""
    n = int(rng.integers(16, 34))
    people = int(rng.integers(6, 9))
    days = [BLOCKS[int(b)] for b in rng.integers(0, len(BLOCKS), n)]
    return answers(rng, n, people, days)


def busy_team(rng: np.random.Generator) -> pd.DataFrame:
    """Six or seven people who write enough for weeks, but for a quiet one; a cause comes in
    waves, so that it is mostly of one week."""
    weeks = [BLOCKS[0] + number * WEEK for number in range(len(BLOCKS) * 4 + 1)]
    people = int(rng.integers(6, 8))
    parts = []
    for number, week in enumerate(weeks):
        n = 21 if number != 2 or rng.random() < 0.5 else 3
        part = answers(rng, n, people if n > 3 else 3, [week] * n)
        if rng.random() < 0.6:
            part["cause"] = rng.choice(CAUSES[:2], p=[0.85, 0.15]) if n > 3 else CAUSES[0]
            few = rng.random(n) < 0.12
            part.loc[few, "cause"] = CAUSES[2]
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def answers(rng: np.random.Generator, n: int, people: int, days: list[date]) -> pd.DataFrame:
    causes = rng.choice(CAUSES, n, p=rng.dirichlet([4, 2, 0.6]))
    by_cause = np.where(causes == CAUSES[0], "phone", "chat")  # a channel goes with a cause
    by_chance = rng.choice(CHANNELS, n, p=rng.dirichlet([3, 1]))
    heat = np.where(rng.random(n) < 0.8, 3, 0)
    return pd.DataFrame(
        {
            "agent": rng.integers(0, people, n),
            "week": days,
            "cause": causes,
            "channel": np.where(rng.random(n) < 0.7, by_cause, by_chance),
            "outcome": rng.choice(OUTCOMES_MET, n, p=[0.4, 0.2, 0.3, 0.1]),
            "heat_start": [float(h) if h else np.nan for h in heat],
            "heat_end": [2.0 if h else np.nan for h in heat],
        }
    )


@pytest.fixture(scope="module")
def organisation(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Organisation]:
    rng = np.random.default_rng(7)
    made = {f"Quiet {number}": quiet_team(rng) for number in range(QUIET)}
    made |= {f"Busy {number}": busy_team(rng) for number in range(BUSY)}
    with organised(settled, tmp_path_factory.mktemp("few"), made) as made_up:
        yield made_up


def found(of: Organisation) -> list[tuple[str, str]]:
    """The teams and questions in which the attacker finds somebody."""
    return [
        (team.name, question)
        for team in of.teams
        for question in COUNTED_IN
        if finds(team, figures_of(of.store, of.scope, team, question))
    ]


def finds_one(of: Organisation, question: str = "outcomes") -> bool:
    return any(finds(team, figures_of(of.store, of.scope, team, question)) for team in of.teams)


def test_no_sum_of_figures_is_about_one_to_four_people(organisation: Organisation):
    assert found(organisation) == []


def test_who_ended_it_is_told_of_no_one_to_four_people(organisation: Organisation):
    of = organisation
    assert not [team.name for team in of.teams if finds_who_ended_it(of.store, of.scope, team)]


def test_the_attacker_has_something_to_look_at(organisation: Organisation):
    """Weeks and blocks, and of every kind some figures that are told and some that are not."""
    of = organisation
    grains = {
        team.name: choose(of.store, of.scope, WORKSPACE, team=team.name).grain for team in of.teams
    }
    assert {grain.value for name, grain in grains.items() if "Busy" in name} == {"week"}
    assert {grain.value for name, grain in grains.items() if "Quiet" in name} == {"block"}
    told = {"": 0, "cause": 0, "channel": 0}
    for team in of.teams:
        for kind, figures in figures_of(of.store, of.scope, team, "outcomes").items():
            told[kind] += len(figures)
    assert told[""] > 30
    assert 15 < told["cause"] < len(of.teams) * len(BLOCKS) * 2 * len(CAUSES)
    assert 4 < told["channel"] < len(of.teams) * len(BLOCKS) * len(CHANNELS)


told_apart = disclosure.told_apart


def without_the_rest(category: Any, agent: Any, known: Any, least: int) -> frozenset[str]:
    """Of each category alone it is asked whether enough are behind it."""
    return frozenset(one for one in set(category) if len(set(agent[category == one])) >= least)


def of_whole_periods_alone(category: Any, agent: Any, known: Any, least: int) -> frozenset[str]:
    """A cause in one period and a channel are not held against what else is told."""
    return told_apart(category, agent, [np.zeros(len(agent))], least)


def of_one_agent_fewer(category: Any, agent: Any, known: Any, least: int) -> frozenset[str]:
    return told_apart(category, agent, known, least - 1)


@pytest.mark.parametrize("weakened", [without_the_rest, of_whole_periods_alone, of_one_agent_fewer])
def test_a_weaker_rule_on_what_stands_alone_is_found_out(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch, weakened: Callable[..., Any]
):
    monkeypatch.setattr(disclosure, "told_apart", weakened)
    assert finds_one(organisation)


@pytest.mark.parametrize("question", COUNTED_IN)
def test_a_threshold_of_four_is_found_out(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch, question: str
):
    monkeypatch.setattr(disclosure, "shown", lambda frame, least: frame[frame["agents"] >= 4])
    assert finds_one(organisation, question)


def test_a_block_with_a_week_that_is_withheld_would_give_it_away(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch
):
    def in_one_period(rule: Callable[..., Any]) -> Callable[..., Any]:
        return lambda entries, *more: rule(entries.assign(period=0), *more)

    monkeypatch.setattr(narrowing, "may_be_told", in_one_period(narrowing.may_be_told))
    monkeypatch.setattr(causes_and_outcomes, "told_of", in_one_period(causes_and_outcomes.told_of))
    assert finds_one(organisation)


def test_who_ended_it_would_be_found_out_of_one_cause(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch
):
    of = organisation
    monkeypatch.setattr(outcomes, "math", type("Lenient", (), {"inf": 5}))
    assert any(finds_who_ended_it(of.store, of.scope, team) for team in of.teams)
