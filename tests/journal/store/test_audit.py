from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from journal.audit_actions import AuditAction
from journal.reading.soundness import look_for_faults
from journal.store.audit import AFTERWORD, COMMAND_LINE, note
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Store, Transaction
from tests.journal.given import NOW
from tests.journal.store.audited import noted
from tests.journal.store.conftest import add
from tests.journal.store.test_duckdb_engine import rename, rename_past_the_lock

ENTRY = "019a8c5e-0000-7000-8000-000000000001"  # the same in every process, for its test ids


def log(store: Store) -> list[dict[str, object]]:
    return store.write(lambda tx: tx.rows("select * from kept.audit order by sequence"))


def test_what_was_done_is_noted_with_who_and_when_and_to_what(store: Store):
    done = AuditAction.ENTRY_DELETED
    store.write(lambda tx: note(tx, actor=AFTERWORD, action=done, at=NOW, subject=ENTRY))
    (row,) = log(store)
    assert (row["actor"], row["action"], row["subject"]) == (AFTERWORD, "entry_deleted", ENTRY)
    assert row["happened_at"] == NOW.replace(tzinfo=None)


def test_what_failed_is_not_noted_as_done(store: Store):
    def work(tx: Transaction) -> None:
        note(tx, actor=AFTERWORD, action=AuditAction.ENTRY_DELETED, at=NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(work)
    assert log(store) == []


@pytest.mark.parametrize("subject", [None, ENTRY, "outcomes", f"{ENTRY} other_promises"])
@pytest.mark.parametrize("actor", [ENTRY, AFTERWORD, COMMAND_LINE])
def test_ids_and_codes_are_noted(store: Store, actor: str, subject: str | None):
    action = AuditAction.ASKED
    store.write(lambda tx: note(tx, actor=actor, action=action, at=NOW, subject=subject))
    assert [(row["actor"], row["subject"]) for row in log(store)] == [(actor, subject)]


@pytest.mark.parametrize(
    ("actor", "action", "subject"),
    [
        ("ana", "signed_in", None),
        ("", "signed_in", None),
        (f"{ENTRY} ", "signed_in", None),
        (ENTRY, "sign-in failed: hunter2", None),
        (ENTRY, "", None),
        (ENTRY, "signed_in", ""),
        (ENTRY, "signed_in", "She shouted at me."),
        (ENTRY, "signed_in", "ana@example.org"),
        (ENTRY, "signed_in", "outcomes\n"),
        (ENTRY, "signed_in", f"{ENTRY}  outcomes"),
        (ENTRY, "signed_in", ENTRY.upper()),
        (ENTRY, "signed_in", "a" * 41),
        (ENTRY, "signed_in", "4111111111111111"),
    ],
)
def test_nobodys_text_gets_into_the_log(
    store: Store, actor: str, action: AuditAction, subject: str | None
):
    with pytest.raises(ValueError, match=r"audit row|AuditAction"):
        store.write(lambda tx: note(tx, actor=actor, action=action, at=NOW, subject=subject))
    assert log(store) == []


# With several writers, and works that are run again


def test_rows_that_are_noted_at_once_make_one_chain(new_store: Store):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: noted(new_store, 10), range(8)))
    audit = look_for_faults(new_store).audit
    assert (audit.verified, audit.behind, audit.findings) == (80, 0, ())


def test_several_rows_of_one_work_are_all_in_the_chain(new_store: Store):
    def work(tx: Transaction) -> None:
        for action in (AuditAction.PERSON_ADDED, *[AuditAction.ROLE_GRANTED] * 2):
            note(tx, actor=COMMAND_LINE, action=action, at=NOW, subject=ENTRY)

    new_store.write(work)
    noted(new_store)
    audit = look_for_faults(new_store).audit
    assert (audit.verified, audit.behind, audit.findings) == (4, 0, ())


def test_a_work_that_fails_leaves_the_head_where_it_was(new_store: Store):
    noted(new_store, 2)

    def work(tx: Transaction) -> None:
        note(tx, actor=AFTERWORD, action=AuditAction.FACTS_COPIED, at=NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        new_store.write(work)
    audit = look_for_faults(new_store).audit
    assert (audit.verified, audit.behind, audit.findings) == (2, 0, ())


def test_a_work_that_is_run_again_is_noted_once(new_store: DuckDBStore):
    tried: list[int] = []
    new_store.write(lambda tx: add(tx, "one"))

    def work(tx: Transaction) -> None:
        note(tx, actor=AFTERWORD, action=AuditAction.FACTS_COPIED, at=NOW)
        tried.append(len(tried))
        if len(tried) == 1:
            rename_past_the_lock(new_store, "somebody else")
        rename(tx, "mine")

    new_store.write(work)
    assert tried == [0, 1]
    audit = look_for_faults(new_store).audit
    assert (audit.rows, audit.verified, audit.behind, audit.findings) == (1, 1, 0, ())
