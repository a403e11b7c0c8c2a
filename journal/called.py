"""What words are, and what they are called in the workspace that this process is at work for; one
process serves one.

It is named anew at every run of a page, and by every command.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

Key = tuple[type, str]
"""A vocabulary and a code of it: two vocabularies may have the same code."""
OWN = "own_"
"""How the code of a spare word begins. A workspace gives it a name, and so a word of its own."""
SPARE = range(1, 13)
"""The spare words of a vocabulary that has any."""


@dataclass(frozen=True)
class Label:
    """What a word is called in a workspace, and what it was called before."""

    said: str | None = None
    before: tuple[str, ...] = ()
    serves: str = ""
    """Of a technique of the workspace's own: when it serves, as its admin says."""


USUAL = Label()
_here: list[Mapping[Key, Label]] = [{}]


class Word(StrEnum):
    """A member of a vocabulary: a stored value, and the label shown for it."""

    usual: str
    """The label that it has unless the workspace calls it otherwise."""

    def __new__(cls, value: str, label: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.usual = label
        return word

    @property
    def here(self) -> Label:
        return _here[0].get((type(self), self.value), USUAL)

    @property
    def label(self) -> str:
        return self.here.said or self.usual

    @property
    def also(self) -> tuple[str, ...]:
        """What else it is called, or was."""
        return (self.usual, *self.here.before)

    @property
    def is_own(self) -> bool:
        """Whether it is a spare one, which says nothing until the workspace has named it."""
        return self.value.startswith(OWN)

    @classmethod
    def said_here(cls) -> tuple[Self, ...]:
        """Those that can be said in this workspace: all but spare ones without a name."""
        return tuple(word for word in cls if word.here.said or not word.is_own)


def call(labels: Mapping[Key, Label]) -> None:
    """From now on words are called so, and as usual where nothing is said."""
    _here[:] = [labels]


def called_here() -> tuple[tuple[str, str | None], ...]:
    """What words are called, as a key of what is counted once: its labels are in it."""
    return tuple((code, label.said) for (_, code), label in _here[0].items())
