"""When a team figure may be shown, and why not (docs/privacy.md, "Team figures")."""

from __future__ import annotations

import pandas as pd

from journal.periods import Grain
from journal.vocabulary import TeamKind

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


def folded(frame: pd.DataFrame, category: str, into: str, agents: str, least: int) -> pd.DataFrame:
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
