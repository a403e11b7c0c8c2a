"""One's own journal as JSON: written by the page, read by `afterword import`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from journal.answers import answers_of
from journal.checkin import CheckIn
from journal.debrief_case import OwnCase
from journal.debrief_outcome import Action
from journal.draft import Draft
from journal.errors import Problem, Refused
from journal.incident import SentReport
from journal.ledger import HandedOver
from journal.own_journal import OwnEntry, OwnJournal
from journal.playbook import OwnPhrase
from journal.promise import EarlierDue, SavedPromise
from journal.support import OwnRequest, SavedRequest
from journal.transfer.own_words import own_words
from journal.tried_next import TurnedOut
from journal.versions import Version
from journal.vocabulary import Outcome
from journal.working_time import Absence

FORMAT = 1
"""Grows when an older program could not read what is written; what is only added leaves it."""
KIND = "afterword journal"
PROMISE, DUES = TypeAdapter(SavedPromise), TypeAdapter(tuple[EarlierDue, ...])
HANDED_OVER = TypeAdapter(tuple[HandedOver, ...])
AWAY = TypeAdapter(tuple[Absence, ...])
INCIDENTS = TypeAdapter(tuple[SentReport, ...])
REQUEST = TypeAdapter(SavedRequest)
PHRASES = TypeAdapter(tuple[OwnPhrase, ...])
ACTIONS = TypeAdapter(tuple[Action, ...])
WHOSE = ("owner_id", "team_id")
"""What of a promise is said by whose journal it is in."""
Told = Mapping[str, Any]


def as_json(journal: OwnJournal) -> str:
    told = {
        "kind": KIND,
        "format": FORMAT,
        "login": journal.person.login,
        "name": journal.person.name,
        "taken_at": journal.taken_at.isoformat(),
        "words": own_words(),
        "entries": [told_entry(one, journal) for one in journal.entries],
        "promises": [told_promise(one, journal) for one in journal.promises],
        "drafts": [told_draft(one) for one in journal.drafts],
        "handed_over": HANDED_OVER.dump_python(journal.handed_over, mode="json"),
        "support": [told_request(one) for one in journal.requests],
        "incidents": INCIDENTS.dump_python(journal.incidents, mode="json"),
        "away": AWAY.dump_python(journal.away, mode="json"),
        "digest_to": journal.digest_to,
        "phrases": PHRASES.dump_python(journal.phrases, mode="json"),
        "cases": [told_case(one) for one in journal.cases],
        "actions": ACTIONS.dump_python(journal.actions, mode="json"),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def told_case(case: OwnCase) -> Told:
    """Of which entry it is, as it was put, and what was taken from it."""
    moments = ("picked_at", "started_at", "ended_at")
    told = {name: at.isoformat() if (at := getattr(case, name)) else None for name in moments}
    about = {"case_id": case.case_id, "entry_id": case.entry_id, "is_there": case.is_there}
    taken = [one.what for one in case.takeaways]
    return {**about, **told, "said": case.said.model_dump(mode="json"), "taken_from_it": taken}


def told_entry(own: OwnEntry, journal: OwnJournal) -> Told:
    saved = own.saved
    return {
        "entry_id": saved.entry_id,
        "team": own.team,
        "saved_at": saved.saved_at.isoformat(),
        "changed_at": saved.changed_at.isoformat() if saved.changed_at else None,
        "answers": answers_of(saved.entry),
        "promises": [told_promise(one, journal) for one in own.promises],
        "check_in": told_check_in(*own.check_in) if own.check_in else None,
        "settled": told_settled(*own.settled) if own.settled else None,
        "tried": told_tried(own.tried) if own.tried else None,
        "versions": [told_version(one) for one in own.versions],
        "shared_with": [audience.value for audience in own.shared_with],
    }


def told_check_in(at: datetime, check_in: CheckIn) -> Told:
    return {"checked_in_at": at.isoformat()} | check_in.model_dump(mode="json")


def told_tried(tried: TurnedOut) -> Told:
    return {
        "wanted_in": tried.wanted_in,
        "answer": tried.answer.value,
        "answered_at": tried.answered_at.isoformat(),
    }


def told_settled(outcome: Outcome, at: datetime) -> Told:
    return {"outcome": outcome.value, "settled_at": at.isoformat()}


def told_promise(promise: SavedPromise, journal: OwnJournal) -> Told:
    told = PROMISE.dump_python(promise, mode="json")
    earlier = journal.earlier_dues.get(promise.promise_id, ())
    return {name: value for name, value in told.items() if name not in WHOSE} | {
        "team": journal.teams[promise.team_id],
        "earlier_dues": DUES.dump_python(earlier, mode="json"),
    }


def told_request(own: OwnRequest) -> Told:
    """What was asked for, with the names of those asked; it is not taken back."""
    told = REQUEST.dump_python(own.saved, mode="json")
    of = {name: told[name] for name in ("request_id", "asked_at", "closed_at", "closing")}
    turns = [{**turn, "name": own.names[turn.pop("person_id")]} for turn in told["turns"]]
    note = own.saved.request.note
    return of | {"withdrawn_at": told["withdrawn_at"], "note": note, "asked": turns}


def told_version(version: Version) -> Told:
    return {
        "said_from": version.said_from.isoformat(),
        "said_until": version.said_until.isoformat(),
        "answers": answers_of(version.entry),
    }


def told_draft(draft: Draft) -> Told:
    return {
        "draft_id": draft.draft_id,
        "kept_at": draft.kept_at.isoformat(),
        "changes_entry": draft.changes_entry,
        "answers": dict(draft.answers),
        "set_aside": [asdict(text) for text in draft.set_aside],
    }


def read_journal(file: Path) -> Told:
    """What a file holds. Raises Refused for anything that is not a journal of this format."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise refused(file, "cannot be opened. Check the name, and who may read it.") from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise refused(file, "is not JSON, or only a part of it. Take it along anew.") from error
    if not isinstance(told, dict) or told.get("kind") != KIND:
        raise refused(file, "is not a journal that was taken along from My journal.")
    made = told.get("format")
    if not isinstance(made, int) or made < 1:
        raise refused(file, "does not say by which format it was written.")
    if made > FORMAT:
        raise refused(file, "was made by a newer Afterword. Import it with that one, or a newer.")
    if not all(isinstance(told.get(part, []), list) for part in ("entries", "promises", "drafts")):
        raise refused(file, "has something else where its entries should be.")
    return told


def refused(file: Path, sentence: str) -> Refused:
    return Refused([Problem(file.name, f"{sentence} Nothing was imported.")])
