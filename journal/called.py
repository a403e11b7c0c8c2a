"""What words are called in the workspace that this process is at work for; one process serves one.

It is named anew at every run of a page, and by every command.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Key = tuple[type, str]
"""A vocabulary and a code of it: two vocabularies may have the same code."""


@dataclass(frozen=True)
class Label:
    """What a word is called in a workspace, and what it was called before."""

    said: str | None = None
    before: tuple[str, ...] = ()


USUAL = Label()
_here: list[Mapping[Key, Label]] = [{}]


def call(labels: Mapping[Key, Label]) -> None:
    """From now on words are called so, and as usual where nothing is said."""
    _here[:] = [labels]


def label_here(key: Key) -> Label:
    return _here[0].get(key, USUAL)


def called_here() -> tuple[tuple[str, str | None], ...]:
    """What words are called, as a key of what is counted once: its labels are in it."""
    return tuple((code, label.said) for (_, code), label in _here[0].items())
