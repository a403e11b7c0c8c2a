"""Measures, prints the table, and writes it into bench.json: `python -m tests.bench [--short]`."""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench import (
    backing_up,
    crowd,
    data,
    door,
    guard,
    importing,
    journal,
    ledger,
    packs,
    process,
    reflect,
    releasing,
    same_subject,
    trends,
)
from tests.bench.browser import chromium
from tests.bench.measuring import Row, table
from tests.bench.workspaces import workspace_of

RESULT = Path(__file__).parents[2] / "bench.json"


@dataclass(frozen=True)
class Effort:
    """How much is measured; the short form only shows that the bench still works."""

    entries: int = 1_000_000
    fewer: int = 10_000
    few: int = 1_000
    rounds: int = 9
    quick_rounds: int = 25
    """Of what takes milliseconds."""
    starts: int = 3
    taps: int = 10
    answers: int = 20
    """Of each of many people."""
    records: int = importing.ROWS


SHORT = Effort(
    entries=100_000,
    fewer=1_000,
    rounds=1,
    quick_rounds=2,
    starts=1,
    taps=2,
    answers=2,
    records=7_000,
)


def measure(effort: Effort) -> list[Row]:
    large, fewer, few = map(workspace_of, (effort.entries, effort.fewer, effort.few))
    found = guard.rows(effort.quick_rounds, effort.starts)
    found += door.rows(few, effort.rounds)
    found += data.rows(large, fewer, effort.quick_rounds)
    found += journal.rows(large, effort.quick_rounds)
    found += packs.rows(large, min(effort.rounds, 5))
    found += same_subject.rows()
    found += importing.rows(effort.records)
    found += releasing.rows(effort.entries, min(effort.rounds, 3))
    found += backing_up.rows(large, min(effort.rounds, 3))
    with tempfile.TemporaryDirectory() as folder:
        found += crowd.rows(fewer, Path(folder), 1, effort.answers)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        into = Path(folder)
        found += reflect.rows(browser, fewer, into, effort.rounds, effort.taps)
        found += ledger.rows(browser, few, into, effort.rounds)
        found += trends.rows(browser, large, into, effort.rounds)
        found += process.rows(browser, large, few, into, effort.starts)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="whether it works, in under 40 s")
    parser.add_argument("--into", type=Path, default=RESULT, help="where the figures are written")
    asked = parser.parse_args()
    found = measure(SHORT if asked.short else Effort())
    print(table(found))
    asked.into.write_text(json.dumps([row.as_json() for row in found], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
