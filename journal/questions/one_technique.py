"""What is told of one technique in a team: its row of what Trends is told of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journal.people import Workspace
from journal.policy import Scope
from journal.questions.asking import NEXT_COPY, ask
from journal.questions.choosing import choose
from journal.questions.question import Answer
from journal.questions.techniques import TECHNIQUES
from journal.store.engine import Store
from journal.techniques import Technique

CAUTION = "That it was used with them does not say that it works."
TOO_FEW = (
    "Of this technique nothing is told yet: too few entries that can be compared were with it or "
    "without it, or too few people wrote them."
)

NO_BLOCK = "This is told of whole blocks of four weeks, and none is over yet."


@dataclass(frozen=True)
class WentInTeam:
    """What may be told of a technique in one team, in sentences; the last says what they are
    not."""

    span: str
    sentences: tuple[str, ...]


def went_in_team(
    store: Store, scope: Scope, workspace: Workspace, team_id: str, technique: Technique
) -> WentInTeam:
    """Of the last thirteen blocks there are. All techniques are counted and one is told, so that
    what is said of it, false discoveries held over all of them, is what Trends says. Raises
    NotFound for a team that this person does not supervise."""
    asked = choose(store, scope, workspace, team=team_id)
    if not asked.blocks:
        return WentInTeam("", (asked.of_few or NO_BLOCK,))
    answer = ask(store, scope, TECHNIQUES, asked)
    every = answer.rows
    named = every if every.empty else every[every["technique_value"] == technique.value]
    if named.empty:
        return WentInTeam("", (why_nothing(answer),))
    return WentInTeam(
        span_of(answer), told_of(dict(zip(named.columns, named.iloc[0], strict=True)))
    )


def why_nothing(answer: Answer) -> str:
    """That this one is left out; or why nothing is told of any."""
    of_any = answer.rows.empty and answer.withheld in ((), (NEXT_COPY,))
    return answer.finding if of_any else TOO_FEW


def span_of(answer: Answer) -> str:
    return answer.span[0].upper() + answer.span[1:]


def told_of(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"Used in {row['uses']:,} entries that can be compared, by {row['agents']:,} people.",
        f"Resolved with it: {row['with_it']}. Without it: {row['without']}.",
        compared(row),
        f"In their own word, in all that name it, it helped in {row['helped']:,}, made no "
        f"difference in {row['no_difference']:,}, and made it worse in {row['worse']:,}.",
        CAUTION,
    )


def compared(row: dict[str, Any]) -> str:
    """The difference between encounters that were alike in heat, and whether it is one."""
    difference = str(row["difference"])
    if row["goes_with"] == "differs":
        return f"{difference}."
    if row["goes_with"] == "nothing":
        return f"Alike in heat: {difference}, no more than chance gives."
    return f"Alike in heat, resolved {row['goes_with']} often when used: {difference}."
