"""Where a figure that is narrowed to one cause or channel may be told: where neither it nor what it
leaves of other figures rests on too few agents (docs/privacy-for-statisticians.md)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from journal import disclosure
from journal.errors import NotFound
from journal.periods import Grain
from journal.policy import Scope
from journal.questions.counting import opened, selection
from journal.questions.question import Asked, Only, Question, Series
from journal.store.engine import Store

NOBODY = -1
"""Stands for the agent of a record."""


def check_can_be_narrowed(question: Question, only: Only | None) -> None:
    """Raises NotFound for a question that is not asked of one cause, or of one channel."""
    if only and only.by not in question.filters:
        raise NotFound(
            f"“{question.name}” cannot be narrowed to one {only.by}. Ask it of all encounters."
        )


def blocks_told(
    store: Store, scope: Scope, questions: Sequence[Series], asked: Asked, only: Only
) -> dict[str, set[pd.Timestamp]]:
    """For each question the blocks in which it may be told of this one category."""
    counts = ", ".join(
        f"count(*) filter (where {question.counts[question.denominator]}) as {question.name}"
        for question in questions
    )
    sql = f"""
        select block, period, cause, channel, coalesce(agent, {NOBODY}) as agent, {counts}
        from {opened(questions[0].relation, asked.by_agreement)}
        group by block, period, cause, channel, agent
    """
    by_block = asked.own_grain is Grain.BLOCK
    bound = selection(asked.team, asked.earliest, asked.until, by_block=by_block)
    found = store.read(scope, sql, bound)
    return {
        question.name: {
            pd.Timestamp(str(block))
            for block, entries in found[found[question.name] > 0].groupby("block")
            if may_be_told(entries, only, asked.least_agents)
        }
        for question in questions
    }


def may_be_told(entries: pd.DataFrame, only: Only, least: int) -> bool:
    """Whether one category may be told of entries that are told as a whole, period by period.

    `entries` has a row for each period, cause, channel and agent that occurs together. Causes come
    first: a channel is told where it stands apart from the causes that are told, too.
    """
    agent, period = entries["agent"].to_numpy(), entries["period"].to_numpy()
    if not disclosure.every_part_is_told(period, agent, least):
        return False
    cause, channel = entries["cause"].to_numpy(), entries["channel"].to_numpy()
    causes = disclosure.told_apart(cause, agent, [period], least)
    if only.by == "cause":
        return only.value in causes
    parts = [period, disclosure.rest_together(cause, causes)]
    return only.value in disclosure.told_apart(channel, agent, parts, least)
