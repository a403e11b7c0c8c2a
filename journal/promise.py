"""A promise: something the agent told the customer would happen by a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from journal.entry import Asks, CaseRef, tidy
from journal.free_text import SENTENCE
from journal.periods import local_date
from journal.vocabulary import Audience, PromiseKind, PromiseState, Solved
from journal.working_time import WorkingTime, end_of_evening

FURTHEST = timedelta(days=2 * 366)
AUTHOR, LEDGER = Audience.AUTHOR, Audience.LEDGER


class Promise(BaseModel):
    """What was promised, by when and how. The supervisor sees what and by when of an open one,
    with its owner's name, and never the entry behind it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: Annotated[
        Annotated[str, StringConstraints(min_length=1, max_length=SENTENCE)],
        tidy,
        Asks("What did you promise?", LEDGER),
    ]
    due_at: Annotated[AwareDatetime, Asks("By when?", LEDGER)]
    due_is_day: Annotated[bool, Asks("By the end of that working day", LEDGER)] = False
    kind: Annotated[PromiseKind, Asks("How will you keep it?", AUTHOR)]
    case_ref: Annotated[CaseRef | None, tidy, Asks("Case reference", LEDGER)] = None
    done_at: Annotated[AwareDatetime | None, Asks("Done at", AUTHOR)] = None
    cancelled_at: Annotated[AwareDatetime | None, Asks("Cancelled at", AUTHOR)] = None
    solved: Annotated[Solved | None, Asks("Was the problem solved?", AUTHOR)] = None

    @field_validator("due_at")
    @classmethod
    def _after_the_encounter(cls, due: datetime, info: ValidationInfo) -> datetime:
        context = info.context or {}
        made: datetime | None = context.get("occurred_at")
        if made and due < made:
            raise PydanticCustomError(
                "due_before", "{earlier}. Pick a later time.", {"earlier": context.get("earlier")}
            )
        if made and due - made > FURTHEST:
            raise PydanticCustomError("due_far", "is more than two years away. Pick a nearer time.")
        return due


@dataclass(frozen=True)
class EarlierDue:
    """For when a promise was given before it was renegotiated, and when that was."""

    due_at: datetime
    due_is_day: bool
    renegotiated_at: datetime


@dataclass(frozen=True)
class SavedPromise:
    """A promise as it stands in the ledger: whose it is, and from which entry."""

    promise_id: str
    owner_id: str
    team_id: str
    entry_id: str | None
    made_at: datetime
    promise: Promise
    version: int = 0
    """Grows with every change, so that what is done about a promise is done about this one."""
    marked_at: datetime | None = None
    """When it was said that it is done, or no longer needed."""
    snoozed_until: datetime | None = None
    taken_over_at: datetime | None = None
    """When its owner took it over from a colleague; None where they made it."""

    @property
    def is_settled(self) -> bool:
        """Whether it is done or no longer needed."""
        return self.promise.done_at is not None or self.promise.cancelled_at is not None


def state_of(promise: Promise, as_of: datetime) -> PromiseState:
    """The state of a promise at a moment; the first rule that fits (statistics.md, "Promises").

    Done in time is kept, whatever came of it; done late stays late even if cancelled
    afterwards; cancelled after it fell due stays missed.
    """
    done, cancelled, due = promise.done_at, promise.cancelled_at, promise.due_at
    if done is not None and done <= due:
        return PromiseState.KEPT_ON_TIME
    if done is not None:
        return PromiseState.KEPT_LATE
    if cancelled is not None and cancelled <= due:
        return PromiseState.NO_LONGER_NEEDED
    return PromiseState.MISSED if due < as_of else PromiseState.OPEN


def due_from_answer(answer: str, *, working: WorkingTime, made: datetime) -> dict[str, Any]:
    """A due answer as fields: a day ("2026-11-23") means the end of that working day, and
    the end of the evening for a day whose working hours were over when it was given;
    a local time ("2026-11-23T14:30") means that time. ValueError if it is neither, NoSuchTime
    with a sentence where that day has no such time."""
    if "T" in answer:
        check_is_no_24_hours(answer)
        moment = datetime.fromisoformat(answer)
        return {"due_at": moment if moment.tzinfo else at_local_time(moment, working.zone)}
    day = date.fromisoformat(answer)
    due = working.end_of_day(day)
    if day == local_date(made, working.zone) and due < made:
        due = end_of_evening(day, working.zone)
    return {"due_at": due, "due_is_day": True}


class NoSuchTime(ValueError):
    """A time that no clock shows on its day, in a sentence for whoever gave it."""


def check_is_no_24_hours(answer: str) -> None:
    """Some programs take 24:00 for the day after and some for the day itself; the customer would
    have been told one of them."""
    if answer.partition("T")[2].startswith("24:"):
        raise NoSuchTime("24:00 can be read as two days. Say 23:59, or 00:00 of the day after.")


def at_local_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """A local time as a moment; of two in the night the clocks go back, the first."""
    local = moment.replace(tzinfo=zone)
    there = local.astimezone(UTC).astimezone(zone)
    if there.replace(tzinfo=None) != moment:
        raise NoSuchTime(
            f"{moment:%H:%M} is skipped that night: the clocks go forward. "
            f"Say {there:%H:%M}, or another time."
        )
    return local
