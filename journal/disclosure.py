"""When a team figure may be shown, and why not (docs/privacy-for-statisticians.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import combinations
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from journal.agreement import Agents
from journal.periods import Grain
from journal.vocabulary import TeamKind

P = TypeVar("P", bound=date | int)
Column = NDArray[Any]
Bits = NDArray[np.uint64]

LEAST_AGENTS = 5
FEWEST_OTHERS = 2
WEEKLY_ENTRIES = 20
WEEKS_WITH_ENOUGH = 0.9
TWO_THIRDS = 2 / 3
MOST_PARTS = 16
"""Of two partitions, put on two sides in every way there is; it doubles with each."""


def least_agents(kind: TeamKind, setting: int = LEAST_AGENTS) -> int:
    """How many agents must stand in a denominator: 5 or what the workspace raised it to;
    a team of records has no agents to protect."""
    return 0 if kind is TeamKind.RECORDS else max(LEAST_AGENTS, setting)


def may_agree(agents: Agents, least: int) -> bool:
    """Whether a team is small, and not so small that its figures would be one person's: with one
    agent, or with one beside those who supervise the team themselves, nobody is asked."""
    return agents.number < least and agents.others >= FEWEST_OTHERS


def shown(frame: pd.DataFrame, least: int) -> pd.DataFrame:
    """The periods in whose denominator enough agents stand; the others are left out whole."""
    return frame[frame["agents"] >= least].reset_index(drop=True)


def folded(
    frame: pd.DataFrame, category: str, into: str, agents: str, least: float
) -> pd.DataFrame:
    """A category that could embarrass stands alone only where enough agents are behind it in
    every period shown; otherwise it is added to a neighbour throughout.

    Adding and not hiding: the total of the period is known from other figures, so a hidden
    category could be subtracted out of it. Throughout, and for nobody too: an exception for
    some periods would tell how many there were in the others.
    """
    alone = bool((frame[agents] >= least).all()) or frame.empty
    if not alone:
        frame = frame.assign(**{into: frame[into] + frame[category]}).drop(columns=category)
    return frame.drop(columns=agents)


def grain_of(weeks: pd.DataFrame, kind: TeamKind) -> Grain:
    """Weeks where the median week has 20 entries and nine weeks in ten have 5 agents (records:
    entries alone decide), otherwise blocks.

    `weeks` has one row per week with `entries` and `agents`, weeks without entries included.
    """
    if weeks.empty or weeks["entries"].median() < WEEKLY_ENTRIES:
        return Grain.BLOCK
    enough = (weeks["agents"] >= LEAST_AGENTS).mean() >= WEEKS_WITH_ENOUGH
    return Grain.WEEK if kind is TeamKind.RECORDS or enough else Grain.BLOCK


def one_person_wrote_most(most_by_one: int, entries: int) -> bool:
    """Whether one agent stands behind more than half of the entries; who is not said."""
    return most_by_one * 2 > entries


def mostly_unanswered(answered: int, entries: int) -> bool:
    """Whether fewer than two thirds answered the question that a rate rests on."""
    return answered < TWO_THIRDS * entries


def stretches(
    behind: Mapping[P, Sequence[AbstractSet[int]]], least: int, shortest: int = 1
) -> list[list[P]]:
    """Puts periods together, from the earliest on, until enough agents stand in every cell that is
    not empty; the last ones, in which there are not enough yet, are in no stretch.

    Whatever is asked for is told in whole stretches, so that two answers differ by whole stretches.
    """
    closed: list[list[P]] = []
    running: list[P] = []
    cells: list[set[int]] = []
    for period, agents in behind.items():
        running.append(period)
        cells = [
            set(a) | set(b) for a, b in zip(cells or [set()] * len(agents), agents, strict=True)
        ]
        enough = all(len(cell) >= least for cell in cells if cell)
        if any(cells) and enough and len(running) >= shortest:
            closed.append(running)
            running, cells = [], []
    return closed


def stretches_beside(
    behind: Mapping[P, Sequence[AbstractSet[int]]],
    withheld: Mapping[P, AbstractSet[int]],
    least: int,
    shortest: int = 1,
) -> list[list[P]]:
    """The stretches of what is told beside other figures of the same entries, of which in some
    periods a part is withheld: enough agents stand in what is left of a stretch without the part
    that is told. So these periods are put together among themselves."""
    told = {one: agents for one, agents in behind.items() if not withheld.get(one)}
    left = {one: [*behind[one], withheld[one]] for one in behind if one not in told}
    return sorted(stretches(told, least, shortest) + stretches(left, least, shortest))


def told_apart(
    category: Column, agent: Column, known: Sequence[Column], least: int
) -> frozenset[str]:
    """The categories of which a figure of their own may be told, beside others of the same entries.

    `known` are the parts in which the same entries are told anyway. A category stands alone if
    enough agents stand behind it, behind what the others leave over, and behind everything that
    sums of these figures and of the known ones differ by; otherwise the one with the fewest agents
    joins the rest, until it is so.
    """
    if not len(category):
        return frozenset()
    codes, names = pd.factorize(category, sort=True)
    behind = np.bitwise_count(agents_in(codes, np.zeros_like(codes), agent)[:, 0])
    parts = [agents_in(codes, pd.factorize(one)[0], agent) for one in known]
    alone = [place for place in range(len(names)) if behind[place] >= least]
    while alone and not all(differ_by_enough(with_rest(one, alone), least) for one in parts):
        alone.remove(min(alone, key=lambda place: behind[place]))
    return frozenset(str(names[place]) for place in alone)


def every_part_is_told(parts: Column, agent: Column, least: int) -> bool:
    """Whether enough agents stand in each part of some entries; one that is withheld could be told
    by what is told of all of them."""
    codes = pd.factorize(parts)[0]
    behind = np.bitwise_count(agents_in(codes, np.zeros_like(codes), agent))
    return bool((behind >= least).all())


def rest_together(category: Column, alone: AbstractSet[str]) -> Column:
    """Each category that does not stand alone becomes part of the rest, which has no name."""
    return np.array([one if one in alone else "" for one in category], dtype=object)


def agents_in(rows: Column, columns: Column, agent: Column) -> Bits:
    """Who stands behind the entries in each cell of two partitions at once, as bits; of each entry
    its places in them are given.

    There are 64 bits; more agents share them, and are counted as fewer than they are.
    """
    bits = np.left_shift(np.uint64(1), (agent.astype(np.int64) % 64).astype(np.uint64))
    cells = np.zeros((rows.max(initial=-1) + 1, columns.max(initial=-1) + 1), dtype=np.uint64)
    np.bitwise_or.at(cells, (rows, columns), bits)
    return cells


def with_rest(cells: Bits, alone: Sequence[int]) -> Bits:
    """The cells of the rows that stand alone, and those of the others put together."""
    others = np.delete(cells, alone, axis=0)
    rest = np.bitwise_or.reduce(others, axis=0, keepdims=True) if len(others) else others
    return np.vstack([cells[list(alone)], rest])


def differ_by_enough(cells: Bits, least: int) -> bool:
    """Whether sums of figures in two partitions differ by enough agents' entries, or not at all.

    Such sums are alike but for some entries if each part is put on one of two sides, those of the
    first partition added and those of the second subtracted: what remains are the entries in a part
    of one side and a part of the other. So what is asked for is the least cut between the parts, by
    agents. Parts that no cut by too few goes between are put together first; where there are still
    more than can be looked through in every way, the answer is no.
    """
    rows, columns = cells.shape
    between = np.zeros((rows + columns, rows + columns), dtype=np.uint64)
    between[:rows, rows:], between[rows:, :rows] = cells, cells.T
    between = with_inseparable_ones_together(between, least)
    while len(between):
        piece = held_together(between != 0)
        if piece.sum() > MOST_PARTS or fewest_between(between[piece][:, piece]) < least:
            return False
        between = between[~piece][:, ~piece]
    return True


def with_inseparable_ones_together(between: Bits, least: int) -> Bits:
    """Who is between any two parts, where some become one: between these are so many agents, each
    by way of entries of their own, that whatever goes between them goes between enough."""
    while True:
        linked = between.copy()
        for through in range(len(linked)):
            linked |= linked[:, through, None] & linked[None, through, :]
        enough = np.bitwise_count(linked) >= least
        np.fill_diagonal(enough, True)
        if enough.sum() == len(between):
            return between
        one = held_together(enough, at=int(enough.sum(axis=1).argmax()))
        joined = np.bitwise_or.reduce(between[one], axis=0)[~one]
        rest = between[~one][:, ~one]
        between = np.zeros((len(rest) + 1, len(rest) + 1), dtype=np.uint64)
        between[1:, 1:], between[0, 1:], between[1:, 0] = rest, joined, joined


def held_together(links: NDArray[np.bool_], at: int = 0) -> NDArray[np.bool_]:
    """The parts that are linked to one of them, through others."""
    found = np.zeros(len(links), dtype=bool)
    found[at] = True
    while (more := found | links[found].any(axis=0)).sum() > found.sum():
        found = more
    return found


def fewest_between(between: Bits) -> float:
    """By how few agents parts can be told apart into two sides, where there is anybody between
    these. The last part is on the same side throughout: the other way round is the same."""
    sides = np.arange(1 << (len(between) - 1))
    parted = np.zeros(len(sides), dtype=np.uint64)
    for one, other in combinations(range(len(between)), 2):
        apart = ((sides >> one) ^ (sides >> other)) & 1
        parted[apart == 1] |= between[one, other]
    agents = np.bitwise_count(parted)
    return float(agents[agents > 0].min()) if agents.any() else np.inf
