"""How often each technique was used, and where that ended: what techniques.py tells of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from journal import disclosure
from journal.questions.facts import Facts, Withheld
from journal.questions.question import Asked
from journal.questions.tally import agents_by_block, counted
from journal.statistics import shown_as
from journal.techniques import Technique
from journal.vocabulary import Effect

HEATED = {"heated": "case when heat_start >= 4 then 1 when heat_start < 4 then 0 end"}
"""From this heat at the start on an encounter is heated."""
NAMED = {"named": "case when techniques > 0 then 1 else 0 end"}
STRATA = ("calmer", "heated")
RESOLVED = "count(*) filter (where outcome = 'resolved')"
EFFECTS = {str(one): f"count(*) filter (where effect = '{one}')" for one in Effect}
Counts = NDArray[np.int64]
"""By block, agent, and calmer or heated."""


@dataclass(frozen=True)
class Arm:
    """Entries that can be compared: with a technique, or without."""

    entries: Counts
    resolved: Counts

    def within(self, blocks: list[int]) -> Arm:
        return Arm(self.entries[blocks], self.resolved[blocks])

    def agents(self, heat: int) -> list[set[int]]:
        """Who stands behind the calmer or the heated ones, block by block."""
        return somebody_in(self.entries[:, :, heat])

    @property
    def people(self) -> int:
        return int((self.entries.sum(axis=(0, 2)) > 0).sum())

    @property
    def share(self) -> str:
        return shown_as(int(self.resolved.sum()), int(self.entries.sum())).text

    def ended(self, heat: int) -> tuple[int, int]:
        """How many were resolved, and how many were not."""
        resolved = int(self.resolved[:, :, heat].sum())
        return resolved, int(self.entries[:, :, heat].sum()) - resolved


def somebody_in(counts: Counts) -> list[set[int]]:
    """Who is counted, block by block."""
    behind: list[set[int]] = [set() for _ in counts]
    for block, agent in np.argwhere(counts).tolist():
        behind[block].add(agent)
    return behind


@dataclass(frozen=True)
class Used:
    """What is counted of one technique."""

    technique: Technique
    with_it: Arm
    without: Arm
    said: Counts
    """How it went, in the agents' word: by block, agent and effect."""
    left: list[set[int]]
    """Who stands, block by block, behind entries that cannot be compared."""


def techniques_used(facts: Facts) -> list[Used]:
    sums, by = {"resolved": RESOLVED}, "technique"
    every = counted(facts, ["named", "heated"], made=NAMED | HEATED, sums=sums)
    used = counted(
        facts,
        [by, "heated"],
        relation="technique_facts_in_scope",
        made=HEATED,
        sums=sums | EFFECTS,
    )
    blocks = pd.Index(facts.asked.closed_blocks, dtype=object)
    agents = np.unique(every["agent"].to_numpy())
    occurs = set(used[by])
    named = [one for one in Technique if one in occurs]
    shape = (len(blocks), len(agents), len(STRATA))

    def placed(found: pd.DataFrame) -> tuple[Counts, ...]:
        return (
            blocks.get_indexer(pd.Index(found["block"], dtype=object)),
            np.searchsorted(agents, found["agent"].to_numpy()),
            found["heated"].to_numpy(float, na_value=0).astype(int),
        )

    def arms(found: pd.DataFrame, at: tuple[Counts, ...], number: int) -> tuple[Counts, Counts]:
        """Entries and those resolved, for each of so many techniques."""
        known = found["heated"].notna().to_numpy()
        where = tuple(place[known] for place in at)
        both = [np.zeros((number, *shape), dtype=np.int64) for _ in range(2)]
        for counts, name in zip(both, ("entries", "resolved"), strict=True):
            np.add.at(counts, where, found[name].to_numpy()[known])
        return both[0], both[1]

    can = (every["named"] == 1) & every["heated"].notna()
    together = (np.zeros(can.sum(), dtype=int), *placed(every[can]))
    entries, resolved = (one[0] for one in arms(every[can], together, 1))
    number_of = {str(one): number for number, one in enumerate(named)}
    of = np.array([number_of[one] for one in used[by].tolist()], dtype=int)
    apart = (of, *placed(used))
    with_entries, with_resolved = arms(used, apart, len(named))
    said = np.zeros((len(named), *shape[:2], len(EFFECTS)), dtype=np.int64)
    np.add.at(said, apart[:3], used[[*EFFECTS]].to_numpy(dtype=np.int64))
    behind = agents_by_block(every[~can], facts.asked)
    left = [behind[block] for block in blocks]
    return [
        Used(
            technique,
            Arm(with_entries[number], with_resolved[number]),
            Arm(entries - with_entries[number], resolved - with_resolved[number]),
            said[number],
            left,
        )
        for number, technique in enumerate(named)
    ]


def within_stretches(used: Used, asked: Asked, withheld: Withheld) -> list[int]:
    """The places of the blocks in which a technique is told: in stretches with enough people in
    each number that is told, and in what these leave over of all entries, or of what is told of
    them period by period."""
    arms, heats = (used.with_it, used.without), range(len(STRATA))
    behind = [arm.agents(heat) for arm in arms for heat in heats]
    behind += [somebody_in(used.said.sum(axis=2)), used.left]
    cells = dict(enumerate(zip(*behind, strict=True)))
    first, until, blocks = asked.first, asked.until, asked.closed_blocks
    left = {place: withheld.get(block, frozenset()) for place, block in enumerate(blocks)}
    return [
        place
        for stretch in disclosure.stretches_beside(cells, left, asked.least_agents)
        if first <= blocks[stretch[0]] and blocks[stretch[-1]] < until
        for place in stretch
    ]
