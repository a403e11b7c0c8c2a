"""Somebody who is erased is in no table any more, and everybody else as they were."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from journal.actions.administer import add_person
from journal.actions.erasing import erase_own_journal, erase_person, open_promises_of
from journal.actions.governing import grant_role, remove_person
from journal.actions.sharing import read_shared, share
from journal.errors import NotAllowed, NotFound, Refused
from journal.facts import refresh
from journal.people import NAMELESS, Viewer
from journal.policy import scope_for
from journal.reading.own import my_entries
from journal.reading.shared import shared_with, who_sees
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.erasing import STAYS, WITH_THE_PERSON
from journal.store.retention import last_swept
from journal.store.workspace import people
from journal.vocabulary import Audience, Role
from tests.journal.actions.around_erasing import (
    CHECK_INS,
    MARK,
    TABLES,
    everything,
    leaves_something_everywhere,
    where,
)
from tests.journal.given import NOW, TODAY, WORKSPACE, a_promise, promised, weeks_ago, write_down

BY_HAND = {"now": NOW, "workspace": WORKSPACE, "actor": COMMAND_LINE}
WITH_TEXTS = 25
"""So many tables, or more, hold a text of somebody of whom there is something everywhere."""


def test_a_person_who_is_erased_is_in_no_row_but_where_a_bare_id_is_to_stay(
    store: Store, ana: Viewer, ben: Viewer
):
    leaves_something_everywhere(store, ana, ben)
    assert len(where(MARK, everything(store))) > WITH_TEXTS
    assert erase_person(store, "ana", **BY_HAND).left_in_files is None
    left = everything(store)
    assert {table: left[table] for table in TABLES if left[table]} == {}
    for mark in (MARK, ana.person.name):
        assert where(mark, left) == set()
    named = where(ana.person_id, left)
    assert named == {
        *("kept.people.person_id", "kept.people.login", "kept.grants.person_id"),
        "kept.audit.subject",
    }
    assert named - {"kept.people.login", "kept.audit.subject"} <= set(STAYS)


def test_an_erasure_stands_and_names_a_copy_that_cannot_be_removed(folder: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    os.utime(elsewhere, (0, 0))
    with closing(open_store(folder)) as store:
        (folder / "aside-1").symlink_to(elsewhere)
        left = erase_person(store, "ana", **BY_HAND).left_in_files
        assert left is not None
        assert left.startswith("aside-1 in the workspace folder cannot be removed.")
        assert last_swept(store) == NOW  # or the app would sweep once a minute all night


def test_everybody_else_keeps_everything(store: Store, ana: Viewer, ben: Viewer):
    leaves_something_everywhere(store, ben, ana)
    before = everything(store)
    erase_person(store, "ana", **BY_HAND)
    after = everything(store)
    assert {table: after[table] for table in TABLES} == {table: before[table] for table in TABLES}


def test_what_others_have_of_somebody_who_was_erased_leads_to_no_name(
    store: Store, ana: Viewer, ben: Viewer
):
    entry_id = write_down(store, ana)
    read_shared(store, ben, share(store, ana, entry_id, Audience.TEAM, now=NOW).share_id, now=NOW)
    erase_person(store, "ben", **BY_HAND)
    assert [one.reader for one in who_sees(store, scope_for(ana), entry_id).readings] == [NAMELESS]
    with pytest.raises(NotFound):
        open_promises_of(store, f"erased-{ben.person_id}")


def test_what_an_erased_person_shared_is_read_by_nobody_any_more(
    store: Store, ana: Viewer, ben: Viewer
):
    share(store, ana, write_down(store, ana), Audience.TEAM, now=NOW)
    assert len(shared_with(store, scope_for(ben), Audience.TEAM)) == 1
    erase_person(store, "ana", **BY_HAND)
    assert shared_with(store, scope_for(ben), Audience.TEAM) == []


def test_the_copy_of_the_facts_holds_an_erased_person_no_more(
    store: Store, ana: Viewer, ben: Viewer
):
    long_ago = weeks_ago(3)
    for viewer in (ana, ben):
        write_down(store, viewer, occurred_at=f"{long_ago}T12:00:00+00:00")
    refresh(store, NOW)
    assert len(everything(store)["kept.facts"]) == 2
    erase_person(store, "ana", **BY_HAND)
    assert len(everything(store)["kept.facts"]) == 1


def test_the_log_says_who_was_erased_by_id_alone_and_verifies(folder: Path):
    """As everything else does: nothing is an orphan."""
    with closing(open_store(folder)) as store:
        ana, ben = somebody(store, "ana"), somebody(store, "ben")
        share(store, ana, write_down(store, ana), Audience.SUPERVISOR, now=NOW)
        promised(store, (ben, a_promise()), (ana, a_promise()))
        erase_person(store, "ana", **BY_HAND)
        told = [(row["action"], row["subject"]) for row in everything(store)["kept.audit"][1:]]
        assert told == [("person_erased", ana.person_id), ("facts_copied", None)]
        found = look_for_faults(store)
        assert (found.findings, found.audit.verified) == ((), 3)


def somebody(store: Store, login: str) -> Viewer:
    return next(Viewer(*one) for one in people(store, TODAY) if one[0].login == login)


def test_released_bands_stay_when_somebody_is_erased(store: Store, ana: Viewer, ben: Viewer):
    def bands(tx):  # type: ignore[no-untyped-def]
        tx.run("insert into wellbeing.releases (team_id, block) values ('t', date '2026-01-05')")
        tx.run("insert into wellbeing.bands values ('t', date '2026-01-05', 'heavy', 1, 4)")

    store.write(bands)
    leaves_something_everywhere(store, ana, ben)
    erase_person(store, "ana", **BY_HAND)
    left = everything(store)
    assert [len(left[f"wellbeing.{one}"]) for one in ("releases", "bands")] == [1, 1]


def test_the_last_admin_who_can_sign_in_cannot_be_erased(store: Store, ana: Viewer, ben: Viewer):
    def sets_a_password(tx):  # type: ignore[no-untyped-def]
        tx.run(
            """insert into kept.accounts (person_id, password_hash, password_set_at)
               select person_id, 'hash', timestamp '2026-01-01' from kept.people
               where login = 'ada'"""
        )

    store.write(sets_a_password)
    before = everything(store)
    with pytest.raises(NotAllowed):
        erase_person(store, "ada", **BY_HAND)
    assert everything(store) == before


def test_who_has_left_before_can_be_erased_and_the_login_is_free_again(store: Store, ana: Viewer):
    remove_person(store, "ana", **BY_HAND)
    erase_person(store, "ana", **BY_HAND)
    again = add_person(
        store, "ana", "Another Ana", roles=[Role.AGENT], team_names=["Deliveries"], **BY_HAND
    )
    assert again.person_id != ana.person_id
    with pytest.raises(NotFound):
        grant_role(store, f"erased-{ana.person_id}", Role.AGENT, "Deliveries", **BY_HAND)


def test_how_many_open_promises_would_go_is_told_before(store: Store, ana: Viewer, ben: Viewer):
    promised(store, (ana, a_promise()), (ana, a_promise()), (ben, a_promise()))
    assert open_promises_of(store, "ana") == 2
    with pytest.raises(NotFound):
        erase_person(store, "nobody", **BY_HAND)


def test_ones_own_journal_goes_by_ones_own_hand_and_one_stays(
    store: Store, ana: Viewer, ben: Viewer
):
    leaves_something_everywhere(store, ana, ben)
    before = everything(store)
    erase_own_journal(store, ana, now=NOW)
    after = everything(store)
    gone = [*(set(TABLES) - set(WITH_THE_PERSON)), *CHECK_INS]
    assert {table: after[table] for table in gone if after[table]} == {}
    kept = {*WITH_THE_PERSON, "kept.people", "kept.grants"}
    assert {table: after[table] for table in kept} == {table: before[table] for table in kept}
    write_down(store, ana)
    assert my_entries(store, scope_for(ana))[1] == 1


def test_ones_own_journal_stays_while_a_customer_waits_for_a_promise(store: Store, ana: Viewer):
    write_down(store, ana)
    promised(store, (ana, a_promise()))
    before = everything(store)
    with pytest.raises(Refused, match="customers wait"):
        erase_own_journal(store, ana, now=NOW)
    assert everything(store) == before
