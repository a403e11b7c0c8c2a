"""Two supervisors who put together everything that is released to them, whenever they look.

The worst is granted to them: they know who checked in, how often, and by which rules everything
is counted; all but the answers. Two things are asked of what they are told: whether sums of figures
can be formed in which the answers of all but fewer than five people cancel out, and whether a band
leaves any one person a single answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import lcm

import numpy as np
import pandas as pd

from journal.bands import Band
from journal.checkin import FIGURES, HEAVY
from journal.periods import BLOCK
from journal.policy import scope_for
from journal.store.releases import released_blocks
from journal.vocabulary import Face
from tests.journal.release.organisations import Organisation

FEW = 4
Membership = Callable[[str, dict[str, list[str]]], dict[str, list[str]]]
"""Which of a team's agents a figure rests on; by the rules on all of them."""
Telling = Callable[[Mapping[str, pd.DataFrame], str], pd.DataFrame]
"""Of which check-ins a team is told, given those of every team; by the rules of its own."""


@dataclass(frozen=True)
class Figure:
    """One band that was told, and what it rests on."""

    name: str
    check_ins: Mapping[str, Sequence[str]]
    """By agent; of each check-in the answer that it held then."""
    having: Mapping[str, int]
    """By agent, how many of theirs had it: what nobody is to find out."""
    band: Band

    @property
    def mean(self) -> Fraction:
        shares = [Fraction(self.having[a], len(ids)) for a, ids in self.check_ins.items()]
        return sum(shares, Fraction(0)) / len(shares)


@dataclass
class Attacker:
    of: Organisation
    membership: Membership = lambda name, agents: agents
    telling: Telling = lambda own, team_id: own[team_id]
    figures: list[Figure] = field(default_factory=list)

    def look(self, blocks: Sequence[date]) -> None:
        """Reads what was just released of these blocks."""
        given = self.of.check_ins()
        belongs = {block: self.belonging(given, block) for block in blocks}
        seen: set[tuple[str, date]] = set()
        for viewer in self.of.readers:
            for team in viewer.grants:
                assert team.team_id is not None
                for one in released_blocks(self.of.store, scope_for(viewer), team.team_id):
                    if one.bands and one.block in belongs and (team.team_id, one.block) not in seen:
                        seen.add((team.team_id, one.block))
                        self.take(self.telling(belongs[one.block], team.team_id), one.bands)

    def take(self, rows: pd.DataFrame, bands: Mapping[str, Band]) -> None:
        by_agent = {str(a): list(g["entry_id"]) for a, g in rows.groupby("author_id")}
        has = rows.set_index("entry_id")
        for name, band in bands.items():
            resting = self.membership(name, by_agent)
            having = {
                agent: sum(has_it(has.loc[one], name) for one in ids)
                for agent, ids in resting.items()
            }
            versions = {
                agent: [f"{one} {self.of.changed.get(one, 0)}" for one in ids]
                for agent, ids in resting.items()
            }
            self.figures.append(Figure(name, versions, having, band))

    def belonging(self, given: pd.DataFrame, block: date) -> dict[str, pd.DataFrame]:
        """The check-ins that each team's bands of a block rest on, found out anew."""
        within = given[(given["local_date"] >= block) & (given["local_date"] < block + BLOCK)]
        kept = [
            team not in self.of.supervises.get(author, ())
            for author, team in zip(within["author_id"], within["team_id"], strict=True)
        ]
        within = within[np.array(kept, dtype=bool)]
        own: dict[str, list[pd.DataFrame]] = {team.team_id: [] for team in self.of.teams}
        for _, mine in within.groupby("author_id"):
            parts = [part for _, part in mine.groupby("team_id")]
            most = max(parts, key=lambda part: (len(part), part["checked_in_at"].max()))
            own[most["team_id"].iloc[0]].append(most)
        return {team: pd.concat(parts) if parts else within[:0] for team, parts in own.items()}

    def finds_few(self) -> bool:
        """Whether sums of figures are about fewer than five people."""
        groups = [
            group
            for name in FIGURES
            for group in together([one for one in self.figures if one.name == name])
        ]
        # All figures of a team mostly rest on the same answers, and one of them is looked at.
        alike = {frozenset(map(resting_on, group)): group for group in groups}
        return any(map(isolates, alike.values()))

    def finds_an_answer(self) -> bool:
        """Whether a band leaves somebody a single answer."""
        return any(leaves_one_answer(figure) for figure in self.figures)


def has_it(row: pd.Series, name: str) -> bool:
    return row["face"] in (Face.VERY_HEAVY, Face.HEAVY) if name == HEAVY else name in row["flags"]


def resting_on(figure: Figure) -> frozenset[str]:
    """The answers that a figure rests on."""
    return frozenset(one for ids in figure.check_ins.values() for one in ids)


def together(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures in groups that share answers; what shares none cannot be subtracted."""
    groups: list[tuple[set[str], list[Figure]]] = []
    for figure in figures:
        answers = set(resting_on(figure))
        touching = [group for group in groups if group[0] & answers]
        groups = [group for group in groups if not group[0] & answers]
        joined = [one for _, held in touching for one in held]
        groups.append((answers.union(*(held for held, _ in touching)), [*joined, figure]))
    return (held for _, held in groups)


def isolates(figures: Sequence[Figure]) -> bool:
    """Whether the matrix of the figures over the answers is of lower rank without the columns of
    some fewer than five agents: then a sum of its rows is about these alone."""
    agents = sorted({agent for figure in figures for agent in figure.check_ins})
    if len(figures) == 1:
        return len(agents) <= FEW
    answers = {one: agent for f in figures for agent, ids in f.check_ins.items() for one in ids}
    columns = {one: at for at, one in enumerate(answers)}
    matrix = np.zeros((len(figures), len(columns)))
    for row, figure in enumerate(figures):
        for ids in figure.check_ins.values():
            for one in ids:
                matrix[row, columns[one]] = 1 / len(ids)
    matrix = np.unique(matrix, axis=0)
    owner = np.array(list(answers.values()), dtype=object)
    # By agent; the rank of a matrix is that of its rows' products with one another.
    products = {a: matrix[:, owner == a] @ matrix[:, owner == a].T for a in agents}
    whole = sum(products.values())
    without = np.array(
        [
            whole - sum(products[a] for a in few)
            for few in combinations(agents, min(FEW, len(agents)))
        ]
    )
    rank = np.linalg.matrix_rank(whole, tol=1e-9)
    return bool((np.linalg.matrix_rank(without, tol=1e-9) < rank).any())


def leaves_one_answer(figure: Figure) -> bool:
    """Whether there is an agent of whom the band allows one share alone, whatever the others
    answered. Exact: in units into which every agent's share divides."""
    sizes = {agent: len(ids) for agent, ids in figure.check_ins.items()}
    unit = lcm(*sizes.values())
    low = figure.band.low * len(sizes) * unit
    high = figure.band.high * len(sizes) * unit
    return any(
        len(list(answers_left(agent, sizes, unit, low, high, figure.band.high == 1))) < 2
        for agent in sizes
    )


def answers_left(
    agent: str, sizes: Mapping[str, int], unit: int, low: Fraction, high: Fraction, closed: bool
) -> Iterator[int]:
    """How many of an agent's check-ins may have had it. Which sums the others can have is kept as
    the bits of a number."""
    reached = 1
    for other, size in sizes.items():
        if other != agent:
            step = unit // size
            reached = bits_or(reached << (step * had) for had in range(size + 1))
    for had in range(sizes[agent] + 1):
        own = had * unit // sizes[agent]
        if any(
            reached >> (total - own) & 1
            for total in range(own, unit * len(sizes) + 1)
            if low <= total and (total < high or (closed and total == high))
        ):
            yield had


def bits_or(numbers: Iterator[int]) -> int:
    found = 0
    for number in numbers:
        found |= number
    return found
