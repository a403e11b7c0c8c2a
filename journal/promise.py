"""A promise: something the agent told the customer would happen by a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

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
from journal.vocabulary import Audience, PromiseKind, PromiseState
from journal.working_time import WorkingTime, end_of_evening

FURTHEST = timedelta(days=2 * 366)
LEDGER = Audience.LEDGER


class Promise(BaseModel):
    """What was promised, by when and how. The supervisor sees an open one with its owner's
    name and never the entry behind it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: Annotated[
        Annotated[str, StringConstraints(min_length=1, max_length=SENTENCE)],
        tidy,
        Asks("What did you promise?", LEDGER),
    ]
    due_at: Annotated[AwareDatetime, Asks("By when?", LEDGER)]
    due_is_day: Annotated[bool, Asks("By the end of that working day", LEDGER)] = False
    kind: Annotated[PromiseKind, Asks("How will you keep it?", LEDGER)]
    case_ref: Annotated[CaseRef | None, tidy, Asks("Case reference", LEDGER)] = None
    done_at: Annotated[AwareDatetime | None, Asks("Done at", LEDGER)] = None
    cancelled_at: Annotated[AwareDatetime | None, Asks("Cancelled at", LEDGER)] = None

    @field_validator("due_at")
    @classmethod
    def _after_the_encounter(cls, due: datetime, info: ValidationInfo) -> datetime:
        made: datetime | None = (info.context or {}).get("occurred_at")
        if made and due < made:
            raise PydanticCustomError(
                "due_before", "falls due before the encounter. Pick a later time."
            )
        if made and due - made > FURTHEST:
            raise PydanticCustomError("due_far", "is more than two years away. Pick a nearer time.")
        return due


@dataclass(frozen=True)
class SavedPromise:
    """A promise as it stands in the ledger: whose it is, and from which entry."""

    promise_id: str
    owner_id: str
    team_id: str
    entry_id: str | None
    made_at: datetime
    promise: Promise


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
    a local time ("2026-11-23T14:30") means that time. ValueError if it is neither."""
    if "T" in answer:
        moment = datetime.fromisoformat(answer)
        return {"due_at": moment if moment.tzinfo else moment.replace(tzinfo=working.zone)}
    day = date.fromisoformat(answer)
    due = working.end_of_day(day)
    if day == local_date(made, working.zone) and due < made:
        due = end_of_evening(day, working.zone)
    return {"due_at": due, "due_is_day": True}
