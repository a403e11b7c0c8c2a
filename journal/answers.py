"""The one door: raw answers in, parsed things out, or every problem with them at once.

The form, the import and every other way in enter here, and nothing unparsed gets past.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from journal.checkin import CheckIn
from journal.draft import IDENTIFIERS_KEPT, PROMISE_ALONE, PROMISES, TRIED_NEXT, Answers
from journal.entry import REQUIRED, Encounter, Entry, Record, asks
from journal.errors import Problem, Refused
from journal.people import Workspace
from journal.promise import NoSuchTime, Promise, due_from_answer

NEEDS_ANSWER = "needs an answer."
BEFORE_IT_BEGAN, IN_THE_PAST = "falls due before the encounter", "lies in the past"
MISSING = ("missing", "string_type", "none_required")
M = TypeVar("M", bound=BaseModel)
E = TypeVar("E", bound=Encounter)


@dataclass(frozen=True)
class NewPromise:
    promise_id: str
    promise: Promise


@dataclass(frozen=True)
class Written:
    """An entry and the promises made in it."""

    entry: Entry
    promises: tuple[NewPromise, ...]


def parse_written(answers: Answers, *, now: datetime, workspace: Workspace) -> Written:
    """The entry and promises that a draft's answers make. Raises Refused with all problems."""
    values = dict(answers)
    drafted = drafted_promises(answers)
    for name in (PROMISES, IDENTIFIERS_KEPT, PROMISE_ALONE, TRIED_NEXT):
        values.pop(name, None)
    problems: list[Problem] = []
    entry = collect(problems, parse_encounter, Entry, values, now, workspace)
    occurred = entry.occurred_at if entry else moment_of(values.get("occurred_at"), now, workspace)
    if not isinstance(occurred, datetime):
        occurred = now
    promises = [
        collect(problems, parse_promise, answer, occurred, now, workspace) for answer in drafted
    ]
    if problems or entry is None:
        raise Refused(problems)
    return Written(entry, tuple(promise for promise in promises if promise is not None))


def answers_of(encounter: Encounter) -> dict[str, Any]:
    """What a form shows of an entry that exists: its answers, as they were given."""
    answers = json.loads(encounter.model_dump_json())
    answers["techniques"] = dict(answers["techniques"])
    return {name: value for name, value in answers.items() if value not in (None, [], {})}


def parse_record(answers: Answers, *, now: datetime, workspace: Workspace) -> Record:
    """The record that a row's answers make. Raises Refused with all problems."""
    return parse_encounter(Record, answers, now, workspace)


def parse_check_in(answers: Answers) -> CheckIn:
    """The check-in that the answers make. Raises Refused with all problems."""
    return validated(CheckIn, answers, {})


def parse_encounter(of: type[E], answers: Answers, now: datetime, workspace: Workspace) -> E:
    values = dict(answers)
    values["occurred_at"] = moment_of(values.get("occurred_at"), now, workspace)
    return validated(of, values, {"now": now, "wording": workspace.wording})


def parse_promise_alone(answers: Answers, *, now: datetime, workspace: Workspace) -> Promise:
    """The promise that a draft without an entry makes. Raises Refused with all problems."""
    drafted = drafted_promises(answers) or [{"promise_id": ""}]
    return parse_promise(drafted[0], now, now, workspace, earlier=IN_THE_PAST).promise


def parse_due(promise: Promise, due: str, *, now: datetime, workspace: Workspace) -> Promise:
    """The same promise for another time. Raises Refused where that is not one."""
    values = promise.model_dump(exclude={"due_at", "due_is_day"}) | {"promise_id": "", "due": due}
    return parse_promise(values, now, now, workspace, earlier=IN_THE_PAST).promise


def drafted_promises(answers: Answers) -> list[Mapping[str, Any]]:
    """The promises of a draft of which anything was said."""
    promised = answers.get(PROMISES) or []
    if not isinstance(promised, list) or not all(isinstance(one, dict) for one in promised):
        raise Refused([Problem(asks("what", Promise).label, "cannot be read. Add it once more.")])
    return [one for one in promised if says_something(one)]


def says_something(promise: Mapping[str, Any]) -> bool:
    """Whether anything was said of a promise; a row that was opened and left is none."""
    return any(
        value for name, value in promise.items() if name not in ("promise_id", "due_said_at")
    )


def parse_promise(
    answer: Mapping[str, Any],
    occurred: datetime,
    now: datetime,
    workspace: Workspace,
    *,
    earlier: str = BEFORE_IT_BEGAN,
) -> NewPromise:
    values = dict(answer)
    promise_id = str(values.pop("promise_id"))
    due, said_at = values.pop("due", None), values.pop("due_said_at", None)
    try:
        if due:
            values |= due_from_answer(
                due,
                working=workspace.working_time,
                made=datetime.fromisoformat(said_at) if said_at else max(occurred, now),
            )
    except NoSuchTime as error:
        raise Refused([Problem(asks("due_at", Promise).label, str(error))]) from error
    except (ValueError, TypeError, OverflowError):
        values["due_at"] = due
    context = {"occurred_at": occurred, "earlier": earlier}
    return NewPromise(promise_id, validated(Promise, values, context))


def moment_of(answer: object, now: datetime, workspace: Workspace) -> Any:
    """A local day or time as an aware moment; no answer means now, a day alone its noon.

    What cannot be read is handed on as it is, for the door to say so.
    """
    if answer is None:
        return now
    try:
        moment = datetime.fromisoformat(str(answer))
    except ValueError:
        return answer
    if len(str(answer)) == len("2026-01-01"):
        moment, here = moment.replace(hour=12), now.astimezone(workspace.zone).replace(tzinfo=None)
        moment = min(moment, here) if moment.date() == here.date() else moment
    return moment if moment.tzinfo else moment.replace(tzinfo=workspace.zone)


def collect(problems: list[Problem], parse: Callable[..., M | Any], *args: Any) -> Any:
    """The result, or None after adding what is wrong to the problems."""
    try:
        return parse(*args)
    except Refused as refused:
        problems.extend(refused.problems)
        return None


def validated(of: type[M], values: Mapping[str, Any], context: Mapping[str, Any]) -> M:
    try:
        return of.model_validate(values, context=dict(context))
    except ValidationError as error:
        problems = [problem_of(of, detail) for detail in error.errors()]
        raise Refused(sorted(problems, key=in_order(of))) from error


def in_order(of: type[BaseModel]) -> Callable[[Problem], int]:
    """Problems are told in the order in which the questions stand on the page."""
    labels = [asks(name, of).label for name in (*REQUIRED, *of.model_fields) if of_has(of, name)]
    return lambda problem: labels.index(problem.where) if problem.where in labels else len(labels)


def of_has(of: type[BaseModel], name: str) -> bool:
    return name in of.model_fields


def problem_of(of: type[BaseModel], detail: ErrorDetails) -> Problem:
    field = str(detail["loc"][0]) if detail["loc"] else ""
    label = asks(field, of).label if of_has(of, field) else field.replace("_", " ")
    if detail["type"] in MISSING:
        return Problem(label, NEEDS_ANSWER, is_missing=True)
    return Problem(label, sentence_for(detail))


def needs_answer(field: str) -> Problem:
    """What is said of a question that has to be answered and was not."""
    return Problem(asks(field).label, NEEDS_ANSWER, is_missing=True)


def sentence_for(detail: ErrorDetails) -> str:
    """What is wrong, in words for the person who gave the answer."""
    context = detail.get("ctx", {})
    given = str(detail["input"])[:40]
    match detail["type"]:
        case "enum":
            return f"“{given}” is not one of the answers."
        case "string_too_long":
            return (
                f"is {len(str(detail['input'])):,} characters long, and "
                f"{context['max_length']:,} fit. It is kept in your draft; shorten it to save."
            )
        case "greater_than_equal" | "less_than_equal":
            bound = (
                f"at least {context['ge']:,g}"
                if "ge" in context
                else f"at most {context['le']:,.0f}"
            )
            return f"has to be {bound}, and {given} was given."
        case "future" | "too_old" | "due_before" | "due_far":
            return detail["msg"]
        case "extra_forbidden":
            return "is not something an entry asks."
        case kind if kind.startswith(("datetime", "timezone")):
            return f"“{given}” is not a day or time that can be read."
        case kind if kind.startswith(("int", "float", "finite")):
            return f"“{given}” is not a number that fits here."
        case _:
            return f"“{given}” does not fit here."
