"""docs/operate.md, followed to the letter: set up, back up, lose the machine, and go on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.browser.served import PATIENCE, free_port, poll

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
RUNS = ".venv/bin/afterword run"
PERSON = ".venv/bin/afterword person"


class Machine:
    """A computer with the program on it, and what somebody types there."""

    def __init__(self, folder: Path) -> None:
        self.program, self.home = folder / "afterword", folder / "home"
        (self.program / ".venv" / "bin").mkdir(parents=True)
        self.home.mkdir(exist_ok=True)
        command = self.program / ".venv" / "bin" / "afterword"
        command.write_text(f'#!/bin/sh\nexec {sys.executable} -m dashboard.cli "$@"\n')
        command.chmod(0o700)
        self.served: list[subprocess.Popen[bytes]] = []

    @property
    def variables(self) -> dict[str, str]:
        return {"HOME": str(self.home), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}

    def types(self, typed: str) -> str:
        """What is printed. A line that serves goes on in the background until it is lost."""
        out = ""
        for line in parts_of(typed):
            if line == RUNS:
                self.serves()
                continue
            done = subprocess.run(
                ["sh", "-ec", line], cwd=self.program, env=self.variables,
                capture_output=True, text=True, timeout=PATIENCE,
            )  # fmt: skip
            assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
            out += done.stdout
        return out

    def serves(self) -> None:
        port = str(free_port())
        command = [*RUNS.split(), "--port", port]
        self.served.append(subprocess.Popen(command, cwd=self.program, env=self.variables))
        poll(lambda: answers(port), lambda: "it does not answer")

    def starts_again(self) -> None:
        self.served[-1].terminate()
        self.served[-1].wait(PATIENCE)
        self.serves()

    def is_lost(self) -> None:
        for process in self.served:
            process.kill()
            process.wait(PATIENCE)
        shutil.rmtree(self.program, ignore_errors=True)


def answers(port: str) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
    except httpx.TransportError:
        return False


def parts_of(typed: str) -> list[str]:
    """The commands of an example: one a line, but for a text that goes on until END."""
    lines = re.findall(r"^.*<<END\n.*?^END$|^.+$", typed, re.S | re.M)
    return [line for each in lines for line in ([each] if "<<END" in each else each.splitlines())]


def section(title: str) -> str:
    """The commands under a heading of the page."""
    (text,) = re.findall(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE, re.S | re.M)
    return "\n".join(re.findall(r"```sh\n(.*?)```", text, re.S))


def test_every_example_of_the_page_is_followed():
    followed = ("Set up", "Start", "Back up", "Lose the machine", "Upgrade")
    assert "".join(section(each) for each in followed).count("\n") >= 20
    assert PAGE.count("```sh") == sum(
        PAGE.split(f"## {each}\n")[1].split("\n## ")[0].count("```sh") for each in followed
    )


@pytest.mark.slow
def test_who_follows_the_page_loses_the_machine_and_nothing_else(tmp_path: Path):
    first, second = Machine(tmp_path / "first"), Machine(tmp_path / "second")
    try:
        first.types(section("Set up"))
        first.types(f'{PERSON} add kit --name "Kit Lowe" --role agent --team Deliveries')
        assert "/invited/" in first.types(section("Start"))
        first.types(section("Back up"))
        first.types(f"{PERSON} erase kit --yes")
        first.starts_again()
        poll(lambda: any(first.home.glob("backups/afterword-*Z.age")), lambda: "none by itself")
        assert any(first.home.glob("backups/*-erased.age"))
        first.types(section("Upgrade"))
        for kept in ("backups", "vault"):
            shutil.copytree(first.home / kept, second.home / kept)
        first.is_lost()
        told = second.types(section("Lose the machine"))
        assert "erased again: 1." in told
        assert "Nothing is wrong." in told
        assert second.types(f"{PERSON} list").splitlines() == [
            "ada, Ada Marsh: admin",
            "ana, Ana Reyes: agent of Deliveries",
        ]
        ben = 'add ben --name "Ben Okafor" --role agent --team Deliveries'
        second.types(f"{PERSON} {ben}")
        assert "Ben Okafor" in second.types(f"{PERSON} list")
    finally:
        first.is_lost()
        second.is_lost()
