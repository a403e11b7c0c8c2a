"""What an entry said before it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from journal.entry import Entry


@dataclass(frozen=True)
class Version:
    """What an entry said from its saving until it was changed."""

    said_from: datetime
    said_until: datetime
    entry: Entry


@dataclass(frozen=True)
class Change:
    """One change of an entry: the questions that were answered anew, with what was said before."""

    at: datetime
    before: Entry
    fields: tuple[str, ...]


def changes(versions: Sequence[Version], now: Entry) -> list[Change]:
    """What each change replaced, the latest first; versions come the latest first."""
    after = [now, *(version.entry for version in versions)]
    return [
        Change(version.said_until, version.entry, differing(version.entry, next_said))
        for version, next_said in zip(versions, after, strict=False)
    ]


def differing(before: Entry, after: Entry) -> tuple[str, ...]:
    return tuple(
        name for name in Entry.model_fields if getattr(before, name) != getattr(after, name)
    )
