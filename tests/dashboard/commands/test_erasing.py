"""`afterword person erase` and `afterword forget`: asked once, and gone from the files."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from journal.store import open_store, opening
from tests.dashboard.called import Demo, afterword, audited, called, object_of

ROOT = Path(__file__).parents[3]
MARK = "A-MARK-THAT-NOBODY-ELSE-WRITES"


@pytest.fixture
def marked(demo: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo without compression, with a mark in every entry of ben's."""
    monkeypatch.setitem(opening.CONFIG, "force_compression", "uncompressed")
    with closing(open_store(demo)) as store:
        store.write(
            lambda tx: tx.run(
                f"""update kept.entries set what_happened = '{MARK} ' || entry_id
                    where author_id in (select person_id from kept.people where login = 'ben')"""
            )
        )
    return demo


def holding(folder: Path) -> set[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.name for file in files if MARK.encode() in file.read_bytes()}


def test_erasing_says_first_what_goes_and_changes_nothing(marked: Path) -> None:
    before = audited(marked)
    told = called("person", "erase", "ben", "--data", marked)
    assert told.code == 1
    assert "every entry, check-in, draft, promise" in told.out
    assert "Nothing was changed. Say --yes to erase." in told.out
    assert audited(marked) == before
    assert holding(marked) == {"afterword.duckdb"}


def test_who_is_erased_is_in_no_byte_of_the_folder(marked: Path) -> None:
    done = called("person", "erase", "ben", "--yes", "--json", "--data", marked)
    told = object_of(done)
    assert (done.code, told["erased"], told["left_in_files"]) == (0, True, None)
    assert holding(marked) == set()
    logins = object_of(called("person", "list", "--json", "--data", marked))["people"]
    assert "ben" not in [one["login"] for one in logins]
    assert called("check", "--data", marked).code == 0
    again = called("person", "erase", "ben", "--yes", "--data", marked)
    assert (again.code, again.out) == (1, "")
    assert "Nobody has the login “ben”. Nothing was changed." in again.err


def test_what_was_changed_before_is_in_the_files_until_the_next_sweep(marked: Path) -> None:
    with closing(open_store(marked)) as store:
        store.write(lambda tx: tx.run("update kept.entries set what_happened = 'Nothing'"))
    assert holding(marked) != set()
    done = called("forget", "--json", "--data", marked)
    assert object_of(done) == {"forgotten": 0, "kept_long_enough": 0}
    assert holding(marked) == set()


def test_the_commands_of_the_page_run_as_they_stand(demo: Path) -> None:
    """docs/erasure.md: what would go, its end, and the sweep by hand."""
    page = (ROOT / "docs" / "erasure.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\.venv/bin/afterword (.*)$", page, re.M)
    done = [called(*command.split(), "--data", demo) for command in commands]
    assert [one.code for one in done] == [1, 0, 0]
    assert "Nothing was changed" in done[0].out
    assert "Erased ana." in done[1].out


def test_an_app_that_serves_forgets_and_sweeps_for_the_command(served: Demo) -> None:
    done = afterword("forget", "--json", "--data", served.folder)
    assert (done.code, object_of(done)["forgotten"]) == (0, 0)
    checked = afterword("check", "--data", served.folder)
    assert (checked.code, checked.err) == (0, "")
