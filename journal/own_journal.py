"""Everything that is one's own: what is taken along as a file, and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from journal.checkin import CheckIn
from journal.debrief_case import OwnCase
from journal.debrief_outcome import Action
from journal.draft import Draft
from journal.entry import SavedEntry
from journal.incident import SentReport
from journal.ledger import HandedOver
from journal.people import Person
from journal.playbook import OwnPhrase
from journal.promise import EarlierDue, SavedPromise
from journal.support import OwnRequest
from journal.tried_next import TurnedOut
from journal.versions import Version
from journal.vocabulary import Audience, Outcome
from journal.working_time import Absence


@dataclass(frozen=True)
class OwnEntry:
    """An entry of one's own with what belongs to it."""

    saved: SavedEntry
    team: str
    promises: tuple[SavedPromise, ...]
    check_in: tuple[datetime, CheckIn] | None
    """With when it was given."""
    versions: tuple[Version, ...]
    """What it said before, the latest first."""
    settled: tuple[Outcome, datetime] | None
    """How it was settled later, and when that was said."""
    tried: TurnedOut | None
    """What it says of an intention of an earlier entry."""
    shared_with: tuple[Audience, ...]


@dataclass(frozen=True)
class OwnJournal:
    """All of it, the earliest encounter first. What was deleted is not in it."""

    person: Person
    taken_at: datetime
    entries: tuple[OwnEntry, ...]
    promises: tuple[SavedPromise, ...]
    """Those that belong to no entry."""
    earlier_dues: Mapping[str, tuple[EarlierDue, ...]]
    """For when promises were given before they were renegotiated, by their ids."""
    drafts: tuple[Draft, ...]
    handed_over: tuple[HandedOver, ...]
    """Whom they asked to take a promise over, and what became of that."""
    teams: Mapping[str, str]
    """The names of teams, by their ids."""
    requests: tuple[OwnRequest, ...] = ()
    """What they asked for as support, the latest first."""
    incidents: tuple[SentReport, ...] = ()
    """What they reported, and what came of it, the latest first."""
    away: tuple[Absence, ...] = ()
    """On which days they are away, as far as it is still kept."""
    digest_to: str | None = None
    """Where their digest goes, where they want one."""
    phrases: tuple[OwnPhrase, ...] = ()
    """What they offered to the playbook of a team, the latest first."""

    cases: tuple[OwnCase, ...] = ()
    """What was picked of their entries for debriefs, as it was put there, the latest first."""
    actions: tuple[Action, ...] = ()
    """What they are to do after a debrief, or did, in teams in which they work."""

    @property
    def every_promise(self) -> Iterator[SavedPromise]:
        yield from self.promises
        for own in self.entries:
            yield from own.promises
