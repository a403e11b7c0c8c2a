"""One's own journal as tables for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from dashboard.csv_files import csv_of
from journal.checkin import CheckIn
from journal.debrief_case import OwnCase
from journal.debrief_outcome import Action
from journal.entry import FREE_TEXTS, Entry
from journal.free_text import unformulated
from journal.incident import IncidentReport
from journal.own_journal import OwnEntry, OwnJournal
from journal.promise import Promise, SavedPromise, state_of
from journal.support import state_of as state_of_request

ENTRY_COLUMNS = (
    *("entry_id", "team", "saved_at", "changed_at"),
    *Entry.model_fields,
    *("settled_outcome", "settled_at", "tried", "wanted_in", "tried_said_at"),
    *("shared_with", "checked_in_at", *CheckIn.model_fields),
)
VERSION_COLUMNS = ("entry_id", "said_from", "said_until", *Entry.model_fields)
NOTED = ("promise_id", "entry_id", "made_at", "marked_at", "snoozed_until", "taken_over_at")
PROMISE_COLUMNS = (*NOTED, "team", "state", *Promise.model_fields)
DUE_COLUMNS = ("promise_id", "due_at", "due_is_day", "renegotiated_at")
SUPPORT_COLUMNS = (
    *("request_id", "asked_at", "note", "state", "closing", "closed_at", "withdrawn_at"),
    *("asked", "whom", "begins_at", "ends_at", "seen_at", "offer_at", "offer_way"),
)
INCIDENT_COLUMNS = (
    *("report_id", "sent_at", *IncidentReport.model_fields),
    *("report_state", "sent_to", "came_of_it"),
)
AWAY_COLUMNS = ("first", "last")
HANDED_COLUMNS = ("promise_id", "what", "asked", "answer", "answered_at")
PHRASE_COLUMNS = (
    "technique",
    "team",
    "phrase",
    "offered_at",
    "said_from",
    "said_until",
    "is_hidden",
)
CASE_COLUMNS = (
    *("entry_id", "picked_at", "is_there", "started_at", "ended_at", "taken_from_it"),
    *FREE_TEXTS,
)
ACTION_COLUMNS = (
    *("action", "how_seen", "due", "agreed_at", "action_state"),
    *("done_at", "not_doing_at", "because", "carried"),
)


def tables_of(journal: OwnJournal) -> dict[str, bytes]:
    """Each table as CSV, by its name as a file."""
    handed = (vars(one) for one in journal.handed_over)
    promises = (promise_row(one, journal) for one in journal.every_promise)
    return {
        "entries.csv": as_csv(map(entry_row, journal.entries), ENTRY_COLUMNS),
        "earlier_versions.csv": as_csv(version_rows(journal), VERSION_COLUMNS),
        "promises.csv": as_csv(promises, PROMISE_COLUMNS),
        "earlier_dues.csv": as_csv(due_rows(journal), DUE_COLUMNS),
        "handed_over.csv": as_csv(handed, HANDED_COLUMNS),
        "support.csv": as_csv(support_rows(journal), SUPPORT_COLUMNS),
        "incidents.csv": as_csv(incident_rows(journal), INCIDENT_COLUMNS),
        "days_away.csv": as_csv(map(vars, journal.away), AWAY_COLUMNS),
        "phrases.csv": as_csv(phrase_rows(journal), PHRASE_COLUMNS),
        "cases.csv": as_csv(map(case_row, journal.cases), CASE_COLUMNS),
        "actions.csv": as_csv(map(action_row, journal.actions), ACTION_COLUMNS),
    }


def entry_row(own: OwnEntry) -> dict[str, Any]:
    saved, (at, felt) = own.saved, own.check_in or (None, None)
    outcome, settled_at = own.settled or (None, None)
    return {
        "entry_id": saved.entry_id,
        "team": own.team,
        "saved_at": saved.saved_at,
        "changed_at": saved.changed_at,
        "settled_outcome": outcome,
        "settled_at": settled_at,
        "shared_with": own.shared_with,
        "checked_in_at": at,
        **tried_in(own),
        **dict(saved.entry),
        **(dict(felt) if felt else {}),
    }


def tried_in(own: OwnEntry) -> dict[str, Any]:
    told = own.tried
    if told is None:
        return {}
    said = {"tried": told.answer, "wanted_in": told.wanted_in}
    return said | {"tried_said_at": told.answered_at}


def version_rows(journal: OwnJournal) -> Iterable[dict[str, Any]]:
    for own in journal.entries:
        for version in own.versions:
            yield {
                "entry_id": own.saved.entry_id,
                "said_from": version.said_from,
                "said_until": version.said_until,
                **dict(version.entry),
            }


def promise_row(saved: SavedPromise, journal: OwnJournal) -> dict[str, Any]:
    about = {name: getattr(saved, name) for name in NOTED}
    state = state_of(saved.promise, journal.taken_at)
    team = journal.teams[saved.team_id]
    return about | dict(saved.promise) | {"team": team, "state": state}


def due_rows(journal: OwnJournal) -> Iterable[dict[str, Any]]:
    for promise in journal.every_promise:
        for earlier in journal.earlier_dues.get(promise.promise_id, ()):
            yield {"promise_id": promise.promise_id, **vars(earlier)}


def support_rows(journal: OwnJournal) -> Iterable[dict[str, Any]]:
    """One for each of those who were named in a request."""
    for own in journal.requests:
        state = state_of_request(own.saved, journal.taken_at)
        of = vars(own.saved) | {"note": own.saved.request.note, "state": state}
        for turn in own.saved.turns:
            offer = turn.offer
            offered = {"offer_at": offer.at, "offer_way": offer.way} if offer else {}
            yield of | vars(turn) | offered | {"asked": own.names[turn.person_id]}


def incident_rows(journal: OwnJournal) -> Iterable[dict[str, Any]]:
    for sent in journal.incidents:
        yield {
            "report_id": sent.report_id,
            "sent_at": sent.sent_at,
            **dict(sent.report),
            "report_state": sent.state,
            "sent_to": ", ".join(one.name for one in sent.addressees),
            "came_of_it": "\n".join(f"{one.name}: {one.what}" for one in sent.answers),
        }


def phrase_rows(journal: OwnJournal) -> Iterable[dict[str, Any]]:
    """What each phrase says, and below it what it said before."""
    for one in journal.phrases:
        yield vars(one)
        yield from (vars(one) | vars(earlier) for earlier in one.before)


def case_row(case: OwnCase) -> dict[str, Any]:
    """A case in the words in which its debrief was told it."""
    taken = "\n".join(one.what for one in case.takeaways)
    return {**vars(case), **dict(case.said), "taken_from_it": taken}


def action_row(action: Action) -> dict[str, Any]:
    told = {"action": action.what, "agreed_at": action.made_at, "action_state": action.state}
    return vars(action) | told


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    return csv_of([columns, *([cell(row.get(name)) for name in columns] for row in rows)])


def cell(value: Any) -> str:
    """An answer by its code, as the dictionary explains it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(cell(part) if isinstance(part, str) else used(part) for part in value)
    return unformulated(str(value))


def used(technique: tuple[str, str | None]) -> str:
    what, effect = technique
    return f"{what}: {effect}" if effect else str(what)
