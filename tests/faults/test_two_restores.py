"""Two `afterword restore` at once into one folder: the second is refused, the first ends well."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.backup.putting_back import UNPACKED
from tests.browser.served import PATIENCE, poll
from tests.dashboard.called import AFTERWORD, Outcome, afterword, called
from tests.faults.killing import left_behind, of

LOGINS = "select person_id as id, login as said from kept.people"
REFUSED = (
    "A backup is being restored into {folder} already. This one changed nothing. Wait for the "
    "other one to end, and look at what is there then.\n"
)
Records = Callable[[str, object], None]


@pytest.mark.parametrize("is_there", [True, False], ids=["in its place", "into a new folder"])
def test_of_two_restores_at_once_the_second_is_refused(
    folder: Path, tmp_path: Path, is_there: bool, record_property: Records
) -> None:
    backup, key, slow = tmp_path / "one.age", tmp_path / "backup.key", tmp_path / "slow.age"
    assert called("backup", backup, "--key", key, "--data", folder).code == 0
    into = folder if is_there else tmp_path / "new"
    os.mkfifo(slow)  # a disk that gives the backup when it likes
    restore = [*AFTERWORD, "restore", str(slow), "--key", str(key), "--into", str(into)]
    with subprocess.Popen(restore, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as first:
        try:
            poll((into / UNPACKED).exists, lambda: "the first one does not unpack")
            second = afterword("restore", backup, "--key", key, "--into", into)
            assert second == Outcome(1, "", REFUSED.format(folder=into))
            slow.write_bytes(backup.read_bytes())
            assert first.wait(PATIENCE) == 0, first.stderr and first.stderr.read()
        finally:
            first.kill()
    with closing(open_store(into)) as store:
        assert {"ana", "ben"} <= set(of(store, LOGINS).values())
        assert look_for_faults(store).findings == ()
    assert left_behind(into) == []
    assert called("restore", backup, "--key", key, "--into", into).code == 0
    record_property("fault", "two restores at once: one done, one refused in a sentence")
