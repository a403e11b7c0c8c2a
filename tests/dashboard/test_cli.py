"""The command `afterword`: its options, its exit codes, and what it says when it will not."""

from __future__ import annotations

import subprocess
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from dashboard.commands import carry_out
from dashboard.invocation import Invocation
from journal.store.opening import FILE
from tests.browser.served import PATIENCE, free_port
from tests.dashboard.called import AFTERWORD, afterword, called

HEAVY = {"streamlit", "plotly", "pandas", "scipy", "duckdb", "numpy"}


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["dance"],
        ["team"],
        ["team", "add"],
        ["--data"],
        ["team", "list", "--data"],
        ["team", "list", "--data", ""],
        ["team", "list", "--loud"],
        ["ask"],
        ["ask", "outcomes"],
        ["ask", "outcomes", "--as", "sam", "--from", "yesterday"],
        ["demo", "--weeks", "0"],
        ["demo", "--port", "many"],
        ["person", "add", "zoe", "--name", "Zoe", "--role", "boss"],
        ["init", "--organisation", "Fernhill Home"],
        ["import", "complaints.csv"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_one_line_that_says_where_to_look(argv: list[str]) -> None:
    outcome = called(*argv)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "--help." in outcome.err
    assert "Error" not in outcome.err
    assert "Value error" not in outcome.err


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["ask", "weather", "--as", "sam"], "There is no question named “weather”."),
        (["ask", "outcomes", "--as", "zoe"], "Nobody here has the login “zoe”."),
        (["ask", "outcomes", "--as", "ana"], "this is not one of them."),
        (["ask", "outcomes", "--as", "ada"], "this is not one of them."),
        (["ask", "outcomes", "--as", "una", "--team", "Deliveries and returns"], "not one of"),
        (["ask", "outcomes", "--as", "sam", "--team", "Dancers"], "not one of"),
        (["team", "add", "billing AND accounts"], "one named “Billing and accounts” already"),
        (["team", "add", "\n"], "the name is empty"),
        (["person", "add", "Zoe", "--name", "Zoe", "--role", "admin"], "“Zoe” is none."),
        (["person", "add", "sam", "--name", "Sam", "--role", "admin"], "“sam” is somebody's"),
        (["import", "no.csv", "--mapping", "no.toml"], "no.toml: cannot be opened."),
        (["init", "--organisation", "Mine", "--timezone", "UTC"], "is set up already"),
        (["run"], "is a demo. Nothing was changed. Serve it with afterword demo"),
        (["run", "--site", "http://example.org"], "has no TLS"),
        (["person", "invite", "zoe"], "Nobody has the login “zoe”. Nothing was changed."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_refused_ends_with_1_and_one_line_that_says_why(
    demo: Path, argv: list[str], told: str
) -> None:
    outcome = called(*argv, "--data", demo)
    assert (outcome.code, outcome.out) == (1, "")
    assert told in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("serve", ["run", "demo"])
def test_a_names_model_that_is_not_there_is_told_before_anything_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serve: str
) -> None:
    monkeypatch.setenv("AFTERWORD_NAMES_MODEL", "en_no_such_model")
    outcome = called(serve, "--port", str(free_port()), "--data", tmp_path / "workspace")
    assert (outcome.code, outcome.out) == (1, "")
    assert "“en_no_such_model”, which is not installed" in outcome.err
    assert outcome.err.count("\n") == 1
    assert not (tmp_path / "workspace").exists()


def test_a_process_ends_with_the_code_and_without_a_traceback(tmp_path: Path) -> None:
    outcome = afterword("team", "list", cwd=tmp_path)
    told = f"There is no workspace in {tmp_path}/data/workspace. Make one with afterword init"
    assert outcome.code == 1
    assert outcome.err.startswith(told)
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 1000)
    for command in (["team", "list"], ["demo", "--no-serve"], ["demo", "--no-serve", "--fresh"]):
        outcome = called(*command, "--data", tmp_path)
        assert outcome.code == 1
        assert "is not a database of Afterword. Nothing was changed." in outcome.err
        assert (tmp_path / FILE).read_bytes() == b"not a database at all" * 1000


def test_a_bug_of_ours_is_told_in_one_line_with_its_place_and_nobodys_words(demo: Path) -> None:
    with duckdb.connect(str(demo / FILE)) as connection:
        connection.execute("drop table kept.facts")
    outcome = called("ask", "outcomes", "--as", "sam", "--data", demo)
    assert (outcome.code, outcome.out) == (1, "")
    assert "it is a bug of ours" in outcome.err
    assert "asking.py:" in outcome.err
    assert "drop table" not in outcome.err
    assert outcome.err.count("\n") == 1


def test_an_error_after_the_process_was_asked_to_end_is_no_bug(demo: Path) -> None:
    with duckdb.connect(str(demo / FILE)) as connection:
        connection.execute("drop table kept.facts")
    here = Invocation(demo, StringIO(), StringIO(), is_to_end=True)
    with pytest.raises(KeyboardInterrupt):
        carry_out(["ask", "outcomes", "--as", "sam", "--data", str(demo)], here)


def test_the_workspace_is_named_before_the_command_after_it_or_by_the_environment(
    empty: Path, tmp_path: Path
) -> None:
    assert called("team", "add", "Night shift", "--data", empty).code == 0
    for outcome in (
        called("--data", empty, "team", "list"),
        called("team", "list", f"--data={empty.name}", cwd=empty.parent),
        afterword("team", "list", cwd=tmp_path, AFTERWORD_DATA=str(empty)),
    ):
        assert (outcome.code, outcome.out, outcome.err) == (0, "Night shift (team)\n", "")


def test_asking_for_help_loads_nothing_heavy(tmp_path: Path) -> None:
    told = f"import sys, dashboard.cli; print({HEAVY} & set(sys.modules))"
    program = [AFTERWORD[0], "-c", told]
    assert subprocess.run(program, capture_output=True, text=True).stdout == "set()\n"
    assert "demo" in afterword("--help", cwd=tmp_path).out


def test_two_commands_at_the_same_time_wait_for_each_other(empty: Path) -> None:
    commands = [
        subprocess.Popen([*AFTERWORD, "team", "add", name, "--data", str(empty)])
        for name in ("Early shift", "Late shift")
    ]
    assert [command.wait(PATIENCE) for command in commands] == [0, 0]
    assert called("team", "list", "--data", empty).out.count("\n") == 2
