"""What an admin finds in the audit log, how the system is, and that nobody else does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from journal import __version__
from journal.actions.governing import grant_role, rename_person
from journal.actions.settings import rename_organisation
from journal.audit_actions import AuditAction
from journal.errors import NotAllowed
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading import PAGE
from journal.reading.audit import LoggedAct, Sought, look_in_log, verify_everything
from journal.reading.health import look_at_health
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.migrations import known as migrations
from journal.vocabulary import Role
from tests.journal.given import NOW, WORKSPACE, ZONE

Known = Callable[[str], Viewer]


@pytest.fixture
def ada(known: Known) -> Viewer:
    return known("ada")


@pytest.fixture
def done(store: Store, ada: Viewer) -> Store:
    """Three things on two days, the second just after midnight where the workspace is."""
    rename_organisation(store, ada, "Fernhill", seen="Fernhill Home", now=NOW)
    midnight = datetime(2026, 5, 13, 23, 5, tzinfo=UTC)
    acting = {"workspace": WORKSPACE, "actor": COMMAND_LINE}
    grant_role(store, "ana", Role.SUPERVISOR, "Billing", now=midnight, **acting)
    rename_person(
        store, "kim", "Kim T", seen="Kim Tran", now=NOW + timedelta(days=1), actor=ada.person_id
    )
    return store


def found(store: Store, viewer: Viewer, **sought: object) -> list[LoggedAct]:
    rows, total = look_in_log(store, viewer, Sought(**sought), ZONE, 0)  # type: ignore[arg-type]
    assert total == len(rows)
    return rows


def test_the_newest_comes_first_in_words_and_with_names(done: Store, ada: Viewer):
    told = [(one.what, one.by, one.about) for one in found(done, ada)]
    assert told == [
        ("Person renamed", "Ada Marsh", "Kim T"),
        ("Role granted", "the command line", "Ana Reyes"),
        ("Settings changed", "Ada Marsh", "organisation"),
    ]


def test_it_is_found_by_what_was_done_by_whom_to_whom_and_on_which_days(
    done: Store, ada: Viewer, ana: Viewer
):
    assert [one.what for one in found(done, ada, action=AuditAction.ROLE_GRANTED)] == [
        "Role granted"
    ]
    assert [one.about for one in found(done, ada, person_id=ana.person_id)] == ["Ana Reyes"]
    assert len(found(done, ada, person_id=ada.person_id)) == 2
    on_the_14th = found(done, ada, first=date(2026, 5, 14), last=date(2026, 5, 14))
    assert [one.what for one in on_the_14th] == ["Person renamed", "Role granted"]
    assert found(done, ada, last=date(2026, 5, 12)) == []


def test_a_long_log_is_read_page_by_page(store: Store, ada: Viewer):
    names = ["Fernhill Home", *(f"Fernhill {n}" for n in range(PAGE + 1))]
    for before, after in pairwise(names):
        rename_organisation(store, ada, after, seen=before, now=NOW)
    first, total = look_in_log(store, ada, Sought(), ZONE, 0)
    second, _ = look_in_log(store, ada, Sought(), ZONE, 1)
    assert (len(first), len(second), total) == (PAGE, 1, PAGE + 1)
    assert first[-1].sequence == second[0].sequence + 1


def test_nobody_but_an_admin_reads_or_verifies_it(
    done: Store, sam: Viewer, ana: Viewer, known: Known
):
    for viewer in (sam, ana, known("rae")):
        with pytest.raises(NotAllowed):
            look_in_log(done, viewer, Sought(), ZONE, 0)
        with pytest.raises(NotAllowed):
            verify_everything(done, viewer)
        with pytest.raises(NotAllowed):
            look_at_health(done, viewer)
        assert done.rows(scope_for(viewer), "select * from audit_log") == []


def test_verifying_tells_of_a_row_that_was_altered(done: Store, ada: Viewer):
    before = verify_everything(done, ada)
    assert before.audit.verified == before.audit.rows == 3
    assert not any("altered" in finding for finding in before.findings)
    done.write(
        lambda tx: tx.run(
            """update kept.audit set subject = 'other'
               where sequence = (select max(sequence) from kept.audit)"""
        )
    )
    after = verify_everything(done, ada)
    assert after.audit.verified == 2
    assert any("altered" in finding for finding in after.findings)


def test_how_the_system_is_says_what_is_known_and_what_is_not(store: Store, ada: Viewer):
    health = look_at_health(store, ada)
    assert health.version == __version__
    assert health.room.taken > 0
    assert health.room.free > 0
    assert [one.number for one in health.migrations] == [m.number for m in migrations()][::-1]
    assert (health.copied_at, health.released, health.backed_up_at) == (None, None, None)
