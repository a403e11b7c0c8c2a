"""What is proposed of a file, from its names and what is in it; and what is left to be asked."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.entry import Record, choices
from journal.errors import Refused
from journal.transfer.given_file import on_disk
from journal.transfer.mapping import FROM_ONE_CELL, parse_mapping, read_mapping_text
from journal.transfer.mapping_text import as_toml
from journal.transfer.preview import by_month, first_rows
from journal.transfer.proposing.columns import all_moments, proposed
from journal.transfer.proposing.seeing import Seen, look_at
from journal.transfer.proposing.words import SYNONYMS, meant_by
from tests.journal.transfer.conftest import GIVEN, NOW

TODAY = date(2026, 3, 4)
Write = Callable[..., Path]
See = Callable[..., Seen]
HEADER = "Ticket;Description;Opened;Contact channel;State;Escalated\n"
ROWS = (
    "C1;Charged twice for one month;03/04/2025;Phone;Closed;No\n"
    "C2;The line is still dead since then;05/06/2025;E-mail;Open;Manager\n"
)


@pytest.fixture
def see(write: Write) -> See:
    return lambda *rows, **how: look_at(on_disk(write(*rows, **how)))


def test_columns_are_proposed_by_their_names_and_by_what_is_in_them(see: See):
    given = proposed(see(ROWS, HEADER), TODAY)
    assert given["columns"] == {
        "outcome": "State",
        "escalated_to": "Escalated",
        "channel": "Contact channel",
        "case_ref": "Ticket",
        "what_happened": "Description",
    }
    assert given["separator"] == ";"


def test_a_word_that_says_no_answer_is_left_to_be_asked(see: See):
    words = proposed(see(ROWS, HEADER), TODAY)["values"]
    assert words["outcome"] == {"Open": "unresolved"}
    assert words["escalated_to"] == {"No": "nobody", "Manager": "supervisor"}


def test_a_day_that_could_be_read_in_two_ways_is_proposed_in_none(see: See):
    seen = see(ROWS, HEADER)
    assert proposed(seen, TODAY)["occurred_at"] == {"date": "Opened"}
    (moments,) = all_moments(seen, TODAY)
    assert set(moments.written[0].formats) == {"%d/%m/%Y", "%m/%d/%Y"}


def test_of_two_columns_that_tell_a_day_none_is_proposed(see: See):
    header, rows = "Ticket,Opened,Closed\n", "A,22/04/2025,23/05/2025\nB,24/04/2025,25/06/2025\n"
    assert "date" not in proposed(see(rows, header), TODAY)["occurred_at"]


def test_yes_and_no_about_something_else_make_no_escalation_rate(see: See):
    header = "Ticket,Opened,On behalf of somebody\n"
    rows = "A,22/04/2025,No\nB,24/04/2025,Yes\nC,25/04/2025,No\n"
    assert "escalated_to" not in proposed(see(rows, header), TODAY)["columns"]


def test_a_file_from_windows_is_read_as_it_was_written(write: Write):
    file = write((HEADER + ROWS.replace("Charged", "Zu früh")).encode("cp1252"))
    assert look_at(on_disk(file)).encoding == "cp1252"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Ticket,Opened\n"])
def test_a_file_without_rows_is_refused_before_anything_is_asked(write: Write, content: bytes):
    with pytest.raises(Refused, match="Nothing was imported"):
        look_at(on_disk(write(content)))


@pytest.mark.parametrize("question", list(SYNONYMS))
def test_what_else_an_answer_is_called_leads_to_an_answer_that_there_is(question: str):
    assert set(SYNONYMS[question]) <= {str(word) for word in choices(question, Record)}


@pytest.mark.parametrize(
    "word", ["Closed", "Done", "Phone or email", "", "Unresolved and resolved"]
)
def test_a_word_that_may_mean_this_or_that_means_nothing_by_itself(word: str):
    assert meant_by("outcome", word) is None
    assert meant_by("channel", word) is None


@given(st.sampled_from([q for q in FROM_ONE_CELL if choices(q, Record)]), st.data())
def test_an_answer_in_its_own_words_is_understood_however_it_is_written(
    question: str, data: st.DataObject
):
    word = data.draw(st.sampled_from(choices(question, Record).said_here()))
    written = data.draw(st.sampled_from([str(word), word.label, word.label.upper()]))
    assert meant_by(question, f" {written} ") == str(word)


names = st.text(min_size=1, max_size=12).filter(str.strip).map(str.strip)


@given(
    team=names.filter(str.isprintable),
    columns=st.fixed_dictionaries({"outcome": names, "channel": names, "case_ref": names}),
    words=st.dictionaries(
        st.text(max_size=9), st.sampled_from(["resolved", "waiting", ""]), max_size=5
    ),
    separator=st.characters(exclude_categories=["Cs"]),
)
def test_a_mapping_that_is_written_out_is_read_back_as_the_same(
    team: str, columns: dict[str, str], words: dict[str, str], separator: str
):
    given = {**GIVEN, "team": team, "columns": columns, "separator": separator}
    mapping = parse_mapping(given | {"values": {"outcome": words} if words else {}})
    toml = as_toml(mapping)
    assert parse_mapping(tomllib.loads(toml)) == mapping
    assert read_mapping_text(toml.encode()) == mapping
    assert read_mapping_text(toml.replace("\n", "\r\n").encode()) == mapping


def test_the_first_rows_are_shown_as_they_will_be_stored(
    write: Write, given: dict[str, Any], workspace: Any
):
    rows = (
        "A1,Paid with 4111 1111 1111 1111,22-04-15,3:53 PM,Call,Solved,Ulm\n"
        "A2,y,32-04-15,3:53 PM,Fax,Solved,Ulm\n"
    )
    file, mapping = on_disk(write(rows)), parse_mapping(given)
    first, second = first_rows(file, mapping, NOW, workspace)
    assert first.record is not None
    assert (first.record.what_happened, first.is_masked) == ("Paid with [card number]", True)
    assert (second.record, [reject.column for reject in second.rejects]) == (None, ["Date", "Via"])
    assert by_month(file, mapping) == (("", 1), ("2015-04", 1))
