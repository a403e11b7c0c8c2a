"""An incident report: what somebody tells those whom the workspace names, in words of its own.

It holds nothing of an entry, and nothing in it leads to one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict

from journal.answers import validated
from journal.draft import IDENTIFIERS_KEPT, INCIDENT, Answers
from journal.entry import Asks, Sentence, Text, tidy
from journal.vocabulary import Behaviour, Word

ABUSE = (Behaviour.THREATS, Behaviour.ASSAULT, Behaviour.DISCRIMINATION)


def is_abuse(behaviours: Iterable[Behaviour]) -> bool:
    """Whether an encounter is one after which a report is offered."""
    return any(behaviour in ABUSE for behaviour in behaviours)


class IncidentReport(BaseModel):
    """What its reporter wrote for it, and for nothing else."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    incident_what: Annotated[
        Text, tidy, Asks("What happened?", hint="What you saw and heard, in your own words.")
    ]
    incident_when: Annotated[Sentence | None, tidy, Asks("When was it?")] = None
    incident_where: Annotated[Sentence | None, tidy, Asks("Where was it?")] = None
    incident_contact: Annotated[bool | None, Asks("Would you like to be contacted about it?")] = (
        None
    )


INCIDENT_TEXTS = ("incident_what", "incident_when", "incident_where")


def parse_incident(answers: Answers) -> IncidentReport:
    """The report that a draft makes. Raises Refused with every problem."""
    about_it = (INCIDENT, IDENTIFIERS_KEPT, "occurred_at")
    told = {name: answer for name, answer in answers.items() if name not in about_it}
    return validated(IncidentReport, told, {})


def answers_of_incident(report: IncidentReport) -> Answers:
    """What a draft holds of a report that was sent before."""
    return {INCIDENT: True, **report.model_dump(exclude_none=True)}


class IncidentState(Word):
    RECEIVED = "received", "Received, and read by nobody yet"
    LOOKED_AT = "looked_at", "Looked at"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"


@dataclass(frozen=True)
class Addressee:
    """Somebody to whom a report was sent, and when they read it last."""

    person_id: str
    name: str
    read_at: datetime | None = None
    is_named: bool = True
    """Whether the workspace still names them for reports; who is named no more reads none."""


@dataclass(frozen=True)
class IncidentAnswer:
    """What came of it, by one of those to whom it was sent."""

    name: str
    answered_at: datetime
    what: str


@dataclass(frozen=True)
class SentReport:
    """A report as it was sent, and what came of it."""

    report_id: str
    reporter: str
    sent_at: datetime
    report: IncidentReport
    addressees: tuple[Addressee, ...]
    answers: tuple[IncidentAnswer, ...]
    """The earliest first."""
    closed_at: datetime | None = None
    told_at: datetime | None = None
    """Until when its reporter has read what came of it."""

    @property
    def state(self) -> IncidentState:
        if self.closed_at is not None:
            return IncidentState.CLOSED
        if self.answers:
            return IncidentState.ANSWERED
        read = any(addressee.read_at for addressee in self.addressees)
        return IncidentState.LOOKED_AT if read else IncidentState.RECEIVED

    @property
    def waits_for_nobody(self) -> bool:
        """Whether it is open, and none of those to whom it was sent can read it any more."""
        return self.closed_at is None and not any(one.is_named for one in self.addressees)

    @property
    def has_news(self) -> bool:
        """Whether its reporter has not read yet what came of it."""
        came = [answer.answered_at for answer in self.answers]
        came += [self.closed_at] if self.closed_at else []
        return bool(came) and (self.told_at is None or max(came) > self.told_at)


@dataclass(frozen=True)
class IncidentInList:
    """A report in the list of somebody to whom it was sent: whose and how it stands, no word."""

    report_id: str
    reporter: str
    sent_at: datetime
    is_read: bool
    """By this person."""
    is_answered: bool
    is_closed: bool
