"""The bench is run seldom, and for long; its short form shows that it still can be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.long
def test_the_bench_measures_every_row(tmp_path: Path) -> None:
    into = tmp_path / "bench.json"
    command = [sys.executable, "-m", "tests.bench", "--short", "--into", str(into)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1500)
    assert done.returncode == 0, done.stderr
    rows = json.loads(into.read_text(encoding="utf-8"))
    assert len({row["work"] for row in rows}) >= 9
    for row in rows:
        assert all(figure > 0 for figure in row["ours"]), row["work"]
        assert len(row["theirs"]) in (0, len(row["ours"])), row["work"]
