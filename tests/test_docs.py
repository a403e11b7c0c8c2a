"""What the documents say is what the program does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from journal.data_dictionary import data_dictionary

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")


def test_the_data_dictionary_is_the_one_that_the_declarations_make() -> None:
    written = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "run: python -m journal.data_dictionary > data/README.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_of_a_page_leads_somewhere(page: Path) -> None:
    targets = [t for t in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing


def test_every_runtime_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    names = {re.split(r"[=<>\[]", spec)[0] for spec in (*project["dependencies"], *extras)}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([\w-]+)`", page, re.M))
    assert names == explained


def make_targets() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", text, re.M))


def test_every_make_target_that_a_page_names_exists() -> None:
    named = {
        target
        for page in PAGES
        for target in re.findall(r"\bmake ([a-z-]+)", page.read_text(encoding="utf-8"))
    }
    assert named >= {"demo", "test"}
    assert named <= make_targets()


def commands_of(page: Path) -> list[str]:
    """The lines of a page's examples that call the command line."""
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith(".venv/bin/afterword")]


@pytest.mark.slow
def test_the_command_of_the_reminders_page_runs_with_the_file_that_it_shows(tmp_path: Path) -> None:
    page = ROOT / "docs" / "reminders.md"
    afterword = f"{sys.executable} -m dashboard.cli"
    done = subprocess.run(
        f"{afterword} init --organisation Fernhill --timezone Europe/London --data {tmp_path}",
        shell=True, cwd=ROOT, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0
    (written,) = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    file = tmp_path / "reminders.toml"
    file.write_text(written, encoding="utf-8")
    file.chmod(0o600)
    (command,) = commands_of(page)
    command = f"{command.replace('.venv/bin/afterword', afterword)} --json --data {tmp_path}"
    told = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, timeout=120)
    assert (told.returncode, told.stderr) == (0, b"")
    assert set(json.loads(told.stdout)) <= set(re.findall(r"`(\w+)`", page.read_text()))


@pytest.mark.slow
def test_the_commands_of_the_import_page_run_as_they_stand(tmp_path: Path) -> None:
    """docs/import.md, from an empty workspace to the answer, on the file it speaks of."""
    data = ROOT.parent / "shared" / "data" / "telecom_complaints_2015.csv"
    if not data.exists():
        pytest.skip("../shared/data/telecom_complaints_2015.csv is not here")
    commands = commands_of(ROOT / "docs" / "import.md")
    assert len(commands) == 5
    for command in commands:
        placed = command.replace("complaints.csv", str(data)).replace("data/demo", str(tmp_path))
        done = subprocess.run(
            placed, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{placed}\n{done.stdout}\n{done.stderr}"


@pytest.mark.slow
def test_the_command_of_the_export_page_runs_as_it_stands(tmp_path: Path) -> None:
    (command,) = commands_of(ROOT / "docs" / "export.md")
    afterword = f"{sys.executable} -m dashboard.cli"
    size = "--teams 1 --agents 5 --weeks 8"
    placed = [
        f"{afterword} --data {tmp_path / 'demo'} demo --no-serve {size}",
        command.replace(".venv/bin/afterword", afterword)
        .replace("data/demo", str(tmp_path / "demo"))
        .replace("figures", str(tmp_path / "figures")),
    ]
    for line in placed:
        done = subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "figures" / "dictionary.md").exists()
