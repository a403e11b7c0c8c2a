"""`afterword ask` and `refresh`: what a person would see, and that it is noted."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.exporting import as_object
from journal.actions.asking import ask_as
from journal.questions import QUESTIONS
from journal.store import open_store
from journal.store.audit import AFTERWORD
from journal.store.workspace import find_workspace
from tests.dashboard.called import audited, called, object_of


def test_an_answer_is_the_one_that_the_person_sees_and_is_audited(demo: Path) -> None:
    command = ("ask", "outcomes", "--as", "sam", "--data", demo)
    told = object_of(called(*command, "--json"))
    with closing(open_store(demo)) as store:
        workspace = find_workspace(store)
        assert workspace is not None
        now = datetime.now(UTC)
        seen = ask_as(store, "sam", "outcomes", now=now, workspace=workspace, actor=AFTERWORD)
    assert told == as_object(seen)
    assert list(told) == [
        *["question", "team", "from", "to", "grain", "finding", "rows", "withheld"]
    ]
    assert told["question"] == "outcomes"
    assert told["rows"]
    assert all(row["agents"] >= 5 for row in told["rows"])
    in_words = called(*command).out
    assert told["finding"] in in_words
    assert "Partly resolved" in in_words
    asked = [row for row in audited(demo) if row["action"] == "asked"]
    assert [row["actor"] for row in asked] == ["command line", "afterword", "command line"]
    assert {row["subject"] for row in asked} == {f"{seen_by(demo, 'sam')} outcomes"}


def seen_by(folder: Path, login: str) -> str:
    sql = "select person_id from kept.people where login = $login"
    with closing(open_store(folder)) as store:
        found = store.write(lambda tx: tx.rows(sql, {"login": login}))
    return str(found[0]["person_id"])


def test_days_snap_to_whole_blocks(demo: Path) -> None:
    command = ("ask", "outcomes", "--as", "sam", "--json", "--data", demo)
    usual = object_of(called(*command))
    last = usual["rows"][-1]["period"]
    one = object_of(called(*command, "--from", last, "--to", last))
    assert one["from"] <= last <= one["to"]
    assert usual["rows"][0]["period"] < one["from"]


def test_the_questions_are_named_without_a_workspace(tmp_path: Path) -> None:
    listed = object_of(called("ask", "--list", "--json", cwd=tmp_path))["questions"]
    assert "outcomes" in [question["name"] for question in listed]
    filters = {question["name"]: question["filters"] for question in listed}
    assert filters["outcomes"] == ["team", "from", "to", "cause", "channel"]
    assert filters["callbacks"] == ["team", "from", "to"]
    told = called("ask", "--list", cwd=tmp_path).out
    assert "causes: What set them off (--channel)" in told


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_answered_in_words_and_as_json(demo: Path, name: str) -> None:
    command = ("ask", name, "--as", "lee", "--data", demo)
    told = object_of(called(*command, "--json"))
    assert told["question"] == name
    assert told["rows"] or told["withheld"]
    assert told["finding"] in called(*command).out


def test_a_question_is_narrowed_to_one_cause_in_blocks(demo: Path) -> None:
    command = ("ask", "outcomes", "--as", "sam", "--data", demo, "--cause")
    told = object_of(called(*command, "delivery", "--json"))
    assert (told["grain"], told["only"]) == ("block", {"cause": "delivery"})
    assert all(row["agents"] >= 5 for row in told["rows"])
    unknown = called(*command, "weather")
    assert unknown.code != 0
    assert "There is no such cause. These are: our_mistake, " in unknown.err


def test_figures_are_copied_when_told_and_it_is_audited(demo: Path) -> None:
    told = object_of(called("refresh", "--json", "--data", demo))
    assert datetime.fromisoformat(told["copied_at"]).tzinfo is not None
    assert datetime.fromisoformat(told["before_week"]).weekday() == 0
    last = audited(demo)[-1]
    assert (last["actor"], last["action"]) == ("command line", "facts_copied")
