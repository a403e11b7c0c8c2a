"""The parts of a journal that somebody took along, read back as what they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from journal.checkin import CheckIn
from journal.entry import CLOCKS_DIFFER, Entry
from journal.ids import is_id
from journal.promise import EarlierDue, SavedPromise
from journal.techniques import Technique
from journal.transfer.own_format import DUES, PROMISE, Told
from journal.transfer.own_words import in_our_words, with_several_effects
from journal.transfer.whose_journal import Taking
from journal.tried_next import TurnedOut
from journal.versions import Version
from journal.vocabulary import Outcome, Tried

EARLIEST_YEAR, LATEST_YEAR = 1970, 2200
MOST_VERSIONS = 1_000_000


class Left(Exception):
    """This part is left out; why, in words."""


def entry_of(answers: Any, at: datetime, taking: Taking) -> Entry:
    """What was once let in is not measured against today, but against when that was."""
    told = in_our_words(answers, taking.words)
    return Entry.model_validate(told, context={"now": at, "wording": taking.workspace.wording})


def version_of(told: Told, taking: Taking) -> Version:
    said_from, until = moment(told["said_from"], taking), moment(told["said_until"], taking)
    return Version(said_from, until, entry_of(told["answers"], said_from, taking))


def without_effect_in(part: str, added: Told, taking: Taking) -> list[Technique]:
    """Techniques whose effect was not taken of an entry, its earlier versions, or a draft."""
    if part not in ("entries", "drafts"):
        return []
    versions = added.get("versions", []) if part == "entries" else []
    every = [added["answers"], *(one["answers"] for one in versions)]
    found = (each for answers in every for each in with_several_effects(answers, taking.words))
    return list(dict.fromkeys(found))


def check_in_of(told: Told, taking: Taking) -> tuple[datetime, CheckIn]:
    answers = {name: value for name, value in told.items() if name != "checked_in_at"}
    return moment(told["checked_in_at"], taking), CheckIn.model_validate(answers)


def promise_of(told: Told, taking: Taking, team_id: str, entry_id: str | None) -> SavedPromise:
    id_in(told, "promise_id")
    whose = {"owner_id": taking.viewer.person_id, "team_id": team_id, "entry_id": entry_id}
    saved = PROMISE.validate_python({**told, **whose})
    for _, value in (*vars(saved).items(), *saved.promise):
        if isinstance(value, datetime):
            check_is_of_our_time(value)
    if not 0 <= saved.version <= MOST_VERSIONS:
        raise Left("has a version that this program could not have made, and was left out.")
    ended = saved.promise.done_at or saved.promise.cancelled_at
    # Older files do not say when it was said that a promise is done.
    return replace(saved, marked_at=saved.marked_at or ended)


@dataclass(frozen=True)
class WithChain:
    """A promise, and as it was each time before it was renegotiated, with when that was."""

    promise: SavedPromise
    earlier: tuple[tuple[SavedPromise, datetime], ...]


def with_chain(told: Told, promise: SavedPromise) -> WithChain:
    dues = DUES.validate_python(told.get("earlier_dues", ()))
    for due in dues:
        check_is_of_our_time(due.due_at)
        check_is_of_our_time(due.renegotiated_at)
    return WithChain(promise, tuple((given_for(promise, due), due.renegotiated_at) for due in dues))


def given_for(promise: SavedPromise, due: EarlierDue) -> SavedPromise:
    when = {"due_at": due.due_at, "due_is_day": due.due_is_day}
    return replace(promise, promise=promise.promise.model_copy(update=when))


def tried_of(told: Told, taking: Taking, entry_id: str) -> TurnedOut:
    answered_at = moment(told["answered_at"], taking)
    return TurnedOut(entry_id, id_in(told, "wanted_in"), Tried(told["answer"]), answered_at)


def settled_of(told: Told, taking: Taking) -> tuple[Outcome, datetime]:
    return Outcome(told["outcome"]), moment(told["settled_at"], taking)


def id_in(told: Told, name: str) -> str:
    if not is_id(told[name]):
        raise Left("has no id that this program could have made, and was left out.")
    return str(told[name])


def moment(told: Any, taking: Taking) -> datetime:
    at = datetime.fromisoformat(told)
    if at.tzinfo is None or at > taking.now + CLOCKS_DIFFER:
        raise Left("says that it was written in the future, or not in which time zone.")
    check_is_of_our_time(at)
    return at


def check_is_of_our_time(at: datetime) -> None:
    """Near the ends of the calendar a moment has no day in some zones, and cannot be stored."""
    if not EARLIEST_YEAR <= at.year <= LATEST_YEAR:
        raise Left("is of a year in which nobody could have written it, and was left out.")
