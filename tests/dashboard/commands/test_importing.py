"""`afterword import`: what a person and a program are told of a file."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from journal.ids import new_id
from journal.techniques import Technique
from tests.dashboard.called import called
from tests.dashboard.given import complaints


def test_rows_that_fit_are_imported_once_and_the_others_told(demo: Path, tmp_path: Path) -> None:
    complaints(tmp_path)
    command = ("import", "complaints.csv", "--mapping", "complaints.toml", "--data", demo)
    rejects = ("--rejects", "rejects.csv")
    tried = called(*command, "--dry-run", cwd=tmp_path)
    assert tried.code == 1
    assert "Would be added: 2." in tried.out
    assert tried.out.endswith("This was a dry run: nothing was stored.\n")
    done = called(*command, *rejects, cwd=tmp_path)
    assert done.code == 1
    assert done.out.splitlines() == [
        "Rows read: 3. Added: 2. Already there: 0. Rejected: 1.",
        "From 7 April 2015 to 2 May 2015, by month:",
        "2015-04          1",
        "2015-05          1",
    ]
    assert "Rejected rows: 1. The first, line 4, When: is not a day" in done.err
    assert "31-05-15" not in done.err
    with (tmp_path / "rejects.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["line"] for row in csv.DictReader(stream)] == ["4"]
    again = called(*command, "--json", cwd=tmp_path)
    assert again.code == 1
    assert again.out == (
        '{"read": 3, "added": 0, "already_there": 2, "rejected": 1, "first_day": "2015-04-07", '
        '"last_day": "2015-05-02", "per_month": {"2015-04": 1, "2015-05": 1}, "masked": {}, '
        '"dry_run": false}\n'
    )


def test_who_takes_a_journal_back_is_told_what_was_not_taken_of_it(
    demo: Path, tmp_path: Path
) -> None:
    listened = Technique.LISTENED
    draft = {
        "draft_id": new_id(),
        "kept_at": "2026-03-02T10:00:00+00:00",
        "answers": {"techniques": {listened: "helped", "own_technique_1": "worse"}},
    }
    journal = {
        "kind": "afterword journal",
        "format": 1,
        "login": "ana",
        "words": {"own_technique_1": listened.label},
        "drafts": [draft],
    }
    (tmp_path / "journal.json").write_text(json.dumps(journal))
    command = ("import", "journal.json", "--data", demo)
    done = called(*command, cwd=tmp_path)
    assert done.code == 1
    first, second = done.out.splitlines()
    assert first == "Read: 1. Added: 1. Already there: 0. Left out: 0."
    assert second.startswith(f"drafts 1: names techniques that are one here, “{listened.label}”")
    again = called(*command, "--json", cwd=tmp_path)
    assert again.code == 0
    assert json.loads(again.out) == {
        "read": 1, "added": 0, "already_there": 1, "rejected": 0, "without_effect": 0,
        "dry_run": False,
    }  # fmt: skip
