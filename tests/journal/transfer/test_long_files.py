"""Long files: judged by several processes, stored part by part, interrupted and gone on with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal.store import Store
from journal.transfer import judging_at_once
from journal.transfer.given_file import on_disk
from journal.transfer.importing import import_file
from journal.transfer.judging import AT_ONCE
from journal.transfer.mapping import parse_mapping
from tests.journal.transfer.conftest import NOW, Import, Rows

Write = Callable[..., Path]
LONG = AT_ONCE * (judging_at_once.WORTH_IT + 1) + 7


def many(rows: int) -> str:
    """Every tenth has a customer's address in it, every hundredth a word that nobody knows."""
    return "".join(
        f"A{n},slow again{', ask jo@example.org'[1:] if n % 10 == 0 else ''},"
        f"{n % 28 + 1:02}-04-15,3:53 PM,{'Fax' if n % 100 == 0 else 'Call'},Open,Ulm\n"
        for n in range(rows)
    )


def test_a_long_file_is_judged_as_one_process_alone_would(
    write: Write, bring_in: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(many(LONG))
    at_once = bring_in(file, dry_run=True)
    monkeypatch.setattr(judging_at_once, "WORTH_IT", LONG)
    assert bring_in(file, dry_run=True) == at_once
    assert (at_once.added, at_once.rejected) == (LONG - 61, 61)
    assert [reject.line for reject in at_once.rejects] == list(range(2, LONG + 2, 100))


def test_an_import_that_is_interrupted_keeps_what_is_stored_and_goes_on_with_the_rest(
    write: Write, bring_in: Import, rows: Rows, store: Store, given: dict[str, Any], workspace: Any
) -> None:
    file = write(many(LONG))

    def cut(read: int, of: int) -> None:
        if read >= 2 * AT_ONCE:
            raise KeyboardInterrupt

    how = {"now": NOW, "workspace": workspace, "actor": "command line"}
    with pytest.raises(KeyboardInterrupt):
        import_file(store, on_disk(file), parse_mapping(given), progress=cut, **how)
    kept = rows("select record_id from kept.records order by record_id")
    assert len(kept) == 2 * AT_ONCE - 20
    summary = bring_in(file)
    assert (summary.already_there, summary.added) == (len(kept), LONG - 61 - len(kept))
    ids = {row["record_id"] for row in rows("select record_id from kept.records")}
    assert {row["record_id"] for row in kept} < ids
    assert bring_in(file).added == 0


def test_progress_is_told_up_to_the_last_row(
    write: Write, store: Store, given: dict[str, Any], workspace: Any
) -> None:
    told: list[tuple[int, int]] = []
    how = {"now": NOW, "workspace": workspace, "actor": "command line"}
    file = on_disk(write(many(2 * AT_ONCE + 1)))
    import_file(store, file, parse_mapping(given), progress=lambda *at: told.append(at), **how)
    assert told == sorted(told)
    assert told[-1] == (2 * AT_ONCE + 1, 2 * AT_ONCE + 1)
    assert len(told) > 3


def test_what_was_stored_before_a_cut_is_in_the_figures_when_the_rest_is_there(
    write: Write, bring_in: Import, rows: Rows, store: Store, given: dict[str, Any], workspace: Any
) -> None:
    file = write(many(2 * AT_ONCE))

    def cut(read: int, of: int) -> None:
        if read == of:
            raise KeyboardInterrupt

    how = {"now": NOW, "workspace": workspace, "actor": "command line"}
    with pytest.raises(KeyboardInterrupt):
        import_file(store, on_disk(file), parse_mapping(given), progress=cut, **how)
    assert rows("select count(*) as n from kept.facts") == [{"n": 0}]
    assert bring_in(file).added == 0
    assert rows("select count(*) as n from kept.facts") == [{"n": 2 * AT_ONCE - 20}]
