"""`afterword demo`: made whole or not at all, and never in the place of anything else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from journal.store.opening import FILE
from tests.browser.served import PATIENCE, poll
from tests.dashboard.called import AFTERWORD, called, object_of

WORKSPACE = {FILE, "audit.key", "audit.head"}


def test_a_demo_is_made_once_and_then_left_as_it_is(tmp_path: Path) -> None:
    small = ("--no-serve", "--data", tmp_path, "--teams", "1", "--weeks", "2")
    assert object_of(called("demo", *small, "--json"))["made"] is True
    assert {file.name for file in tmp_path.iterdir()} == WORKSPACE
    assert os.stat(tmp_path / FILE).st_mode & 0o777 == 0o600
    before = (tmp_path / FILE).stat().st_ino
    again = called("demo", *small)
    assert again.code == 0
    assert "was left as it is. --fresh makes another one." in again.err
    assert (tmp_path / FILE).stat().st_ino == before


def test_a_fresh_demo_takes_the_place_of_the_old_one(demo: Path) -> None:
    called("team", "add", "Night shift", "--data", demo)
    size = ("--teams", "1", "--weeks", "2")
    assert called("demo", "--fresh", "--no-serve", *size, "--data", demo).code == 0
    assert called("team", "list", "--data", demo).out == "Deliveries and returns (team)\n"
    assert {file.name for file in demo.iterdir()} == WORKSPACE


def test_no_demo_takes_the_place_of_a_real_workspace(empty: Path) -> None:
    for more in ([], ["--fresh"]):
        outcome = called("demo", "--no-serve", *more, "--data", empty)
        assert outcome.code == 1
        assert "is not a demo. Nothing was changed." in outcome.err
    called("team", "add", "Night shift", "--data", empty)
    assert called("team", "list", "--data", empty).out == "Night shift (team)\n"


def test_a_build_that_is_interrupted_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    large = ("--no-serve", "--weeks", "2000", "--data", str(folder))
    building = subprocess.Popen([*AFTERWORD, "demo", *large], stderr=subprocess.PIPE)
    poll(lambda: any(folder.glob("being-made-*/*")), lambda: "nothing was being made")
    building.terminate()
    _, told = building.communicate(timeout=PATIENCE)
    assert building.returncode == 128 + 2
    assert told == b""
    assert list(folder.iterdir()) == []
