"""What tests start from: a moment, a workspace, answers, and things made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from journal.actions import reflect
from journal.answers import parse_record, parse_written
from journal.entry import Entry
from journal.ids import new_id
from journal.people import Team, Viewer, Workspace
from journal.periods import WEEK, local_date, week_of
from journal.promise import Promise
from journal.store.engine import Store
from journal.store.entries import SavedEntry, add_entry, append_entries, record_row, row_of
from journal.store.moments import stored
from journal.store.promises import SavedPromise, put_promise
from journal.store.rows import insert
from journal.vocabulary import Role
from journal.wording import KINDS, WordHere, Wording

ZONE = ZoneInfo("Europe/London")
WORKSPACE = Workspace("Fernhill Home", ZONE)
NOW = datetime(2026, 5, 13, 14, 2, tzinfo=UTC)
"""A Wednesday afternoon in summer time: the local clock says 15:02."""
EVERY_WORD = replace(
    WORKSPACE,
    wording=Wording(
        tuple(
            WordHere(kind, word.value, f"{kind.capitalize()} of theirs {number}")
            for kind, words in KINDS.items()
            for number, word in enumerate((one for one in words if one.is_own), start=1)
        )
    ),
)
"""It has added all the words that a workspace can add."""
TODAY = date(2026, 5, 13)
THIS_WEEK = week_of(TODAY)
QUICK = {"outcome": "resolved", "escalated_to": "nobody", "cause": "billing", "channel": "phone"}
"""The answers without which no entry is saved."""
MOST_WRITINGS = (
    "plain",
    "x" * 20_000,
    "a family 👨‍👩‍👧‍👦 and a flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "مرحبا، لم تصل الطلبية — שלום",
    "e\u0301 is not é",
    "<script>alert('x')</script> & \"quotes\" ' -- ; drop table entries",
    "$scope_person $1 ? %s {braces} \\ backslash",
    "first line\n\tsecond line",
)


def entry(**answers: Any) -> Entry:
    """The entry that three answers make, with what else is given."""
    return parse_written({**QUICK, **answers}, now=NOW, workspace=WORKSPACE).entry


def write_down(store: Store, viewer: Viewer, *, now: datetime = NOW, **answers: Any) -> str:
    """Keeps and saves an entry the way the page does; its id."""
    entry_id = new_id()
    reflect.keep(store, viewer, entry_id, {**QUICK, **answers}, now=now)
    reflect.save(store, viewer, entry_id, now=now, workspace=WORKSPACE)
    return entry_id


def a_promise(due: datetime = NOW + timedelta(hours=1), **more: Any) -> Promise:
    said = {"what": "Call back about the refund", "due_at": due, "kind": "callback"}
    return Promise.model_validate(said | more)


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=ZONE)


def stored_entry(author: Viewer, day: date, **answers: Any) -> SavedEntry:
    """An entry about an encounter on some day, long ago or not, as the store takes it."""
    moment = at_noon(day)
    written = parse_written(
        {**QUICK, "occurred_at": moment.isoformat(), **answers},
        now=moment + timedelta(hours=1),
        workspace=EVERY_WORD,
    )
    team_id = author.teams_as(Role.AGENT)[0]
    return SavedEntry(new_id(), author.person_id, team_id, moment, None, day, written.entry)


def wrote(store: Store, *entries: SavedEntry) -> None:
    """Stores entries in one go; many of them as columns, which takes a tenth of the time."""
    if len(entries) < 4:
        store.write(lambda tx: [add_entry(tx, saved) for saved in entries])
    else:
        frame = pd.DataFrame([columns_of(saved) for saved in entries])
        store.write(lambda tx: append_entries(tx, frame))


def columns_of(saved: SavedEntry) -> dict[str, Any]:
    about = {name: getattr(saved, name) for name in ("entry_id", "author_id", "team_id")}
    about |= {"saved_at": stored(saved.saved_at), "local_date": saved.local_date}
    return about | {"week": week_of(saved.local_date)} | row_of(saved.entry)


def promised(store: Store, *promises: tuple[Viewer, Promise]) -> None:
    """Stores promises that were made a day before they fall due."""

    def work(tx: Any) -> None:
        for owner, promise in promises:
            team_id = owner.teams_as(Role.AGENT)[0]
            made = promise.due_at - timedelta(days=1)
            saved = SavedPromise(new_id(), owner.person_id, team_id, None, made, promise)
            put_promise(tx, saved, local_date(promise.due_at, ZONE))

    store.write(work)


def recorded(store: Store, team: Team, day: date, count: int = 1, **answers: Any) -> None:
    """Stores imported records; without an answer to whether they were passed on."""
    row = {"outcome": "resolved", "cause": "unclear", "channel": "phone"}
    moment = at_noon(day)
    given = {**row, "occurred_at": moment.isoformat(), **answers}
    record = parse_record(given, now=NOW, workspace=WORKSPACE)

    def columns() -> dict[str, Any]:
        ids = {"record_id": new_id(), "fingerprint": new_id()}
        return record_row(record, team_id=team.team_id, at=moment, day=day, **ids)

    made = [columns() for _ in range(count)]
    store.write(lambda tx: [insert(tx, "kept.records", one) for one in made])


def weeks_ago(number: int) -> date:
    """The Monday of the week so many weeks before the running one."""
    return THIS_WEEK - number * WEEK


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a local day, in UTC."""
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
