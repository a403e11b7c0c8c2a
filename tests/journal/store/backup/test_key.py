"""The key of the backups: outside the workspace, for its owner alone, and never made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.errors import Unavailable
from journal.store.backup.key import find_key, find_or_make_key


def test_a_key_in_the_workspace_folder_is_refused(folder: Path):
    with pytest.raises(Unavailable, match="would lie in the workspace folder, and be lost"):
        find_or_make_key(folder / "backup.key", folder)
    assert not (folder / "backup.key").exists()


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path, folder: Path):
    first = find_or_make_key(tmp_path / "deep" / "key", folder)
    again = find_or_make_key(tmp_path / "deep" / "key", folder)
    assert (first.is_new, again.is_new) == (True, False)
    assert str(first.identity) == str(again.identity)
    assert str(first.identity) not in repr(first)
    assert (tmp_path / "deep" / "key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"AGE-SECRET-KEY-1X\n", b"age1abc\n"])
def test_a_file_that_is_no_key_is_told_and_left_as_it_is(tmp_path: Path, body: bytes):
    (tmp_path / "key").write_bytes(body)
    with pytest.raises(Unavailable, match=r"Nothing was changed\."):
        find_key(tmp_path / "key")
    assert (tmp_path / "key").read_bytes() == body
