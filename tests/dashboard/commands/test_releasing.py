"""`afterword release`: here, inside an app, and again."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from journal.store import open_store
from journal.store.audit_seal import RELEASED
from tests.dashboard.called import Demo, afterword, called, object_of


@pytest.fixture
def before_release(demo: Path) -> Path:
    """The demo as if its app had not run since it began."""
    with closing(open_store(demo)) as store:
        for table in ("released_blocks", "releases", "bands"):
            store.write(lambda tx, table=table: tx.run(f"delete from wellbeing.{table}"))  # type: ignore[misc]
    (demo / RELEASED).unlink()
    return demo


def test_a_demo_has_released_every_block_that_closed(demo: Path) -> None:
    outcome = called("release", "--json", "--data", demo)
    assert (outcome.code, object_of(outcome), outcome.err) == (0, {"released": []}, "")
    told = called("release", "--data", demo).out
    assert told == "No block has closed since the last release. Nothing was changed.\n"


def test_a_release_tells_of_each_block_how_many_teams_have_bands(before_release: Path) -> None:
    outcome = called("release", "--data", before_release)
    *progress, last = outcome.err.splitlines()
    assert all(line.startswith("Block from ") for line in (*progress, last))
    assert last.endswith(": bands of 2 teams, none of 0.")
    assert (
        outcome.out
        == f"{len(progress) + 1} blocks were released. What is released stays as it is.\n"
    )


def test_a_program_is_told_the_same_as_one_object(before_release: Path) -> None:
    blocks = object_of(called("release", "--json", "--data", before_release))["released"]
    assert blocks[-1] == {"block": blocks[-1]["block"], "teams": 2, "withheld": {}}


def test_an_app_that_serves_releases_for_the_command(served: Demo) -> None:
    done = afterword("release", "--json", "--data", served.folder)
    assert (done.code, object_of(done)) == (0, {"released": []})
