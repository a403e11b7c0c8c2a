"""A file that is there is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.errors import Unavailable
from journal.transfer.rejects import check_new, write_rejects


def test_a_rejects_file_that_is_there_is_refused_and_left_alone(tmp_path: Path) -> None:
    there = tmp_path / "afterword.duckdb"
    there.write_text("precious")
    for attempt in (check_new, lambda file: write_rejects(file, [])):
        with pytest.raises(Unavailable):
            attempt(there)
    assert there.read_text() == "precious"
