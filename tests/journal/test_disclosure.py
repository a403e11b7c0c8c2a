from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.disclosure import (
    agents_in,
    differ_by_enough,
    folded,
    grain_of,
    least_agents,
    mostly_unanswered,
    one_person_wrote_most,
    rest_together,
    shown,
    stretches,
    told_apart,
)
from journal.periods import Grain
from journal.vocabulary import Cause, Channel, TeamKind

AGENTS, RECORDS = TeamKind.AGENTS, TeamKind.RECORDS
periods = st.lists(
    st.fixed_dictionaries(
        {name: st.integers(0, 9) for name in ("by_me", "by_customer", "who")}
        | {"agents": st.integers(0, 9)}
    ),
    max_size=6,
).map(lambda rows: pd.DataFrame(rows, columns=["by_me", "by_customer", "who", "agents"]))


@pytest.mark.parametrize(
    ("kind", "setting", "least"),
    [(AGENTS, 5, 5), (AGENTS, 7, 7), (AGENTS, 4, 5), (AGENTS, 0, 5), (RECORDS, 7, 0)],
)
def test_the_threshold_can_be_raised_and_never_lowered(kind: TeamKind, setting: int, least: int):
    assert least_agents(kind, setting) == least


def test_four_agents_are_withheld_and_five_are_shown():
    frame = pd.DataFrame({"period": ["a", "b"], "agents": [4, 5]})
    assert list(shown(frame, 5)["period"]) == ["b"]


@settings(max_examples=40)
@given(periods, st.integers(0, 9))
def test_no_period_is_shown_that_rests_on_too_few(frame: pd.DataFrame, least: int):
    kept = shown(frame, least)
    assert (kept["agents"] >= least).all()
    assert len(kept) == sum(frame["agents"] >= least)


@settings(max_examples=40)
@given(periods, st.integers(0, 9))
def test_a_category_stands_alone_only_where_enough_are_behind_it_in_every_period(
    frame: pd.DataFrame, least: int
):
    told = folded(frame, "by_me", "by_customer", "who", least)
    assert ("by_me" in told) == all(who >= least for who in frame["who"])


@settings(max_examples=40)
@given(periods, st.integers(0, 9))
def test_folding_keeps_every_total_and_leaves_nothing_to_subtract(frame: pd.DataFrame, least: int):
    told = folded(frame, "by_me", "by_customer", "who", least)
    assert "who" not in told
    before = (frame["by_me"] + frame["by_customer"]).tolist()
    if "by_me" in told:
        assert told["by_me"].tolist() == frame["by_me"].tolist()
        assert told["by_customer"].tolist() == frame["by_customer"].tolist()
    else:
        assert told["by_customer"].tolist() == before


def weeks(*rows: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["entries", "agents"])


@pytest.mark.parametrize(
    ("frame", "kind", "grain"),
    [
        (weeks(), AGENTS, Grain.BLOCK),
        (weeks(*[(20, 5)] * 10), AGENTS, Grain.WEEK),
        (weeks(*[(19, 9)] * 10), AGENTS, Grain.BLOCK),
        (weeks(*[(20, 5)] * 9, (20, 4)), AGENTS, Grain.WEEK),  # nine weeks in ten
        (weeks(*[(20, 5)] * 8, *[(20, 4)] * 2), AGENTS, Grain.BLOCK),
        (weeks(*[(60, 5)] * 8, *[(0, 0)] * 2), AGENTS, Grain.BLOCK),  # weeks without entries count
        (weeks(*[(60, 9)] * 4, *[(0, 0)] * 5), AGENTS, Grain.BLOCK),
        (weeks(*[(20, 0)] * 10), RECORDS, Grain.WEEK),  # records: entries alone decide
        (weeks(*[(19, 0)] * 10), RECORDS, Grain.BLOCK),
        (weeks(), RECORDS, Grain.BLOCK),
    ],
)
def test_the_grain_follows_from_the_size_of_the_team(
    frame: pd.DataFrame, kind: TeamKind, grain: Grain
):
    assert grain_of(frame, kind) is grain


@pytest.mark.parametrize(("most", "entries", "said"), [(5, 10, False), (6, 10, True), (1, 1, True)])
def test_one_person_wrote_most_where_they_wrote_more_than_half(most: int, entries: int, said: bool):
    assert one_person_wrote_most(most, entries) is said


@pytest.mark.parametrize(
    ("answered", "entries", "said"), [(20, 30, False), (19, 30, True), (0, 0, False), (2, 3, False)]
)
def test_fewer_than_two_thirds_is_mostly_unanswered(answered: int, entries: int, said: bool):
    assert mostly_unanswered(answered, entries) is said


@given(st.lists(st.sets(st.integers(0, 9), max_size=6), max_size=12))
def test_stretches_tile_the_periods_and_in_each_stand_five(behind: list[set[int]]):
    found = stretches({number: (agents,) for number, agents in enumerate(behind)}, 5)
    assert [period for one in found for period in one] == list(range(sum(map(len, found))))
    for one in found:
        assert len(set().union(*(behind[period] for period in one))) >= 5
        assert len(set().union(*(behind[period] for period in one[:-1]))) < 5


@given(st.lists(st.sets(st.integers(0, 9), max_size=6), max_size=12), st.integers(0, 12))
def test_a_stretch_stays_as_it_is_whatever_comes_after(behind: list[set[int]], until: int):
    whole = stretches({number: (agents,) for number, agents in enumerate(behind)}, 5)
    earlier = stretches({number: (agents,) for number, agents in enumerate(behind[:until])}, 5)
    assert whole[: len(earlier)] == earlier


def test_a_stretch_lasts_until_every_cell_that_is_not_empty_has_enough():
    cells = {0: ({1, 2}, {1}, set()), 1: ({3}, {2, 3}, set()), 2: ({4}, {4}, set())}
    assert stretches(cells, 3) == [[0, 1]]
    assert stretches(cells, 3, shortest=3) == [[0, 1, 2]]


entries = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"), st.integers(0, 7)), min_size=1
).map(lambda rows: tuple(np.array(column) for column in zip(*rows, strict=True)))


def differ_by(one: np.ndarray, other: np.ndarray, agent: np.ndarray) -> float:
    """The least number of agents in what is left of some cells of the one and some of the other."""
    left = []
    for sides in product([0, 1], repeat=len(set(one)) + len(set(other))):
        chosen = dict(zip([*sorted(set(one)), *sorted(set(other))], sides, strict=True))
        apart = [chosen[a] != chosen[b] for a, b in zip(one, other, strict=True)]
        left.append(len(set(agent[apart])))
    return min((number for number in left if number), default=np.inf)


@settings(max_examples=50)
@given(entries)
def test_sums_of_two_partitions_differ_by_no_fewer_agents_than_is_said(
    rows: tuple[np.ndarray, np.ndarray, np.ndarray],
):
    one, other, agent = rows
    cells = agents_in(pd.factorize(one)[0], pd.factorize(other)[0], agent)
    agents = differ_by(*rows)
    for least in range(1, 10):
        assert differ_by_enough(cells, least) is (agents >= least)


@settings(max_examples=50)
@given(entries, st.integers(1, 4))
def test_what_is_told_apart_differs_from_everything_else_by_enough_agents(
    rows: tuple[np.ndarray, np.ndarray, np.ndarray], least: int
):
    category, known, agent = rows
    alone = told_apart(category, agent, [known], least)
    if alone:
        assert differ_by(rest_together(category, alone), known, agent) >= least
    for one in alone:
        assert len(set(agent[category == one])) >= least


@settings(max_examples=20)
@given(st.integers(0, 2**32), st.integers(30, 400), st.integers(5, 40))
def test_of_as_many_categories_as_a_workspace_can_have_none_differ_by_too_few(
    seed: int, entries: int, agents: int
):
    """Where there are more than can be looked through, fewer are told apart, and none too many."""
    rng = np.random.default_rng(seed)
    cause, channel = (
        np.array([word.value for word in words], dtype=object)[
            (len(words) * rng.random(entries) ** 2).astype(int)
        ]
        for words in (list(Cause), list(Channel))
    )
    agent = rng.integers(0, agents, entries)
    alone = told_apart(cause, agent, [channel], 5)
    told = rest_together(cause, alone)
    for _ in range(200):
        here = {one for one in told if rng.random() < 0.5}
        there = {one for one in channel if rng.random() < 0.5}
        apart = [(a in here) != (b in there) for a, b in zip(told, channel, strict=True)]
        assert not alone or len(set(agent[apart])) not in range(1, 5)


def test_categories_of_which_each_is_met_by_many_are_told_apart_however_many_there_are():
    cause, channel, agent = (
        np.array(one)
        for one in zip(
            *((c.value, by.value, a) for c in Cause for by in Channel for a in range(6)),
            strict=True,
        )
    )
    assert told_apart(cause, agent, [channel], 5) == set(Cause)


def test_everything_is_told_apart_where_there_is_nobody_to_protect():
    category, agent = np.array(["a", "b"]), np.array([-1, -1])
    assert told_apart(category, agent, [np.zeros(2)], 0) == {"a", "b"}


def test_of_no_entries_nothing_is_told_apart():
    nothing = np.array([], dtype=object)
    assert told_apart(nothing, nothing.astype(int), [nothing], 5) == frozenset()
