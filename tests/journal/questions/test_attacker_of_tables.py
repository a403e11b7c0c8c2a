"""The same of what could embarrass: whatever blocks are asked for, no sum of tables is about the
behaviours that one to four people met, or about the exceptions that they made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from journal import disclosure
from journal.periods import BLOCK
from journal.questions import BEHAVIOURS, EXCEPTIONS, ask, choose
from journal.questions.wording import day
from tests.journal.given import WORKSPACE
from tests.journal.questions.attacker import CAUSES, Team, isolates
from tests.journal.questions.conftest import RUNNING_BLOCK
from tests.journal.questions.organisations import Organisation, organised

pytestmark = pytest.mark.usefixtures("added_words")

BLOCKS = [RUNNING_BLOCK - number * BLOCK for number in range(6, 0, -1)]
RANGES = list(combinations_with_replacement(BLOCKS, 2))
SEASONS = [(BLOCKS[0], BLOCKS[2]), (BLOCKS[3], BLOCKS[5])]
KINDS = ("refund", "voucher", "priority")


def team(rng: np.random.Generator) -> pd.DataFrame:
    """Seven people, of whom now one and now another meets a threat or makes an exception."""
    n = 150
    kinds = rng.choice([*KINDS, None], n, p=[0.3, 0.12, 0.06, 0.52])
    goes_with = dict(zip([*KINDS, None], [*CAUSES, CAUSES[0]], strict=True))
    causes = np.where(
        rng.random(n) < 0.93, [goes_with[kind] for kind in kinds], rng.choice(CAUSES, n)
    )
    worth = rng.random(n) < 0.8
    return pd.DataFrame(
        {
            "agent": rng.integers(0, 7, n),
            "week": [BLOCKS[int(b)] for b in rng.integers(0, len(BLOCKS), n)],
            "cause": causes,  # a kind of exception goes with a cause, with few others
            "outcome": "resolved",
            "behaviours": [["threats"] if threat else [] for threat in rng.random(n) < 0.12],
            "exception_kind": kinds,
            "exception_value": [
                10.0 if k and w else None for k, w in zip(kinds, worth, strict=True)
            ],
        }
    )


@pytest.fixture(scope="module")
def organisation(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Organisation]:
    rng = np.random.default_rng(11)
    teams = {f"Team {number}": team(rng) for number in range(6)}
    with organised(settled, tmp_path_factory.mktemp("tables"), teams) as made_up:
        yield made_up


def threats_told(of: Organisation, one: Team) -> list[pd.Series]:
    """For every range of blocks, of which entries it is told that they name a threat."""
    named = one.entries["behaviours"].map(bool)
    found = []
    for first, last in RANGES:
        asked = choose(of.store, of.scope, WORKSPACE, team=one.name, first=first, last=last)
        rows = ask(of.store, of.scope, BEHAVIOURS, asked).rows
        for row in rows.to_dict("records"):
            about = named & within(one, row["since"], row["up_to"])
            assert int(about.sum()) == row["entries"], "the attacker misreads a figure"
            found.append(about)
    return found


def within(one: Team, since: str, up_to: str) -> pd.Series:
    told = {day(block): block for block in BLOCKS}
    ends = {day(block + BLOCK - (BLOCK / 28)): block for block in BLOCKS}
    return one.entries["block"].between(told[since], ends[up_to])


def exceptions_told(of: Organisation, one: Team) -> dict[str, list[pd.Series]]:
    """Of which exceptions each row of a season tells how many there were, and what they were
    worth."""
    found: dict[str, list[pd.Series]] = {"entries": [], "valued": []}
    given = one.entries["exception_kind"].notna()
    for first, last in SEASONS:
        asked = choose(of.store, of.scope, WORKSPACE, team=one.name, first=first, last=last)
        rows = ask(of.store, of.scope, EXCEPTIONS, asked).rows
        for name, some in rows.groupby(rows["about"].eq("What set it off")) if len(rows) else ():
            column = one.entries["cause" if name else "exception_kind"]
            for row in some.to_dict("records"):
                of_it = column == row["category_value"]
                if row["category_value"] == "":
                    of_it = ~column.isin(some["category_value"])
                about = given & of_it & season(one, first, last)
                assert int(about.sum()) == row["entries"], "the attacker misreads a figure"
                found["entries"].append(about)
                found["valued"].append(about & one.entries["exception_value"].notna())
    return found


def season(one: Team, first: date, last: date) -> pd.Series:
    return one.entries["block"].between(first, last)


def found_threats(of: Organisation) -> bool:
    return any(isolates(one.entries, threats_told(of, one)) for one in of.teams)


def found_exceptions(of: Organisation) -> bool:
    return any(
        isolates(one.entries, told)
        for one in of.teams
        for told in exceptions_told(of, one).values()
    )


def test_no_ranges_differ_by_the_threats_that_one_to_four_people_met(organisation: Organisation):
    assert any(threats_told(organisation, one) for one in organisation.teams)
    assert not found_threats(organisation)


def test_no_rows_differ_by_the_exceptions_that_one_to_four_people_made(organisation: Organisation):
    told = [exceptions_told(organisation, one)["entries"] for one in organisation.teams]
    assert sum(map(len, told)) > 20
    assert not found_exceptions(organisation)


def test_stretches_of_four_people_are_found_out(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch
):
    stretches = disclosure.stretches
    monkeypatch.setattr(
        disclosure, "stretches", lambda behind, least, *more: stretches(behind, least - 1, *more)
    )
    assert found_threats(organisation)


def test_ranges_that_are_told_as_they_are_asked_for_are_found_out(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch
):
    """Five people in all that is asked for are not enough."""

    def as_asked(said: pd.DataFrame, asked: Any, shortest: int = 1) -> list[list[date]]:
        blocks = [b for b in asked.closed_blocks if asked.first <= b < asked.until]
        people = set(said.loc[said["block"].isin(blocks), "agent"])
        return [blocks] if len(people) >= asked.least_agents else []

    monkeypatch.setattr("journal.questions.behaviours.stretches_asked", as_asked)
    assert found_threats(organisation)


def alone_if_enough(category: Any, agent: Any, known: Any, least: int) -> frozenset[str]:
    return frozenset(one for one in set(category) if len(set(agent[category == one])) >= least)


def not_held_against_kinds(category: Any, agent: Any, known: Any, least: int) -> frozenset[str]:
    return told_apart(category, agent, known[:1], least)


told_apart = disclosure.told_apart


@pytest.mark.parametrize("weakened", [alone_if_enough, not_held_against_kinds])
def test_a_weaker_rule_on_exceptions_is_found_out(
    organisation: Organisation, monkeypatch: pytest.MonkeyPatch, weakened: Callable[..., Any]
):
    monkeypatch.setattr(disclosure, "told_apart", weakened)
    assert found_exceptions(organisation)
