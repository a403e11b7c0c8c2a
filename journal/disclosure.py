"""When a team figure may be shown, and why not (docs/privacy.md, "Team figures")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from journal.periods import Grain
from journal.vocabulary import TeamKind

P = TypeVar("P")
Column = NDArray[Any]

LEAST_AGENTS = 5
WEEKLY_ENTRIES = 20
WEEKS_WITH_ENOUGH = 0.9
TWO_THIRDS = 2 / 3


def least_agents(kind: TeamKind, setting: int = LEAST_AGENTS) -> int:
    """How many agents must stand in a denominator: 5 or what the workspace raised it to;
    a team of records has no agents to protect."""
    return 0 if kind is TeamKind.RECORDS else max(LEAST_AGENTS, setting)


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


def told_apart(
    category: Column, agent: Column, known: Sequence[Column], least: int
) -> frozenset[str]:
    """The categories of which a figure of their own may be told, beside others of the same entries.

    `known` are the parts in which the same entries are told anyway. A category stands alone if
    enough agents stand behind it, behind what the others leave over, and behind everything that
    sums of these figures and of the known ones differ by; otherwise the one with the fewest agents
    joins the rest, until it is so.
    """
    behind = {str(one): len(set(agent[category == one])) for one in set(category)}
    alone = {one for one, agents in behind.items() if agents >= least}
    while alone:
        cells = rest_together(category, alone)
        if all(fewest_between(cells, parts, agent) >= least for parts in known):
            break
        alone.discard(min(alone, key=lambda one: (behind[one], one)))
    return frozenset(alone)


def rest_together(category: Column, alone: AbstractSet[str]) -> Column:
    """Each category that does not stand alone becomes part of the rest, which has no name."""
    return np.array([one if one in alone else "" for one in category], dtype=object)


def fewest_between(one: Column, other: Column, agent: Column) -> float:
    """By how few agents' entries sums of figures in two partitions can differ, where they differ
    at all.

    Such sums are alike but for some entries if each cell is put on one of two sides, those of the
    first partition added and those of the second subtracted: what remains are the entries in a cell
    of one side and a cell of the other. So this is the least cut between the cells, by agents.
    Agents stand in 64 bits; more of them share bits, and are counted as fewer than they are.
    """
    rows, columns = (np.unique(cells.astype(str), return_inverse=True)[1] for cells in (one, other))
    bits = np.left_shift(np.uint64(1), (agent.astype(np.int64) % 64).astype(np.uint64))
    atoms = np.zeros((rows.max() + 1, columns.max() + 1), dtype=np.uint64)
    np.bitwise_or.at(atoms, (rows, columns), bits)
    # For each cell of `one` and each choice of a side for the cells of `other`: who is on which.
    here = there = np.zeros((len(atoms), 1), dtype=np.uint64)
    for column in atoms.T[:, :, None]:
        here, there = np.hstack([here | column, here]), np.hstack([there, there | column])
    between = np.zeros((1, here.shape[1]), dtype=np.uint64)
    for on_this, on_that in zip(here, there, strict=True):
        between = np.vstack([between | on_this, between | on_that])
    agents = np.bitwise_count(between)
    return float(agents[agents > 0].min()) if agents.any() else np.inf
