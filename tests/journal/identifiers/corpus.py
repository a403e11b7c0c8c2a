"""The labelled snippets, and how well the guard does on them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from journal.identifiers import Kind, Span, find

FILE = Path(__file__).parent / "corpus.toml"


@dataclass(frozen=True)
class Snippet:
    text: str
    region: str
    held_out: bool
    """Written before the guard, which is never tuned on it."""
    holds: tuple[Span, ...]
    """Empty in a trap."""


@dataclass(frozen=True)
class Score:
    """How many spans were rightly found, how many were found at all, how many there are."""

    right: int
    found: int
    held: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.held


@cache
def corpus() -> tuple[Snippet, ...]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["snippet"]
    return tuple(
        Snippet(row["text"], row["region"], row.get("held_out", False), _held(row)) for row in rows
    )


def _held(row: dict[str, Any]) -> tuple[Span, ...]:
    text = row["text"]
    return tuple(
        Span(text.index(piece), text.index(piece) + len(piece), Kind(kind))
        for kind, piece in row.get("holds", ())
    )


def score(snippets: Iterable[Snippet]) -> Score:
    """A span is right when its kind is, and it overlaps what it should be."""
    right = found = held = 0
    for snippet in snippets:
        spans = find(snippet.text, snippet.region)
        right += sum(any(is_right(span, due) for span in spans) for due in snippet.holds)
        found += len(spans)
        held += len(snippet.holds)
    return Score(right, found, held)


def is_right(span: Span, due: Span) -> bool:
    return span.kind is due.kind and span.start < due.end and due.start < span.end
