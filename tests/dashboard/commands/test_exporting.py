"""`afterword export`, and the same from Trends: what `ask` tells, of every team and question."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyarrow import parquet

from dashboard.exporting import as_object
from dashboard.figure_files import dictionary
from journal.actions.exporting import FROM_THE_FIRST, export_all, export_own
from journal.errors import NotAllowed
from journal.policy import scope_for
from journal.questions import QUESTIONS, ask, choose
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.workspace import find_workspace, teams_seen
from tests.dashboard.asked import viewer_of
from tests.dashboard.at_the_door import Visitor
from tests.dashboard.called import called


def test_every_answer_is_the_one_that_ask_gives_who_supervises_all_teams(store: Store) -> None:
    workspace, now = find_workspace(store), datetime.now(UTC)
    assert workspace is not None
    scope = scope_for(viewer_of(store, "lee"))
    told = [
        as_object(ask(store, scope, question, choose(store, scope, workspace, team=team.team_id,
                                                     first=FROM_THE_FIRST)))
        for team in teams_seen(store, scope)
        for question in QUESTIONS.values()
    ]  # fmt: skip
    found = export_all(store, now=now, workspace=workspace, actor=COMMAND_LINE)
    assert [as_object(answer) for answer in found] == told
    assert any(one["rows"] for one in told)
    assert any(one["withheld"] for one in told)


def test_who_supervises_one_team_takes_away_that_ones_figures_alone(store: Store) -> None:
    workspace, now = find_workspace(store), datetime.now(UTC)
    assert workspace is not None
    sam = viewer_of(store, "sam")
    found = export_own(store, sam, now=now, workspace=workspace)
    seen = {team.team_id for team in teams_seen(store, scope_for(sam))}
    assert {answer.asked.team.team_id for answer in found} == seen
    every = {one.asked.team.team_id for one in
             export_all(store, now=now, workspace=workspace, actor=COMMAND_LINE)}  # fmt: skip
    assert seen < every


@pytest.mark.parametrize("login", ["ana", "ada", "fay", "rae"])
def test_who_supervises_no_team_takes_no_figure_away(store: Store, login: str) -> None:
    workspace = find_workspace(store)
    assert workspace is not None
    with pytest.raises(NotAllowed):
        export_own(store, viewer_of(store, login), now=datetime.now(UTC), workspace=workspace)


def test_an_export_is_noted_before_anything_is_read(store: Store) -> None:
    visitor = Visitor()
    visitor.post("/demo/enter", data={"person": "sam"})
    answer = visitor.get("/trends/files/figures.zip")
    assert answer.status_code == 200
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert {"dictionary.md", "outcomes.csv", "withheld.csv"} <= set(names)
    sql = "select actor, action, subject from kept.audit order by sequence desc limit 1"
    (last,) = store.write(lambda tx: tx.rows(sql))
    sam = viewer_of(store, "sam").person_id
    assert last == {"actor": sam, "action": "exported", "subject": "every_figure"}


@pytest.mark.parametrize("login", ["ana", "ada"])
def test_the_zip_is_for_supervisors_alone(store: Store, login: str) -> None:
    visitor = Visitor()
    visitor.post("/demo/enter", data={"person": login})
    assert visitor.get("/trends/files/figures.zip").status_code == 404


def test_the_three_formats_say_the_same(demo: Path, tmp_path: Path) -> None:
    for kind in ("csv", "parquet", "json"):
        done = called("export", tmp_path / kind, "--format", kind, "--data", demo)
        assert done.code == 0, done.err
    told = json.loads((tmp_path / "json" / "figures.json").read_text(encoding="utf-8"))
    rows = [row for one in told if one["question"] == "outcomes" for row in one["rows"]]
    with (tmp_path / "csv" / "outcomes.csv").open(encoding="utf-8-sig", newline="") as stream:
        in_csv = list(csv.DictReader(stream))
    in_parquet = parquet.read_table(tmp_path / "parquet" / "outcomes.parquet").to_pylist()
    assert len(in_csv) == len(in_parquet) == len(rows) > 0
    assert [row["entries"] for row in in_parquet] == [row["entries"] for row in rows]
    assert [int(row["entries"]) for row in in_csv] == [row["entries"] for row in rows]


def test_a_folder_that_holds_something_is_left_as_it_is(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine")
    refused = called("export", tmp_path, "--data", demo)
    assert refused.code == 1
    assert "nothing was written" in refused.err
    assert (tmp_path / "mine.csv").read_text() == "mine"


def test_the_dictionary_says_every_column_of_every_file(demo: Path, tmp_path: Path) -> None:
    assert called("export", tmp_path / "out", "--format", "json", "--data", demo).code == 0
    told = json.loads((tmp_path / "out" / "figures.json").read_text(encoding="utf-8"))
    parts = {part.partition("`")[0]: part for part in dictionary().split("## `")[1:]}
    for one in told:
        for name in {name for row in one["rows"] for name in row}:
            assert f"| `{name}` |" in parts[one["question"]]
