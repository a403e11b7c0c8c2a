"""Sharing an entry: with whom, and what of it arrives there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import BaseModel, create_model

from journal.entry import Entry, audience_of
from journal.vocabulary import Audience

REACHES = {
    Audience.SUPERVISOR: (Audience.SUPERVISOR, Audience.TEAM),
    Audience.TEAM: (Audience.TEAM,),
}
"""With whom an entry can be shared, and the audiences whose fields arrive there."""


MOST_LISTED = 100


@dataclass(frozen=True)
class Share:
    """An entry is shared with an audience until its author stops sharing it."""

    share_id: str
    """What readers know it by: the id of the entry tells when it was begun."""
    entry_id: str
    audience: Audience
    shared_at: datetime


@dataclass(frozen=True)
class Reading:
    """That somebody read what was shared, for its author."""

    reader: str
    audience: Audience
    times: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class SharedInList:
    """A shared entry before it is opened: enough to know what it is about."""

    share_id: str
    team: str
    author: str | None
    about: BaseModel


@dataclass(frozen=True)
class SharedEntry:
    """A shared entry as its audience reads it."""

    audience: Audience
    team: str
    author: str | None
    """Named to the supervisor alone."""
    said: BaseModel
    """An entry that has no other fields than those that arrive."""


def fields_seen_by(audience: Audience) -> tuple[str, ...]:
    """The fields of an entry that arrive, in the order in which they are asked."""
    return tuple(name for name in Entry.model_fields if audience_of(name) in REACHES[audience])


@cache
def parts(fields: tuple[str, ...]) -> type[BaseModel]:
    """An entry that has these fields and no other."""
    declared: dict[str, Any] = {
        name: (Entry.model_fields[name].annotation, Entry.model_fields[name]) for name in fields
    }
    return create_model("PartOfEntry", __config__=Entry.model_config, **declared)
