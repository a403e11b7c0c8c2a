"""The whole server, as `afterword run` starts it: killed while it carries out commands, and beside
a second one that is started on the same folder."""

from __future__ import annotations

import random
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dashboard.control import find_app
from journal.errors import Unavailable
from journal.store import open_store
from journal.store.backup.key import find_key
from journal.store.backup.restoring import rehearse
from tests.browser.served import PATIENCE, free_port, poll
from tests.browser.served_for_real import ServedForReal
from tests.dashboard.called import AFTERWORD, afterword
from tests.faults.killing import of, opened_copy
from tests.journal.given import NOW

MOST, LONGEST = 6, 0.3
"""How many people are waited for at the most, and for how many seconds after that."""
TAKEN = ("is served already, at http", "Another Afterword is using the workspace")
Records = Callable[[str, object], None]


@pytest.fixture
def served(folder: Path) -> Iterator[ServedForReal]:
    real = ServedForReal(folder)
    real.start()
    yield real
    real.kill()


@dataclass
class Done:
    """What a server said it has done, by the names in its commands."""

    names: list[str] = field(default_factory=list)
    answers: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def say(self, name: str) -> None:
        self.names.append(name)
        self.answers.release()

    def wait_for(self, number: int) -> None:
        for _ in range(number):
            assert self.answers.acquire(timeout=PATIENCE), "no command is answered"


@dataclass
class Asked:
    """Commands that a server was asked for, side by side, and those that it said it has done."""

    folder: Path
    rng: random.Random
    people: Done = field(default_factory=Done)
    backups: Done = field(default_factory=Done)

    def to_add(self, name: str) -> list[str]:
        return ["person", "add", name, "--name", name, "--role", "admin"]

    def to_back_up(self, name: str) -> list[str]:
        return ["backup", str(self.folder.with_name(name)), "--key", str(self.key)]

    @property
    def key(self) -> Path:
        return self.folder.with_name("backup.key")

    def on_and_on(self, command: Callable[[str], list[str]], done: Done) -> None:
        """Asks again and again, until the server is gone."""
        app = find_app(self.folder)
        assert app is not None
        while True:
            name = f"guest{self.rng.randrange(10**9)}"
            try:
                outcome = app.carry_out([*command(name), "--data", str(self.folder)], Path("/"))
            except Unavailable:
                return
            assert outcome.code == 0, outcome.err
            done.say(name)

    def until_it_is_killed(self, served: ServedForReal, *, makes_a_backup: bool) -> None:
        """At a moment after its first people, or after its first backup, which takes longer."""
        for done in (self.people, self.backups):
            done.answers = threading.Semaphore(0)  # of this server, and not of the one before
        with ThreadPoolExecutor(2) as pool:
            asking = [
                pool.submit(self.on_and_on, self.to_add, self.people),
                pool.submit(self.on_and_on, self.to_back_up, self.backups),
            ]
            try:
                if makes_a_backup:
                    self.backups.wait_for(1)
                else:
                    self.people.wait_for(self.rng.randint(1, MOST))
                threading.Event().wait(self.rng.uniform(0, LONGEST))
            finally:  # who asks goes on until then, and tells what went wrong with it
                served.kill()
                for one in asking:
                    one.result()


def killed_again_and_again(served: ServedForReal, kills: int, record: Records) -> None:
    asked = Asked(served.folder, random.Random(kills))
    for number in range(kills):
        asked.until_it_is_killed(served, makes_a_backup=number % 2 == 1)
        with opened_copy(served.folder, served.folder.with_name("copy")) as store:
            roles = of(store, "select person_id as id, role as said from kept.grants")
            logins = of(store, "select person_id as id, login as said from kept.people")
        assert set(asked.people.names) <= set(logins.values()), (
            "somebody who was added is not there"
        )
        assert set(roles) == set(logins), "somebody was added in part"
        served.start()
    for name in asked.backups.names:
        (at := served.folder.with_name("rehearsed")).mkdir(exist_ok=True)
        assert rehearse(served.folder.with_name(name), find_key(asked.key), at, now=NOW)
    served.call("check")
    record(
        "fault",
        f"server killed while it carried out commands: {kills} kills, {len(asked.people.names)} "
        f"people added, {len(asked.backups.names)} backups made; nothing lost, nothing torn",
    )


def test_a_server_that_is_killed_has_done_what_it_said_it_had_done(
    served: ServedForReal, record_property: Records
) -> None:
    killed_again_and_again(served, 2, record_property)


@pytest.mark.long
def test_a_server_that_is_killed_again_and_again_has_done_what_it_said_it_had_done(
    served: ServedForReal, record_property: Records
) -> None:
    killed_again_and_again(served, 8, record_property)


def test_small_files_that_a_kill_left_half_written_are_gone_at_the_next_start(folder: Path) -> None:
    half = [folder / f"{name}.new" for name in ("audit.head", "audit.since", "backups.json")]
    for file in half:
        file.write_text("{")
    (folder / "sign-in.toml.new").write_text("of somebody who is about to put it in place")
    open_store(folder).close()
    assert [file for file in half if file.exists()] == []
    assert (folder / "sign-in.toml.new").exists()


def test_a_second_server_is_refused_and_the_first_goes_on(
    served: ServedForReal, record_property: Records
) -> None:
    second = afterword("run", "--data", served.folder, "--port", str(free_port()))
    assert (second.code, second.out) == (1, "")
    (told,) = second.err.splitlines()
    assert told.endswith(
        f"is served already, at {served.base}. Nothing was changed. Open that address, or stop "
        "that app first."
    )
    served.call("person", "add", "zoe", "--name", "Zoe", "--role", "admin")
    served.call("check")
    assert served.answers()
    record_property("fault", "second server: refused in a sentence, and the first went on")


def test_of_two_servers_that_start_at_once_one_serves_and_the_other_says_why_not(
    folder: Path, record_property: Records
) -> None:
    command = [*AFTERWORD, "run", "--data", str(folder), "--port"]
    both = [
        subprocess.Popen([*command, str(free_port())], stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]  # fmt: skip
    try:
        poll(lambda: find_app(folder) is not None, lambda: "neither serves")
        poll(lambda: any(one.poll() is not None for one in both), lambda: "both serve")
        (refused,) = (one for one in both if one.poll() is not None)
        assert refused.returncode == 1
        assert refused.stderr is not None
        told = refused.stderr.read()
        assert any(sentence in told for sentence in TAKEN), told
        assert "Traceback" not in told
        assert find_app(folder) is not None
    finally:
        for one in both:
            one.kill()
            one.wait(PATIENCE)
    record_property("fault", "two servers started at once: one served, one refused in a sentence")
