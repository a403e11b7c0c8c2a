"""`afterword backup` and `afterword restore`, as an operator and a program call them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dashboard.called import Demo, afterword, audited, called, object_of

TOLD_OF_KEY = "Keep a copy of it where nothing happens to this computer"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "backup.key"


@pytest.fixture
def backup(empty: Path, tmp_path: Path, key: Path) -> Path:
    assert called("team", "add", "Billing", "--data", empty).code == 0
    done = called("backup", tmp_path / "one.age", "--key", key, "--data", empty)
    assert done.code == 0
    assert done.out.endswith("bytes. It was opened and counted.\n")
    assert TOLD_OF_KEY in done.err
    return tmp_path / "one.age"


def test_a_backup_comes_back_into_a_new_folder(backup: Path, key: Path, tmp_path: Path):
    two = tmp_path / "two"
    done = called("restore", backup, "--key", key, "--into", two)
    assert done.code == 0
    assert f"is in {two}. Everybody signs in again." in done.out
    assert called("team", "list", "--data", two).out == "Billing (team)\n"
    assert [row["action"] for row in audited(two)] == [
        "workspace_set_up",
        "team_added",
        "put_back",
    ]


def test_a_program_is_told_in_one_object(backup: Path, key: Path, empty: Path, tmp_path: Path):
    again = called("backup", "two.age", "--key", key, "--json", "--data", empty, cwd=tmp_path)
    told = object_of(again)  # with the same key, of which it is told no more
    assert set(told) == {"backup", "made_at", "size", "key", "findings"}
    assert told["size"] == (tmp_path / "two.age").stat().st_size
    done = object_of(called("restore", backup, "--key", key, "--json", "--data", empty))
    assert (done["organisation"], done["findings"]) == ("Fernhill Home", [])
    assert Path(done["aside"]).parent == empty


def test_a_rehearsal_changes_nothing(
    backup: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(passing))
    before = {file.name for file in tmp_path.iterdir()}
    done = called("restore", "--verify", backup, "--key", key, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert "holds as many rows as when it was made. Nothing was changed." in done.out
    assert {file.name for file in tmp_path.iterdir()} == before
    assert list(passing.iterdir()) == []


def test_the_key_of_the_account_is_taken_where_none_is_named(empty: Path, tmp_path: Path):
    variables = {"HOME": str(tmp_path)}
    made = afterword("backup", tmp_path / "one.age", "--data", empty, **variables)
    assert f"A key was made: {tmp_path}/.config/afterword/backup.key." in made.err
    two = afterword("restore", tmp_path / "one.age", "--into", tmp_path / "two", **variables)
    assert two.code == 0


def test_the_key_of_the_settings_is_taken_where_none_is_named(
    empty: Path, key: Path, tmp_path: Path
):
    (empty / "backups.toml").write_text(f'folder = "{tmp_path}"\nkey = "{key}"\n')
    assert called("backup", tmp_path / "one.age", "--data", empty).code == 0
    assert called("restore", "--verify", tmp_path / "one.age", "--key", key).code == 0


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["backup", "one.age", "--key", "keys/backup.key"], "is there already. No backup was made"),
        (["backup", "no/two.age", "--key", "keys/backup.key"], "is not there, or not connected"),
        (["backup", "two.age", "--key", "workspace/key"], "would lie in the workspace folder"),
        (["backup", "two.age", "--key", "one.age"], "cannot be read. Nothing was changed."),
        (["restore", "none.age", "--key", "keys/backup.key"], "none.age is not there."),
        (["restore", "half.age", "--key", "keys/backup.key"], "half.age is no whole backup"),
        (["restore", "one.age", "--key", "none.key"], "none.key is not there. Nothing was changed"),
        (["restore", "one.age", "--key", "other.key"], "does not open with the key"),
        (["restore", "one.age", "--verify", "--key", "other.key"], "does not open with the key"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_refused_ends_with_1_and_one_line_that_says_why(
    backup: Path, empty: Path, tmp_path: Path, argv: list[str], told: str
):
    (tmp_path / "half.age").write_bytes(backup.read_bytes()[:3000])
    called("backup", "other.age", "--key", "other.key", "--data", empty, cwd=tmp_path)
    outcome = called(*argv, "--data", empty, cwd=tmp_path)
    assert (outcome.code, outcome.out) == (1, "")
    assert told in outcome.err
    assert outcome.err.count("\n") == 1


def test_an_app_that_serves_makes_it_and_a_restore_waits_until_it_is_stopped(
    served: Demo, tmp_path: Path
):
    files = (tmp_path / "one.age", "--key", tmp_path / "key")
    done = afterword("backup", *files, "--data", served.folder)
    assert done.code == 0
    assert (tmp_path / "one.age").exists()
    refused = afterword("restore", *files, "--data", served.folder)
    assert refused.code == 1
    assert "is served already" in refused.err
    assert called("restore", *files, "--into", tmp_path / "two").code == 0
    before = called("person", "list", "--data", served.folder).out
    assert called("person", "list", "--data", tmp_path / "two").out == before
