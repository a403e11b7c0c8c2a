"""Fifty people at once, a second server, and a clock that jumps."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from journal.actions import reflect
from journal.actions.erasing import sweep
from journal.actions.retaining import see_to_the_night
from journal.errors import InUse
from journal.ids import new_id
from journal.people import Grant, Viewer
from journal.policy import scope_for
from journal.reading.own import my_drafts, my_entries
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.engine import Store, Transaction
from journal.store.workspace import add_person, grant, people, teams
from journal.vocabulary import Role
from tests.faults.killing import PATIENCE, PROCESSES, Told, begun, kill, look_at
from tests.journal.given import NOW, QUICK, TODAY, WORKSPACE, weeks_ago

PEOPLE, EACH = 50, 4
Records = Callable[[str, object], None]


def fifty(store: Store) -> list[Viewer]:
    team_id = teams(store)[0].team_id

    def come(tx: Transaction) -> list[Viewer]:
        persons = [add_person(tx, f"one{n}", f"Agent {n}") for n in range(PEOPLE)]
        for person in persons:
            grant(tx, person.person_id, Role.AGENT, team_id, weeks_ago(4))
        return [Viewer(one, frozenset({Grant(Role.AGENT, team_id)})) for one in persons]

    return store.write(come)


def saved(store: Store, author: Viewer, text: str, now: datetime = NOW) -> str:
    entry_id = new_id()
    reflect.keep(store, author, entry_id, {**QUICK, "what_happened": text}, now=now)
    reflect.save(store, author, entry_id, now=now, workspace=WORKSPACE)
    return entry_id


def test_fifty_people_who_save_at_once_while_files_are_swept_lose_nothing(
    folder: Path, record_property: Records
) -> None:
    with closing(open_store(folder)) as store:
        everybody, ready = fifty(store), Barrier(PEOPLE + 1)

        def write(author: Viewer) -> set[str]:
            ready.wait()
            return {saved(store, author, f"{author.person.login} {n}") for n in range(EACH)}

        with ThreadPoolExecutor(PEOPLE) as pool:
            writing = [pool.submit(write, author) for author in everybody]
            ready.wait()
            sweep(store, NOW)
            acknowledged = [one.result() for one in writing]
    with closing(open_store(folder)) as store:
        for author, entry_ids in zip(everybody, acknowledged, strict=True):
            found, _ = my_entries(store, scope_for(author))
            assert {one.entry_id for one in found} == entry_ids
            assert my_drafts(store, scope_for(author)) == []
        assert look_for_faults(store).findings == ()
    record_property("fault", f"{PEOPLE} people at once: {PEOPLE * EACH} saved, none lost")


def test_a_second_process_is_refused_and_takes_over_as_soon_as_the_first_is_killed(
    folder: Path, record_property: Records
) -> None:
    hears, tells = PROCESSES.Pipe(duplex=False)
    first = begun(("saves", str(folder), tells, 1))
    tells.close()
    assert hears.poll(PATIENCE)
    for _ in range(20):
        with pytest.raises(InUse, match="Another Afterword is using the workspace"):
            open_store(folder)
    first.kill()
    first.join(PATIENCE)
    told = Told()
    kill("saves", folder, told, 2)
    look_at(folder, told)
    record_property("fault", "second process: refused 20 times, and let in after the first")


def test_whatever_the_clock_says_nothing_is_lost_and_the_log_verifies(
    folder: Path, record_property: Records
) -> None:
    rng, written = random.Random(3), set()
    with closing(open_store(folder)) as store:
        ana = next(Viewer(*one) for one in people(store, TODAY) if one[0].login == "ana")
        for number in range(60):
            now = NOW + timedelta(days=rng.uniform(-400, 400))
            written.add(saved(store, ana, f"at some time {number}", now))
            if number % 10 == 0:
                see_to_the_night(store, now.astimezone(UTC))
        assert len(my_ids(store, ana)) == len(written) == 60
        assert my_ids(store, ana) == written
        assert look_for_faults(store).findings == ()
    record_property("fault", "clock that jumps by up to 400 days: 60 entries saved, none lost")


def my_ids(store: Store, author: Viewer) -> set[str]:
    sql = "select entry_id from own_entries"
    return {row["entry_id"] for row in store.rows(scope_for(author), sql)}
