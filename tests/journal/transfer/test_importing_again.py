"""What a second import does, and what a dry run does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[..., Path]
Rows = Callable[[str], list[dict[str, Any]]]


def test_a_second_import_adds_nothing(write: Write, bring_in: Any, rows: Rows) -> None:
    first, before = bring_in(write()), rows("select * from kept.records order by record_id")
    second = bring_in(write())
    assert (second.added, second.already_there) == (0, 4)
    assert (second.first_day, second.per_month) == (first.first_day, first.per_month)
    assert rows("select * from kept.records order by record_id") == before


def test_a_later_file_adds_what_is_new_in_it(write: Write, bring_in: Any, rows: Rows) -> None:
    bring_in(write())
    new = "A5,Still slow,01-07-15,1:00 PM,Call,Open,Ulm\n"
    summary = bring_in(write(new + write().read_text().partition("\n")[2], name="later.csv"))
    assert (summary.added, summary.already_there) == (1, 4)


def test_a_status_that_has_changed_since_is_the_same_encounter(write: Write, bring_in: Any) -> None:
    bring_in(write("A1,x,22-04-15,3:53 PM,Call,Open,Ulm\n"))
    assert bring_in(write("A1,x,22-04-15,3:53 PM,Call,Solved,Ulm\n")).already_there == 1


def test_two_encounters_of_one_case_are_two_records(write: Write, bring_in: Any) -> None:
    bring_in(write("A1,x,22-04-15,3:53 PM,Call,Open,Ulm\n"))
    assert bring_in(write("A1,again,02-05-15,3:53 PM,Call,Open,Ulm\n")).added == 1


@pytest.mark.parametrize("ticket", ["", "A1"])
def test_two_rows_that_are_the_same_are_both_kept(write: Write, bring_in: Any, ticket: str) -> None:
    file = write(f"{ticket},x,22-04-15,3:53 PM,Call,Open,Ulm\n" * 2)
    assert bring_in(file).added == 2
    assert bring_in(file).already_there == 2


def test_rows_without_a_case_reference_are_told_apart_by_all_their_cells(
    write: Write, bring_in: Any
) -> None:
    bring_in(write(",x,22-04-15,3:53 PM,Call,Open,Ulm\n"))
    assert bring_in(write(",y,22-04-15,3:53 PM,Call,Open,Ulm\n")).added == 1


def test_the_same_file_for_another_team_is_another_import(
    write: Write, bring_in: Any, given: dict[str, Any]
) -> None:
    bring_in(write())
    given["team"] = "Complaints elsewhere"
    assert bring_in(write()).added == 4


def test_a_dry_run_tells_the_same_and_stores_nothing(
    write: Write, bring_in: Any, everything: Any
) -> None:
    before = everything()
    dry = bring_in(write(), dry_run=True)
    assert everything() == before
    assert bring_in(write()) == dry


def test_a_dry_run_knows_what_is_there_already(write: Write, bring_in: Any) -> None:
    bring_in(write())
    assert bring_in(write(), dry_run=True).already_there == 4


def test_nothing_new_takes_no_new_copy(write: Write, bring_in: Any, rows: Rows) -> None:
    bring_in(write())
    bring_in(write())
    assert len(rows("select * from kept.facts_copies")) == 1
