"""What Trends says of a team, from top to bottom: on the page, in a file, in a mail."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from journal.called import called_here
from journal.marked_changes import MarkedChange
from journal.policy import Scope
from journal.questions import QUESTIONS
from journal.questions.asking import ask_all
from journal.questions.change_wording import caption, what_changed
from journal.questions.last_block import LastBlock, last_block, one_block_weighs_most
from journal.questions.limits import Limited, limited
from journal.questions.question import Answer, Asked
from journal.store.engine import Store
from journal.store.facts import copy_held
from journal.store.marked_changes import marked_changes_of

OVER_TIME = ("escalations", "outcomes", "callbacks", "other_promises", "heat")
BEHIND = (
    *("causes", "causes_and_outcomes", "channels", "escalation_reasons", "explained"),
    *("behaviours", "exceptions", "when"),
)
HANDLED = ("techniques", "time_to_callback")
BESIDE = ("teams",)
MOST = 64
"""Overviews, of some hundred kilobytes each."""
COUNTED: WeakKeyDictionary[Store, dict[Hashable, Overview]] = WeakKeyDictionary()
PARTS = (OVER_TIME, BEHIND, HANDLED, BESIDE)
"""The questions of each part of the page, in the order in which they are read."""


@dataclass(frozen=True)
class Told:
    """An answer with its limits, where it has any."""

    answer: Answer
    limits: Limited | None

    @property
    def finding(self) -> str:
        """What it says, with what its limits say."""
        told = self.answer.finding
        return f"{told} {caption(self.limits)}" if self.limits else told


@dataclass(frozen=True)
class Overview:
    """The parts of Trends, in the order in which they are read."""

    asked: Asked
    changed: list[str]
    """What changed lately, the newest first; or that nothing did."""
    blocks: list[LastBlock]
    """The last closed block against the one before, share by share."""
    over_time: list[Told]
    lopsided: str | None
    """That one block holds more than half of the entries, where it does."""
    behind: list[Told]
    """Causes, channels, behaviours, exceptions, and when."""
    handled: list[Told]
    teams: list[Told]
    marked: list[MarkedChange]
    """What supervisors marked in the days asked for, the earliest first."""

    @property
    def told(self) -> list[Told]:
        """Everything that is drawn."""
        return [*self.over_time, *self.behind, *self.handled, *self.teams]


def overview(store: Store, scope: Scope, asked: Asked) -> Overview:
    """Everything that may be told of what is asked.

    It is counted once for one copy of the facts, which nothing changes until the next is taken,
    and for those who may see the figures of the very same teams.
    """
    marked = tuple(marked_changes_of(store, scope, asked.team.team_id))
    known = COUNTED.setdefault(store, {})
    key = (copy_held(store), called_here(), scope.figures_of, asked, marked)
    if key not in known:
        if len(known) >= MOST:
            known.clear()
        known[key] = counted_anew(store, scope, asked, marked)
    return known[key]


def counted_anew(
    store: Store, scope: Scope, asked: Asked, marked: Sequence[MarkedChange] = ()
) -> Overview:
    """The same, counted."""
    changes = [change.since for change in marked]
    every = [QUESTIONS[name] for part in PARTS for name in part]
    fit = [one for one in every if not asked.only or asked.only.by in one.filters]
    told = {
        answer.question.name: Told(answer, None if answer.rows.empty else limited(answer, changes))
        for answer in ask_all(store, scope, fit, asked)
    }
    rates = [one.limits for one in told.values() if one.limits]
    compared = [found for one in told.values() if (found := last_block(one.answer))]
    within = [change for change in marked if asked.first <= change.since < asked.until]
    over_time, behind, handled, teams = (
        [told[name] for name in part if name in told] for part in PARTS
    )
    lopsided = one_block_weighs_most(told["outcomes"].answer)
    return Overview(
        asked,
        what_changed(rates),
        compared,
        over_time,
        lopsided,
        behind,
        handled,
        teams,
        within,
    )
