"""Days and numbers in the words of a sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal.agreement import Agents
from journal.disclosure import may_agree
from journal.periods import Grain

if TYPE_CHECKING:
    from journal.questions.question import Asked

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(of: date) -> str:
    """4 May 2026."""
    return f"{of.day} {of:%B %Y}"


def spelled(number: int) -> str:
    """ "five", and 12."""
    return SMALL[number] if number < len(SMALL) else str(number)


def people_or_more(number: int) -> str:
    """ "five people", as in "fewer than five people"."""
    return f"{spelled(number)} people"


def counted(number: int, one: str, many: str) -> str:
    """ "1 entry", "1,234 entries"."""
    return f"{number:,} {one if number == 1 else many}"


def told_withheld(number: int, grain: Grain, asked: Asked) -> tuple[str, ...]:
    """That so many periods are not shown, and why."""
    if not number:
        return ()
    some = f"{number} {grain.value}{'s are' if number > 1 else ' is'} not shown"
    left = ", or what it leaves over," if asked.only else ""
    few = people_or_more(asked.least_agents)
    return (f"{some}: the figure{left} would rest on fewer than {few}.",)


def why_of_few(agents: Agents, least: int, agreed_from: date | None = None) -> str | None:
    """Of a small team why its figures are told, or are not; not who agrees, nor how many do."""
    if not 0 < agents.number < least:
        return None
    few = f"fewer than {spelled(least)} agents"
    if agreed_from:
        return (
            f"This team has {spelled(agents.number)} agents, {few}, and every one of them agrees "
            f"that its figures are shown from {day(agreed_from)} on. A figure is shown where all "
            f"{spelled(agents.number)} stand behind it, and until one of them takes that back."
        )
    if may_agree(agents, least):
        return (
            f"This team has {few}. A block in which {few} stand is told only if every agent of the "
            "team agreed before it began, and agrees now. Who does is told to nobody."
        )
    return (
        f"This team has {few}, and so few that its figures would be one person's. A block in which "
        f"{few} stand is not told."
    )
