from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal.errors import Refused
from journal.transfer import source
from journal.transfer.given_file import held_open, on_disk
from journal.transfer.mapping import parse_mapping
from journal.transfer.rejects import Reject
from journal.transfer.source import Row, read_rows
from tests.journal.transfer.conftest import GIVEN

Write = Callable[..., Path]
Read = Callable[[Path], list[Row | Reject]]


@pytest.fixture
def read(given: dict[str, Any]) -> Read:
    return lambda file: list(read_rows(on_disk(file), parse_mapping(given)))


def test_rows_name_the_line_in_which_they_start(write: Write, read: Read) -> None:
    assert [row.line for row in read(write())] == [2, 3, 4, 6]


def test_a_line_end_inside_quotation_marks_stays_in_its_cell(write: Write, read: Read) -> None:
    row = read(write())[2]
    assert isinstance(row, Row)
    assert row.cells["Complaint"] == "Waited in, and\nnobody came"


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(write: Write, read: Read) -> None:
    plain = read(write())
    text = write().read_bytes().replace(b"\n", b"\r\n")
    assert read(write(codecs.BOM_UTF8 + text)) == plain


def test_a_byte_order_mark_before_a_quoted_header_changes_nothing(write: Write, read: Read) -> None:
    plain = read(write())
    text = write().read_bytes().replace(b"Ticket", b'"Ticket"', 1)
    assert read(write(codecs.BOM_UTF8 + text)) == plain


def test_empty_rows_are_left_out(write: Write, read: Read) -> None:
    file = write("\nA1,x,22-04-15,3:53 PM,Call,Solved,Ulm\n,,,,,,\n\n")
    assert [row.line for row in read(file)] == [3]


@pytest.mark.parametrize(("cells", "count"), [("A1,x,22-04-15", 3), ("a,b,c,d,e,f,g,h", 8)])
def test_a_row_with_too_few_or_too_many_cells_is_rejected(
    write: Write, read: Read, cells: str, count: int
) -> None:
    reason = f"has {count} cells, and the header has 7."
    assert read(write(f"{cells}\n"))[0] == Reject(2, "", reason)


def test_quotation_marks_that_do_not_pair_up_are_told_with_their_lines(
    write: Write, read: Read
) -> None:
    good, marked, swallowed = read(
        write(
            "A1,good,22-04-15,3:53 PM,Call,Solved,Ulm\n"
            'A2,"open" mark,22-04-15,3:53 PM,Call,Solved,Ulm\n'
            'A3,"never closed,22-04-15,3:53 PM,Call,Solved,Ulm\n'
            "A4,swallowed,22-04-15,3:53 PM,Call,Solved,Ulm\n"
        )
    )
    assert isinstance(good, Row)
    assert isinstance(marked, Reject)
    assert isinstance(swallowed, Reject)
    assert (marked.line, swallowed.line) == (3, 4)
    assert "(line 3)" in marked.reason
    assert "(lines 4 to 5)" in swallowed.reason


def test_another_encoding_is_refused_with_its_line_and_what_to_write(
    write: Write, read: Read
) -> None:
    rows = "A1,x,22-04-15,3:53 PM,Call,Solved,Ulm\nA2,zu früh,22-04-15,3:53 PM,Call,Solved,Ulm\n"
    file = write(write("").read_bytes() + rows.encode("cp1252"))
    with pytest.raises(Refused) as refused:
        read(file)
    told = str(refused.value)
    assert "is not written in utf-8: line 3 cannot be read" in told
    assert 'encoding = "cp1252"' in told
    assert "Nothing was imported." in told


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_the_encoding_that_the_mapping_names_is_read(
    write: Write, read: Read, given: dict[str, Any], encoding: str
) -> None:
    given["encoding"] = encoding
    text = write("A2,zu früh,22-04-15,3:53 PM,Call,Solved,Ulm\n").read_text(encoding="utf-8")
    row = read(write(text.encode(encoding)))[0]
    assert isinstance(row, Row)
    assert row.cells["Complaint"] == "zu früh"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_file_that_the_named_encoding_does_not_fit_is_refused(
    write: Write, read: Read, given: dict[str, Any], encoding: str
) -> None:
    given["encoding"] = encoding
    with pytest.raises(Refused, match=r"rows\.csv"):
        read(write())


def test_the_separator_that_the_mapping_names_is_read(
    write: Write, read: Read, given: dict[str, Any]
) -> None:
    given["separator"] = ";"
    plain = write().read_bytes().replace(b", and", b" and").replace(b",", b";")
    assert [row.line for row in read(write(plain))] == [2, 3, 4, 6]


def test_a_missing_column_is_named_beside_those_that_are_there(write: Write, read: Read) -> None:
    with pytest.raises(Refused) as refused:
        read(write(header="Ticket,Complaint,Day,Time,Via,State,City\n"))
    told = str(refused.value)
    assert "no column “Date”" in told
    assert "no column “Status”" in told
    assert "has the columns “Ticket”, “Complaint”, “Day”, “Time”, “Via”, “State”, “City”." in told


def test_a_header_with_one_name_for_two_columns_is_refused(write: Write, read: Read) -> None:
    with pytest.raises(Refused, match="two columns named “Date”"):
        read(write(header="Ticket,Complaint,Date,Time,Via,Status,Date\n"))


@pytest.mark.parametrize("rows", ["", "\n\n"])
def test_a_file_without_rows_is_refused(write: Write, read: Read, rows: str) -> None:
    with pytest.raises(Refused, match="no rows under it"):
        read(write(rows))


@pytest.mark.parametrize("content", [b"", b"\n\n", codecs.BOM_UTF8])
def test_an_empty_file_is_refused(write: Write, read: Read, content: bytes) -> None:
    with pytest.raises(Refused, match="is empty"):
        read(write(content))


@pytest.mark.parametrize("name", ["rows.ods", "rows.csv.exe", "rows"])
def test_another_ending_is_refused(write: Write, read: Read, name: str) -> None:
    with pytest.raises(Refused, match="does not end in"):
        read(write(name=name))


def test_an_ending_in_capitals_is_the_same_ending(write: Write, read: Read) -> None:
    assert len(read(write(name="ROWS.CSV"))) == 4


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, read: Read) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        read(tmp_path / "rows.csv")


def test_a_line_of_fifty_megabytes_is_refused_and_not_held(write: Write, read: Read) -> None:
    with pytest.raises(Refused, match="more than 1,000,000 characters in line 2"):
        read(write('A1,"' + "x" * 50_000_000 + '",22-04-15,3:53 PM,Call,Solved,Ulm\n'))


def test_a_cell_that_is_too_long_costs_its_row_alone(write: Write, read: Read) -> None:
    long = "A1," + "x" * 200_000 + ",22-04-15,3:53 PM,Call,Solved,Ulm\n"
    rejected, row = read(write(long + "A2,y,22-04-15,3:53 PM,Call,Solved,Ulm\n"))
    assert isinstance(rejected, Reject)
    assert "longer than 131,072 characters" in rejected.reason
    assert isinstance(row, Row)


def test_more_columns_than_can_be_read_are_refused(write: Write, read: Read) -> None:
    with pytest.raises(Refused, match="has 10,000 columns, and 200 can be read"):
        read(write(header=",".join(f"c{n}" for n in range(10_000)) + "\n"))


def test_more_rows_than_can_be_read_are_refused(
    write: Write, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MOST_ROWS", 3)
    with pytest.raises(Refused, match="has more than 3 rows"):
        read(write())


def test_a_name_is_told_and_never_followed(tmp_path: Path) -> None:
    with (tmp_path / "rows").open("w+b") as stream:
        given = held_open("../../etc/passwd", stream)
        with pytest.raises(Refused, match=r"\.\./\.\./etc/passwd: does not end in"):
            list(read_rows(given, parse_mapping(GIVEN)))
