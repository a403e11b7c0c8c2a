"""The same of a small team, before its agents agreed, while they agree, and when it is over: no sum
is about one to four people, other than all of those who agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, combinations_with_replacement
from typing import Any

import numpy as np
import pandas as pd
import pytest

from journal.agreement import Agents
from journal.facts import refresh
from journal.people import Viewer
from journal.periods import BLOCK, block_of
from journal.policy import Scope, scope_for
from journal.questions import BEHAVIOURS, OUTCOMES, Question, ask, choose, choosing
from journal.questions.wording import day
from journal.store.engine import Store
from journal.store.workspace import people
from tests.journal.few import LONG_AGO, NIGHT, Few, all_agree, few_agents, joined, left
from tests.journal.given import NOW, TODAY, WORKSPACE, ZONE, start_of, wrote
from tests.journal.questions.attacker import CAUSES, CHANNELS, FEW, FILTERS
from tests.journal.questions.organisations import written

pytestmark = pytest.mark.usefixtures("added_words")
RUNNING_BLOCK = block_of(TODAY)
BEFORE = [RUNNING_BLOCK - number * BLOCK for number in (4, 3)]
AGREED = [RUNNING_BLOCK - number * BLOCK for number in (2, 1)]
AFTER = [RUNNING_BLOCK]
EVERY = [*BEFORE, *AGREED, *AFTER]
RANGES = list(combinations_with_replacement(EVERY, 2))
WHEN_AGREED = start_of(AGREED[0], ZONE) - timedelta(hours=9)
MEMBERS, GONE, NEW = (0, 1, 2), (3, 4), (5, 6)


def answers(rng: np.random.Generator, agents: tuple[int, ...], blocks: list[date]) -> pd.DataFrame:
    """What some wrote in some blocks, here and there one of them nothing."""
    n = 3 * len(agents) * len(blocks)
    found = pd.DataFrame(
        {
            "agent": rng.choice(agents, n),
            "week": [blocks[int(b)] for b in rng.integers(0, len(blocks), n)],
            "cause": rng.choice(CAUSES, n, p=[0.6, 0.3, 0.1]),
            "channel": rng.choice(CHANNELS, n, p=[0.8, 0.2]),
            "behaviours": [["threats"] if met else [] for met in rng.random(n) < 0.7],
        }
    )
    return found.assign(block=found["week"])


class Played:
    """A small team of which a supervisor asks everything there is, three times."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, rng = store, np.random.default_rng(seed)
        sam = next(Viewer(p, grants) for p, grants in people(store, TODAY) if p.login == "sam")
        self.few: Few = few_agents(store, sam)
        self.by_number = dict(enumerate(self.few.agents))
        for number in GONE:
            self.by_number[number] = joined(store, self.few.team, f"gone{number}")
        self.parts = [
            answers(rng, (*MEMBERS, *GONE), BEFORE),
            answers(rng, MEMBERS, AGREED),
            pd.concat([answers(rng, NEW, [*AGREED, *AFTER]), answers(rng, MEMBERS, AFTER)]),
        ]
        self.entries = pd.concat(self.parts, ignore_index=True)
        self.told: dict[str, list[pd.Series]] = {OUTCOMES.name: [], BEHAVIOURS.name: []}

    def play(self, forget: bool = False) -> None:
        self.write(0)
        self.look(WHEN_AGREED)
        for number in GONE:
            left(self.store, self.by_number[number], AGREED[0] - timedelta(days=2))
        all_agree(self.store, self.few, at=WHEN_AGREED)
        self.write(1)
        self.look(NOW)
        for number in NEW:
            self.by_number[number] = joined(self.store, self.few.team, f"new{number}", LONG_AGO)
        self.write(2)
        if forget:
            self.store.write(lambda tx: tx.run("delete from kept.agreed_blocks"))
        self.look(NOW + 2 * BLOCK)

    def write(self, part: int) -> None:
        rows = self.parts[part].drop(columns="block").to_dict("records")
        wrote(self.store, *[written(self.by_number[row["agent"]], row) for row in rows])
        self.there = sum(len(one) for one in self.parts[: part + 1])

    def look(self, moment: Any) -> None:
        """Everything that can be asked of the copy that is taken now."""
        refresh(self.store, moment)
        scope = scope_for(self.few.supervisor)
        for last in (BEFORE[-1], EVERY[-1]):  # before they agreed, and since
            for only in FILTERS:
                self.ask_in_periods(scope, last, only)
        for first, last in RANGES:
            self.ask_in_stretches(scope, first, last)

    def ask_in_periods(self, scope: Scope, last: date, only: dict[str, str]) -> None:
        asked = choose(self.store, scope, WORKSPACE, team=NIGHT, first=date.min, last=last, **only)
        about = self.about(asked.by_agreement)
        for column, value in only.items():
            about &= self.entries[column] == value
        for row in ask(self.store, scope, OUTCOMES, asked).rows.to_dict("records"):
            within = self.entries["block"] == row["period"].date()
            self.hear(OUTCOMES, about & within, row["entries"])

    def ask_in_stretches(self, scope: Scope, first: date, last: date) -> None:
        asked = choose(self.store, scope, WORKSPACE, team=NIGHT, first=first, last=last)
        named = self.about(asked.by_agreement) & self.entries["behaviours"].map(bool)
        for row in ask(self.store, scope, BEHAVIOURS, asked).rows.to_dict("records"):
            within = self.between(row["since"], row["up_to"])
            self.hear(BEHAVIOURS, named & within, row["entries"])

    def about(self, by_agreement: bool) -> pd.Series:
        """What is counted by now, and of whom."""
        counted = pd.Series(self.entries.index < self.there, index=self.entries.index)
        known = self.store.write(lambda tx: tx.rows("select block from kept.agreed_blocks"))
        agreed = self.entries["block"].isin([row["block"] for row in known])
        members = self.entries["agent"].isin(MEMBERS)
        return counted & (agreed & members if by_agreement else ~agreed)

    def between(self, since: str, up_to: str) -> pd.Series:
        begin = {day(block): block for block in EVERY}[since]
        end = {day(block + BLOCK - timedelta(days=1)): block for block in EVERY}[up_to]
        return self.entries["block"].between(begin, end)

    def hear(self, question: Question, about: pd.Series, entries: int) -> None:
        assert int(about.sum()) == entries, "the attacker misreads a figure"
        told = self.told[question.name]
        if not any(about.equals(one) for one in told):
            told.append(about)

    def finds(self) -> bool:
        return any(self.isolates(told) for told in self.told.values())

    def isolates(self, told: list[pd.Series]) -> bool:
        """Whether a sum is about four people or fewer, other than all of those who agreed."""
        columns = pd.DataFrame({i: one.astype(float) for i, one in enumerate(told)})
        alike = columns.assign(agent=self.entries["agent"]).drop_duplicates()
        agents, vectors = alike["agent"].to_numpy(), alike.drop(columns="agent").to_numpy().T
        rank = np.linalg.matrix_rank(vectors)

        def about(few: tuple[int, ...]) -> int:
            return int(rank - np.linalg.matrix_rank(vectors[:, ~np.isin(agents, few)]))

        everybody = (*MEMBERS, *GONE, *NEW)
        allowed = about(MEMBERS)
        return any(
            about(few) > (allowed if set(MEMBERS) <= set(few) else 0)
            for few in combinations(everybody, FEW)
        )


def played(store: Store, seed: int, **more: bool) -> Played:
    team = Played(store, seed)
    team.play(**more)
    return team


@pytest.mark.parametrize("seed", range(2))
def test_no_sum_is_about_fewer_people_than_agreed(store: Store, seed: int):
    team = played(store, seed)
    assert [len(told) > 2 for told in team.told.values()] == [True, True]
    assert not team.finds()


def test_blocks_from_before_they_agreed_are_found_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("journal.facts.next_block", lambda day: BEFORE[0])
    assert played(store, 0).finds()


def test_telling_the_same_blocks_by_the_usual_rule_afterwards_is_found_out(store: Store):
    assert played(store, 0, forget=True).finds()


def test_a_figure_on_fewer_than_all_of_them_is_found_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    real = choosing.agents_in_scope

    def one_fewer(*asked: Any) -> Agents:
        agents = real(*asked)
        return replace(agents, number=2) if agents.number == len(MEMBERS) else agents

    monkeypatch.setattr(choosing, "agents_in_scope", one_fewer)
    assert played(store, 0).finds()
