"""Excel and Parquet files, honest and hostile: what is read of them, and what is refused."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from journal.errors import Refused
from journal.transfer import unpacking, unpacking_apart
from journal.transfer.given_file import GivenFile, held_open, on_disk
from journal.transfer.limits import MOST_COLUMNS
from journal.transfer.source import every_row
from journal.transfer.unpacking import unpacked
from tests.journal.transfer.conftest import Import, Rows
from tests.journal.transfer.tables import MAIN, excel, excel_of, parquet_of

HEAD = ["Ticket", "Complaint", "Date", "Time", "Via", "Status", "City"]
ROW = ["A1", "No signal", "2015-04-22", "3:53 PM", "Call", "Solved", "Ulm"]


def cells_in(file: Path | GivenFile) -> list[Any]:
    given = on_disk(file) if isinstance(file, Path) else file
    with unpacked(given) as table, every_row(table, "utf-8", ",") as rows:
        return list(rows)


def refusal(file: Path) -> str:
    with pytest.raises(Refused) as refused:
        cells_in(file)
    assert "Nothing was imported." in str(refused.value)
    return str(refused.value)


def test_an_excel_file_and_a_csv_file_of_the_same_rows_are_the_same_import(
    tmp_path: Path, write: Callable[..., Path], bring_in: Import, rows: Rows
) -> None:
    bring_in(excel(tmp_path / "rows.xlsx", [HEAD, ROW]))
    assert rows("select case_ref from kept.records") == [{"case_ref": "A1"}]
    assert bring_in(write(",".join(ROW) + "\n")).already_there == 1


def test_a_parquet_file_is_imported_as_the_same_rows_are(
    tmp_path: Path, bring_in: Import, rows: Rows
) -> None:
    columns = {name: [value] for name, value in zip(HEAD, ROW, strict=True)}
    file = parquet_of(tmp_path / "rows.parquet", columns)
    assert bring_in(file).added == 1
    assert bring_in(file).already_there == 1


def test_a_sheet_tells_days_numbers_and_yes_as_a_csv_file_would(tmp_path: Path) -> None:
    file = excel(
        tmp_path / "rows.xlsx",
        [["Day", "Moment", "Number", "Part", "Said"],
         ['<c s="1"><v>42116</v></c>', '<c s="2"><v>42116.75</v></c>', "<c><v>250635</v></c>",
          "<c><v>0.5</v></c>", '<c t="b"><v>1</v></c>']],
    )  # fmt: skip
    ((_, _), (line, cells)) = cells_in(file)
    assert line == 2
    assert cells == ["2015-04-22", "2015-04-22 18:00:00", "250635", "0.5", "yes"]


def test_a_formula_is_read_as_what_it_said_last_and_never_worked_out(tmp_path: Path) -> None:
    formula = "<c><f>1+1</f><v>5</v></c>"
    called = '<c t="str"><f>WEBSERVICE("http://example.org")</f><v>said</v></c>'
    file = excel(tmp_path / "rows.xlsx", [["A", "B"], [formula, called]])
    assert cells_in(file)[1] == (2, ["5", "said"])


def test_a_cell_that_only_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    file = excel(tmp_path / "rows.xlsx", [["A"], ["=cmd|' /C calc'!A0"]])
    assert cells_in(file)[1] == (2, ["=cmd|' /C calc'!A0"])


def test_parquet_tells_moments_in_utc_and_days_as_days(tmp_path: Path) -> None:
    file = parquet_of(
        tmp_path / "rows.parquet",
        {"at": [datetime(2015, 4, 22, 15, 53, tzinfo=UTC)], "day": [date(2015, 4, 22)],
         "n": [7.0], "none": [None]},
    )  # fmt: skip
    assert cells_in(file) == [
        (1, ["at", "day", "n", "none"]),
        (2, ["2015-04-22 15:53:00Z", "2015-04-22", "7", ""]),
    ]


def test_a_file_that_is_held_open_is_read_by_two_at_once(tmp_path: Path) -> None:
    file = excel(tmp_path / "rows.xlsx", [["A"], ["x"]])
    with file.open("rb") as stream:
        given = held_open("rows.xlsx", stream)
        with unpacked(given) as one, unpacked(given) as other:
            assert list(one.opened()) == list(other.opened()) == [b'["A"]\n', b'["x"]\n']


@pytest.mark.parametrize("name", ["rows.xlsx", "rows.parquet"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"Ticket,Date\nA1,x\n"])
def test_what_is_not_what_its_name_says_is_refused(
    tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert "cannot be unpacked" in refusal(file)


@pytest.fixture
def in_every_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What each Python that is started does first."""
    folder = tmp_path / "in-every-python"
    folder.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder / "sitecustomize.py"


@pytest.fixture
def taking_python_apart_aborts(in_every_python: Path) -> None:
    """As a thread of Arrow's does to it now and then."""
    in_every_python.write_text("import atexit, os; atexit.register(os.abort)")
    assert subprocess.run([sys.executable, "-c", ""]).returncode == -signal.SIGABRT


@pytest.mark.usefixtures("taking_python_apart_aborts")
def test_what_was_read_to_its_end_is_read_whatever_becomes_of_the_process(tmp_path: Path) -> None:
    assert cells_in(parquet_of(tmp_path / "rows.parquet", {"A": ["x"]})) == [(1, ["A"]), (2, ["x"])]
    damaged = tmp_path / "rows.xlsx"
    damaged.write_bytes(b"PK\x03\x04 and no more")
    assert "cannot be unpacked" in refusal(damaged)


def test_a_signal_that_ended_it_is_in_the_log(
    tmp_path: Path, in_every_python: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_every_python.write_text("import os; os.abort()")
    assert "which no table of records needs" in refusal(excel(tmp_path / "rows.xlsx", [["A"]]))
    assert caplog.messages == ["what unpacks .xlsx files was ended by signal 6"]


def test_a_bomb_is_refused_before_it_has_taken_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A megabyte that unpacks to 800 of one cell, where half of that may be taken."""
    monkeypatch.setattr(unpacking, "MOST_MEMORY", 400 * 1024**2)
    file = tmp_path / "rows.xlsx"
    cell = b"<row><c t='inlineStr'><is><t>" + b"a" * 800_000_000
    excel_of(file, f"<worksheet {MAIN}><sheetData>".encode() + cell)
    assert file.stat().st_size < 4_000_000
    assert "GB of memory" in refusal(file)


def test_a_sheet_of_two_cells_that_are_far_apart_is_refused(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
    sheet = f"<worksheet {MAIN}><sheetData>{rows}</row></sheetData></worksheet>"
    assert "Nothing was imported" in refusal(excel_of(tmp_path / "rows.xlsx", sheet))


def test_too_many_columns_are_refused_with_how_many_can_be_read(tmp_path: Path) -> None:
    columns: dict[str, list[Any]] = {f"c{number}": [1] for number in range(10_000)}
    told = refusal(parquet_of(tmp_path / "rows.parquet", columns))
    assert f"has 10,000 columns, and {MOST_COLUMNS} can be read" in told


def test_what_unpacks_takes_no_more_than_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(unpacking_apart.resource, "setrlimit", taken.__setitem__)
    unpacking_apart.limit(1)
    limits = unpacking_apart.resource
    assert set(taken) >= {limits.RLIMIT_AS, limits.RLIMIT_CPU, limits.RLIMIT_FSIZE}


def test_nothing_is_left_of_what_was_unpacked(tmp_path: Path) -> None:
    file = excel(tmp_path / "rows.xlsx", [["A"], ["x"]])
    with unpacked(on_disk(file), tmp_path) as table:
        assert list(table.opened())
        assert list(tmp_path.iterdir()) == [file]
    assert list(tmp_path.iterdir()) == [file]


def test_rows_are_unpacked_no_further_than_a_table_may_be_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(unpacking_apart, "MOST_ROWS", 3)

    def endless() -> Iterator[list[str]]:
        while True:
            yield ["x"]

    written: list[str] = []

    class Out:
        write = staticmethod(written.append)

    unpacking_apart.unpack(endless(), Out)
    assert written.count("\n") == 5  # the header, three rows, and one that is too many
