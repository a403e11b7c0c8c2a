"""A restore that is cut short is finished by whoever opens the workspace next, or never was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from journal.errors import InUse
from journal.store import open_store
from journal.store.backup import restoring
from journal.store.backup.key import Key
from journal.store.backup.making import Backup
from journal.store.backup.putting_back import ASIDE, finish
from journal.store.opening import FILE
from tests.journal.store.backup.conftest import (
    HOLDS,
    LATER,
    MARKER,
    held,
    names_in,
    put_back,
    stored_in,
)
from tests.journal.store.conftest import add


def steps_until_done(folder: Path, backup: Backup, key: Key, kept: Path, stop_at: int) -> bool:
    """Restores with a power cut at a step of the moving; whether it was over before."""
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)
    moved = Path.rename
    steps = 0

    def rename(self: Path, to: Path) -> Path:
        nonlocal steps
        steps += 1
        if steps > stop_at:
            raise KeyboardInterrupt
        return moved(self, to)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        try:
            put_back(backup.file, key, folder, now=LATER)
        except KeyboardInterrupt:
            return False
    return True


def test_a_restore_that_is_cut_short_at_any_step_is_finished_or_never_was(
    made: Backup, key: Key, folder: Path, tmp_path: Path
):
    with closing(open_store(folder)) as store:
        store.write(lambda tx: add(tx, "since then"))
    (folder / "sign-in.toml").write_text("of now")
    kept = shutil.copytree(folder, tmp_path / "kept")
    for stop_at in range(20):
        is_over = steps_until_done(folder, made, key, kept, stop_at)
        found = held(folder)
        assert found in ([MARKER], [MARKER, "since then"])
        aside = list(folder.glob(f"{ASIDE}*"))
        if found == [MARKER]:
            assert [held(each) for each in aside] == [[MARKER, "since then"]]
        else:
            assert aside == []
        left = {FILE, "audit.key", "audit.head", "sign-in.toml", *(each.name for each in aside)}
        assert names_in(folder) == left
        if is_over:
            return
    pytest.fail("it never ended")


def test_there_is_nothing_to_finish_in_a_folder_like_any_other(folder: Path):
    before = stored_in(folder)
    finish(folder)
    assert stored_in(folder) == before


def test_who_opens_the_workspace_while_a_backup_is_unpacked_keeps_it(
    made: Backup, key: Key, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    """Only here can somebody be made to come at that moment."""
    last_step, came = restoring.keep_what_was_released, []

    def somebody_comes(to: Path, unpacked: Path) -> None:
        last_step(to, unpacked)
        command = [sys.executable, "-c", HOLDS, str(to)]
        came.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        assert came[0].stdout is not None
        assert came[0].stdout.readline() == b"open\n"

    monkeypatch.setattr(restoring, "keep_what_was_released", somebody_comes)
    with pytest.raises(InUse, match="was started on the workspace"):
        put_back(made.file, key, folder, now=LATER)
    came[0].communicate(b"\n")
    assert held(folder) == [MARKER]
    assert not list(folder.glob("aside-*"))
