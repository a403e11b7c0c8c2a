"""docs/deploy/afterword.service is sound and closed, and what it and the container ask of Afterword
holds: it writes nothing outside the workspace folder, and needs no right that root has."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.served import Served
from tests.deploy.behind_nginx import DEPLOY, PROGRAM

MOST_EXPOSED = 2.0
"""Of 10, as systemd rates it: from 2 on it calls a unit no more than OK."""
UNIT = DEPLOY / "afterword.service"
CONTAINER = DEPLOY / "Containerfile"
READ_ONLY = """
set -e
mount --bind "$1" "$1"
not="noproc,nosysfs,nodevtmpfs,nodevpts"
for disk in $(findmnt --noheadings --list --output TARGET --types "$not")
do test "$disk" = "$1" || mount -o remount,ro,bind "$disk"
done
shift
exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
"""


@pytest.fixture
def analysed(tmp_path: Path) -> Path:
    """The unit, with a program that this machine has."""
    if shutil.which("systemd-analyze") is None:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("systemd-analyze is missing, which says whether a unit is sound (Debian: systemd).")
    unit = tmp_path / "afterword.service"
    unit.write_text(UNIT.read_text(encoding="utf-8").replace(PROGRAM, sys.executable))
    return unit


def test_systemd_finds_nothing_wrong_with_the_unit(analysed: Path) -> None:
    found = subprocess.run(
        ["systemd-analyze", "verify", str(analysed)], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")


def test_the_unit_leaves_little_open(analysed: Path) -> None:
    rated = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", str(analysed)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    exposed = re.findall(r"exposure level for \S+: ([\d.]+)", rated)
    assert [float(one) < MOST_EXPOSED for one in exposed] == [True], rated[-200:]


class WithAReadOnlyDisk(Served):
    """Afterword where no disk but its folder can be written to, without a right that root has."""

    def start(self) -> None:
        command = [sys.executable, "-m", "dashboard.cli", "demo", "--data", str(self.folder)]
        closed = ["unshare", "--mount", "sh", "-c", READ_ONLY, "sh", str(self.folder), *command]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*closed, "--port", str(self.port), "--weeks", "4"], stdout=log, stderr=log
            )
        self.wait_until_it_answers()


def test_it_makes_and_serves_a_workspace_with_a_read_only_disk_and_no_rights(
    tmp_path: Path,
) -> None:
    if os.geteuid() != 0:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("Only root can make the disk read-only for one program.")
    folder = tmp_path / "workspace"
    folder.mkdir(mode=0o700)
    outside = tmp_path / "outside"
    server = WithAReadOnlyDisk(folder)
    server.start()
    try:
        assert (folder / "afterword.duckdb").exists()
        assert server.process is not None
        status = Path(f"/proc/{server.process.pid}/status").read_text()
        assert re.findall(r"^Cap(?:Prm|Eff|Bnd):\t(\w+)$", status, re.M) == ["0" * 16] * 3
        inside = Path(f"/proc/{server.process.pid}/root{outside}")
        with pytest.raises(OSError, match="Read-only"):
            inside.touch()
    finally:
        server.stop()
    assert "Traceback" not in server.log.read_text()


def test_the_container_runs_nothing_as_root_and_installs_what_the_lock_names() -> None:
    lines = CONTAINER.read_text(encoding="utf-8").splitlines()
    users = [line for line in lines if line.startswith("USER ")]
    assert users == ["USER 10001"]
    assert lines.index("USER 10001") < next(
        number for number, line in enumerate(lines) if line.startswith("ENTRYPOINT ")
    )
    assert any("--require-hashes -r requirements-run.lock" in line for line in lines)


def test_what_runs_is_a_part_of_what_is_tested() -> None:
    project = DEPLOY.parents[1]
    tested, run = (
        set(re.findall(r"^[a-z].*?==\S+", (project / name).read_text(), re.M))
        for name in ("requirements.lock", "requirements-run.lock")
    )
    assert run < tested
    assert any(one.startswith("streamlit==") for one in run)
    assert not any(one.startswith(("pytest==", "playwright==")) for one in run)
