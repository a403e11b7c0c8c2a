"""What may happen at Fernhill Home: several hundred situations, written by hand, team by team.

A situation's text holds alternatives in braces ("the {third|fourth} time"); telling it picks one
of each.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from journal.vocabulary import Behaviour, Cause, Channel, Feeling, Outcome

FOLDER = Path(__file__).parent / "situations"
ALTERNATIVES = re.compile(r"\{([^{}]*)\}")
TOLD_IN_SO_MANY_WAYS = 12


@dataclass(frozen=True)
class Situation:
    """A kind of encounter, with what may be told of it."""

    cause: Cause
    channels: tuple[Channel, ...]
    outcomes: tuple[Outcome, ...]
    behaviours: tuple[Behaviour, ...]
    feelings: tuple[Feeling, ...]
    heat: tuple[int, int]
    techniques: tuple[str, ...]
    what_happened: str
    their_view: str
    went_well: str
    try_next: str
    told_customer: str
    promise: str


@cache
def situations(team: str) -> tuple[Situation, ...]:
    """The situations that one kind of team meets; the name is a file's in situations/."""
    tables = tomllib.loads((FOLDER / f"{team}.toml").read_text(encoding="utf-8"))["situation"]
    return tuple(situation_of(table) for table in tables)


def situation_of(table: dict[str, object]) -> Situation:
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    return Situation(**values)  # type: ignore[arg-type]


def tellings(situation: Situation, rng: random.Random) -> list[str]:
    """The same facts told in different ways."""
    return [told(situation.what_happened, rng) for _ in range(TOLD_IN_SO_MANY_WAYS)]


def told(text: str, rng: random.Random) -> str:
    return ALTERNATIVES.sub(lambda found: rng.choice(found[1].split("|")), text)
