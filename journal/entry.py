"""An entry: what an agent wrote down after one encounter.

Every field is declared once, with its label, its limits and its audience. The form, the
check, the import and the documentation follow from these declarations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, ClassVar

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from journal.free_text import LONG, SENTENCE, SHORT, storable
from journal.techniques import Technique
from journal.vocabulary import (
    Audience,
    Behaviour,
    Cause,
    Channel,
    Effect,
    EscalatedTo,
    EscalationReason,
    ExceptionKind,
    Feeling,
    Outcome,
    WhenKnown,
)
from journal.wording import Wording

CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True)
class Asks:
    """What a field asks, as people read it, and how far its answer may travel."""

    label: str
    audience: Audience = Audience.AUTHOR
    hint: str = ""


def _tidy(value: object) -> object:
    """An empty text is no answer; and by this door no number of a payment card gets in."""
    if isinstance(value, str):
        return storable(value).strip() or None
    return value


def _each_once(value: object) -> object:
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        return value
    return list(dict.fromkeys(value))


def _pairs(value: object) -> object:
    """Techniques come as a mapping from forms and as two columns from the store."""
    return tuple(value.items()) if isinstance(value, Mapping) else value


TEAM, SUPERVISOR = Audience.TEAM, Audience.SUPERVISOR
Heat = Annotated[int, Field(ge=1, le=5)]
Text = Annotated[str, StringConstraints(max_length=LONG)]
Sentence = Annotated[str, StringConstraints(max_length=SENTENCE)]
CaseRef = Annotated[str, StringConstraints(max_length=SHORT)]
TechniquesUsed = Annotated[tuple[tuple[Technique, Effect | None], ...], BeforeValidator(_pairs)]
tidy = BeforeValidator(_tidy)
each_once = BeforeValidator(_each_once)


class Encounter(BaseModel):
    """What is told of one encounter, by an agent (Entry) or by a file (Record)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    oldest: ClassVar[timedelta]

    outcome: Annotated[Outcome, Asks("Where did it end?", TEAM)]
    escalated_to: Annotated[EscalatedTo | None, Asks("Did you pass it on?", TEAM)] = None
    cause: Annotated[Cause, Asks("What set it off?", TEAM)]
    channel: Annotated[Channel, Asks("How did it reach you?", TEAM)]

    occurred_at: Annotated[AwareDatetime, Asks("When was it?", SUPERVISOR)]
    when_known: Annotated[WhenKnown, Asks("How exactly is that known?", SUPERVISOR)] = (
        WhenKnown.NOT_EXACT
    )
    case_ref: Annotated[
        CaseRef | None,
        tidy,
        Asks("Case reference", SUPERVISOR, "Your organisation's own; never the customer's name."),
    ] = None
    minutes: Annotated[
        Annotated[int, Field(ge=1, le=1440)] | None, Asks("Minutes it took", TEAM)
    ] = None

    behaviours: Annotated[tuple[Behaviour, ...], each_once, Asks("What they did", TEAM)] = ()
    feelings: Annotated[tuple[Feeling, ...], each_once, Asks("What they seemed to feel", TEAM)] = ()
    heat_start: Annotated[Heat | None, Asks("Heat at the start", TEAM, "1 calm, 5 boiling")] = None
    heat_end: Annotated[Heat | None, Asks("Heat at the end", TEAM, "1 calm, 5 boiling")] = None

    techniques: Annotated[TechniquesUsed, Asks("What I did", TEAM)] = ()
    escalation_reason: Annotated[EscalationReason | None, Asks("Why did you pass it on?", TEAM)] = (
        None
    )
    escalation_explained: Annotated[
        bool | None, Asks("Did you explain to the customer why?", TEAM)
    ] = None
    exception_kind: Annotated[ExceptionKind | None, Asks("What did you give or bend?", TEAM)] = None
    exception_value: Annotated[
        Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)] | None,
        Asks("What was it worth?", SUPERVISOR),
    ] = None
    exception_reason: Annotated[Text | None, tidy, Asks("Why was it right here?", TEAM)] = None

    told_customer: Annotated[Text | None, tidy, Asks("What I said would happen", TEAM)] = None
    what_happened: Annotated[
        Text | None, tidy, Asks("What happened", TEAM, "Facts only; leave out names and numbers.")
    ] = None
    their_view: Annotated[Text | None, tidy, Asks("How they might tell it", TEAM)] = None
    went_well: Annotated[Text | None, tidy, Asks("What went well", TEAM)] = None
    try_next: Annotated[Sentence | None, tidy, Asks("One sentence to try next", TEAM)] = None

    @model_validator(mode="before")
    @classmethod
    def _no_reason_without_escalation(cls, values: Any) -> Any:
        """What was said of passing it on goes when it was not passed on after all."""
        if not isinstance(values, dict) or values.get("escalated_to") != EscalatedTo.NOBODY:
            return values
        about = ("escalation_reason", "escalation_explained")
        return {name: value for name, value in values.items() if name not in about}

    @field_validator("cause", "channel", "techniques")
    @classmethod
    def _can_be_said_here(cls, value: Any, info: ValidationInfo) -> Any:
        """A spare word says nothing before the workspace has named it. What is read back from the
        store was once let in."""
        here: Wording | None = (info.context or {}).get("wording")
        words = [one for one, _ in value] if isinstance(value, tuple) else [value]
        if here and not all(map(here.can_be_said, words)):
            raise PydanticCustomError("enum", "is not one of the answers.")
        return value

    @field_validator("occurred_at")
    @classmethod
    def _within_reach(cls, value: datetime, info: ValidationInfo) -> datetime:
        now: datetime = (info.context or {}).get("now") or datetime.now(UTC)
        if value > now + CLOCKS_DIFFER:
            raise PydanticCustomError("future", "lies in the future. Give the day it happened.")
        if value < now - cls.oldest:
            raise PydanticCustomError(
                "too_old", "is too long ago: {years} years at the most.", {"years": cls.years()}
            )
        return value

    @classmethod
    def years(cls) -> int:
        return cls.oldest.days // 365


class Entry(Encounter):
    """An encounter as its agent tells it. `escalated_to` is always asked: the escalation
    rate must not rest on a question that people skip."""

    oldest: ClassVar[timedelta] = timedelta(days=2 * 366)

    escalated_to: Annotated[EscalatedTo, Asks("Did you pass it on?", TEAM)]


class Record(Encounter):
    """An imported row without an author. What the file does not answer stays unanswered."""

    oldest: ClassVar[timedelta] = timedelta(days=20 * 366)


@dataclass(frozen=True)
class AboutEntry:
    """Whose a stored entry is, and since when."""

    entry_id: str
    author_id: str
    team_id: str
    saved_at: datetime
    changed_at: datetime | None
    local_date: date


@dataclass(frozen=True)
class SavedEntry(AboutEntry):
    """A stored entry, and what it says."""

    entry: Entry


FREE_TEXTS = (
    "exception_reason",
    "told_customer",
    "what_happened",
    "their_view",
    "went_well",
    "try_next",
)
"""What an encounter is told in, in sentences, in which a customer may be named. A case reference
is the organisation's own."""
REQUIRED = ("outcome", "escalated_to", "cause", "channel")
"""The answers without which no entry is saved, in the order in which they are asked."""


def asks(field: str, of: type[BaseModel] = Entry) -> Asks:
    """The declaration of a field; one that declares none is private to its author."""
    for part in of.model_fields[field].metadata:
        if isinstance(part, Asks):
            return part
    return Asks(field.replace("_", " ").capitalize())


def audience_of(field: str, of: type[BaseModel] = Entry) -> Audience:
    return asks(field, of).audience


def choices(field: str, of: type[BaseModel] = Entry) -> Any:
    """The vocabulary a field is answered from."""
    from typing import get_args

    def words(annotation: Any) -> Any:
        if isinstance(annotation, type):
            return annotation if hasattr(annotation, "__members__") else None
        return next((found for arg in get_args(annotation) if (found := words(arg))), None)

    return words(of.model_fields[field].annotation)
