"""Whatever was done about promises: at one moment, directly after the copy of the facts was taken,
the ledger, the calendar, the file to take along and Trends say the same of every one of them."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid5
from zipfile import ZipFile

import icalendar
from hypothesis import given, settings

from dashboard.taking_along import as_zip
from journal.actions.taking import take_everything
from journal.calendar_feed import OURS
from journal.people import Viewer
from journal.periods import Grain, block_of, local_date, week_of
from journal.policy import scope_for
from journal.promise import Promise, SavedPromise, state_of
from journal.questions import CALLBACKS, OTHER_PROMISES, Answer
from journal.reading.reminders import feed_of
from journal.reminder import OVERDUE_FOR
from journal.store.engine import Store
from journal.store.promises import own_promises
from journal.vocabulary import Place, PromiseKind, PromiseState
from tests.journal.actions.around_promises import mine
from tests.journal.given import NOW, WORKSPACE, ZONE, at_noon
from tests.journal.lives_of_promises import TABLES, Life, live, lives
from tests.journal.questions.conftest import LAST_BLOCK, Figures, each_wrote

LEAST = WORKSPACE.least_agents
CAME_DUE = {PromiseState.KEPT_ON_TIME, PromiseState.KEPT_LATE, PromiseState.MISSED}
TOLD = (*CAME_DUE, PromiseState.NO_LONGER_NEEDED)
Dues = dict[str, list[datetime]]


def on_the_page(store: Store, viewer: Viewer) -> dict[str, tuple[bool, list[datetime]]]:
    """What My promises has as open: whether it is overdue, and for when it was given before."""
    return {
        one.saved.promise_id: (one.place is Place.OVERDUE, [due.due_at for due in one.chain])
        for one in mine(store, viewer, NOW).open
    }


def in_calendar(store: Store, viewer: Viewer) -> set[str]:
    calendar = icalendar.Calendar.from_ical(feed_of(store, viewer, NOW))
    return {str(event["UID"]) for event in calendar.walk("VEVENT")}


@dataclass(frozen=True)
class TakenAlong:
    """What the file says of promises: by the JSON, and by the tables."""

    promises: dict[str, Promise]
    states: dict[str, str]
    dues: Dues
    dues_in_tables: Dues


def taken_along(store: Store, viewer: Viewer) -> TakenAlong:
    file = ZipFile(io.BytesIO(as_zip(take_everything(store, viewer, now=NOW))))
    told = json.loads(file.read("journal.json"))
    promises = [*told["promises"], *(one for e in told["entries"] for one in e["promises"])]
    in_tables: Dues = defaultdict(list)
    for row in rows_in(file, "earlier_dues.csv"):
        in_tables[row["promise_id"]].append(datetime.fromisoformat(row["due_at"]))
    return TakenAlong(
        {one["promise_id"]: Promise.model_validate(one["promise"]) for one in promises},
        {row["promise_id"]: row["state"] for row in rows_in(file, "promises.csv")},
        {one["promise_id"]: dues_told(one) for one in promises if one["earlier_dues"]},
        dict(in_tables),
    )


def dues_told(promise: dict[str, Any]) -> list[datetime]:
    return [datetime.fromisoformat(due["due_at"]) for due in promise["earlier_dues"]]


def rows_in(file: ZipFile, name: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(io.StringIO(file.read(name).decode("utf-8-sig")))


def week_due(one: SavedPromise) -> date:
    return week_of(local_date(one.promise.due_at, ZONE))


def told_by(answer: Answer) -> dict[date, dict[str, int]]:
    """What Trends tells, period by period."""
    columns = [name for name in answer.question.columns if name in answer.rows]
    return {
        row["period"].date(): {name: row[name] for name in columns}
        for row in answer.rows.to_dict("records")
    }


def counted(every: Iterable[SavedPromise], moved: Mapping[str, int], answer: Answer) -> Any:
    """The same, counted from the ledger, where five people or more stand behind it."""
    asked, periods = answer.asked, defaultdict[date, list[SavedPromise]](list)
    for one in every:
        week = week_due(one)
        if asked.first <= week < asked.until:
            periods[week if asked.grain is Grain.WEEK else block_of(week)].append(one)
    found = {}
    for period, promises in periods.items():
        states = Counter(state_of(one.promise, NOW) for one in promises)
        due = [one for one in promises if state_of(one.promise, NOW) in CAME_DUE]
        agents = len({one.owner_id for one in due})
        if agents >= LEAST:
            found[period] = {
                "promises": len(due),
                **{state.value: states[state] for state in TOLD},
                "renegotiated": sum(one.promise_id in moved for one in due),
                "agents": agents,
            }
    return found


def copied(store: Store, of_callbacks: bool) -> Counter[Any]:
    """What the copy of the facts holds, agent by agent, whoever they are."""
    sql, bound = "select * from kept.promise_facts where is_callback = $is", {"is": of_callbacks}
    rows = store.write(lambda tx: tx.rows(sql, bound))
    return together((row["agent"], row["week"], row["state"], row["renegotiated"]) for row in rows)


def together(rows: Iterable[tuple[Any, ...]]) -> Counter[Any]:
    agents = defaultdict[Any, Counter[Any]](Counter)
    for agent, *what in rows:
        agents[agent][tuple(what)] += 1
    return Counter(frozenset(said.items()) for said in agents.values())


def test_everything_that_tells_of_promises_tells_the_same_of_each(
    store: Store, crew: list[Viewer], figures: Figures
):
    """A promise is in the calendar as long as it is in the ledger, and four weeks at the most."""
    shown_by_trends = 0

    @settings(max_examples=6)
    @given(lives(least=14, most=20))
    def after_any_history(led: list[Life]) -> None:
        nonlocal shown_by_trends
        store.write(lambda tx: [tx.run(f"delete from kept.{table}") for table in TABLES])
        each_wrote(store, crew, LAST_BLOCK)
        live(store, crew, led, at_noon(LAST_BLOCK), NOW)
        answers = {True: figures(CALLBACKS), False: figures(OTHER_PROMISES)}
        every: list[SavedPromise] = []
        moved: dict[str, int] = {}
        for viewer in crew:
            every += the_same_for(store, viewer, moved)
        for callbacks, answer in answers.items():
            ours = [one for one in every if (one.promise.kind is PromiseKind.CALLBACK) is callbacks]
            assert told_by(answer) == counted(ours, moved, answer)
            assert copied(store, callbacks) == together(as_copied(one, moved) for one in ours)
            shown_by_trends += answer.totals.get("promises", 0)

    after_any_history()
    assert shown_by_trends > 0


def the_same_for(store: Store, viewer: Viewer, moved: dict[str, int]) -> list[SavedPromise]:
    """Somebody's promises in the ledger, of which the page, the file and the calendar say the same;
    and, in `moved`, how often each was renegotiated."""
    ledger = {one.promise_id: one for one in own_promises(store, scope_for(viewer))}
    states = {promise_id: state_of(one.promise, NOW) for promise_id, one in ledger.items()}
    along = taken_along(store, viewer)
    assert {one: state_of(told, NOW) for one, told in along.promises.items()} == states
    assert along.states == {one: state.value for one, state in states.items()}
    assert along.dues == along.dues_in_tables
    waiting = {one for one in ledger if not ledger[one].is_settled}
    assert on_the_page(store, viewer) == {
        one: (states[one] is PromiseState.MISSED, along.dues.get(one, [])) for one in waiting
    }
    rings = {one for one in waiting if ledger[one].promise.due_at > NOW - OVERDUE_FOR}
    assert in_calendar(store, viewer) == {str(uuid5(OURS, one)) for one in rings}
    assert {one for one in states if states[one] is PromiseState.OPEN} <= rings
    moved |= {one: len(dues) for one, dues in along.dues.items()}
    return list(ledger.values())


def as_copied(one: SavedPromise, moved: Mapping[str, int]) -> tuple[Any, ...]:
    state = state_of(one.promise, NOW)
    return one.owner_id, week_due(one), state, moved.get(one.promise_id, 0)
