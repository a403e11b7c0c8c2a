"""A file of records may say words of the workspace's own: by their names, and by their codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.called import call
from journal.errors import Refused
from journal.people import Workspace
from journal.transfer.mapping import parse_mapping
from journal.transfer.proposing.words import meant_by
from journal.wording import WordHere, Wording
from tests.journal.transfer.conftest import ACME, FOUR, Import, Rows

INVOICES = "own_channel_1"
ADDED = Wording(
    (
        WordHere("channel", INVOICES, "Internet café"),
        WordHere("cause", "own_cause_2", "Invoice"),
    )
)


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    return replace(ACME, wording=ADDED)


@pytest.fixture
def added() -> None:
    call(ADDED.labels)


@pytest.mark.usefixtures("added")
def test_a_word_of_a_file_that_is_the_name_of_one_means_it_before_anything_else():
    assert meant_by("cause", "INVOICE") == "own_cause_2"
    assert meant_by("cause", "Invoice no. 7") == "billing"
    assert meant_by("channel", "internet cafe") == INVOICES
    assert meant_by("channel", "Internet") == "web_form"
    assert meant_by("channel", "own_channel_1") == INVOICES


def test_before_it_is_added_its_code_means_nothing():
    assert meant_by("channel", "own_channel_1") is None
    assert meant_by("channel", "own channel 1") is None


@pytest.mark.usefixtures("added")
def test_a_mapping_names_it_by_its_code(given: dict[str, Any]):
    given["values"]["channel"] = {"Internet": INVOICES}
    assert parse_mapping(given).values["channel"] == {"Internet": INVOICES}
    given["values"]["channel"] = {"Internet": "own_channel_2"}
    with pytest.raises(Refused, match="“own_channel_2” is not an answer to channel") as refused:
        parse_mapping(given)
    assert f"video, {INVOICES}." in str(refused.value)


@pytest.mark.usefixtures("added")
def test_records_are_stored_with_it_and_a_spare_word_in_the_file_is_rejected(
    given: dict[str, Any], bring_in: Import, write: Callable[..., Path], rows: Rows
):
    given["values"]["channel"] = {"Internet": INVOICES, "Call": "phone"}
    file = FOUR.replace(",Call,Solved,Ulm", ",own_channel_7,Solved,Ulm")
    summary = bring_in(write(file))
    assert (summary.added, summary.rejected) == (3, 1)
    assert "is not an answer to channel" in summary.rejects[0].reason
    stored = rows("select channel from kept.records order by channel")
    assert [row["channel"] for row in stored] == [INVOICES, INVOICES, "phone"]
