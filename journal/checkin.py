"""A check-in: how the agent is after the encounter. It is its author's, and never in an entry."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict

from journal.entry import Asks, each_once
from journal.vocabulary import Face, Flag


class CheckIn(BaseModel):
    """Complete once the face is answered; flags may be none. It is never summed into a score."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    face: Annotated[Face, Asks("How are you after that one?")]
    flags: Annotated[tuple[Flag, ...], each_once, Asks("What fits?")] = ()


HEAVY = "heavy"
HEAVY_FACES = (Face.VERY_HEAVY, Face.HEAVY)
FIGURES: dict[str, str] = {HEAVY: "Heavy", **{flag.value: flag.label for flag in Flag}}
"""Whatever is told of a team's check-ins: the share of those with each of these, with its label."""
