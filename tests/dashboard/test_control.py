"""Commands that reach the app by the socket in its workspace folder, and what may go wrong."""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from typer._adapters import disabled_pydantic_plugins

from dashboard.control import SOCKET, Outcome, find_app, listening
from journal.errors import Unavailable
from tests.dashboard.called import Demo, afterword, called, object_of
from tests.dashboard.given import complaints

ADDRESS = "http://127.0.0.1:1"


def echo(argv: Sequence[str], cwd: Path) -> Outcome:
    return Outcome(0, f"{cwd} {' '.join(argv)}", "")


def connected(folder: Path) -> socket.socket:
    line = socket.socket(socket.AF_UNIX)
    line.connect(str(folder / SOCKET))
    return line


# Through an app that runs


@pytest.mark.parametrize(
    "argv",
    [
        ["ask", "outcomes", "--as", "sam", "--json"],
        ["ask", "heat", "--as", "lee", "--team", "Billing and accounts"],
        ["ask", "outcomes", "--as", "ana"],
        ["ask", "weather", "--as", "sam"],
        ["person", "list"],
        ["person", "add", "Zoe", "--name", "Zoe", "--role", "admin"],
        ["team", "list", "--loud"],
    ],
    ids=" ".join,
)
def test_the_caller_sees_no_difference(served: Demo, demo: Path, argv: list[str]) -> None:
    assert called(*argv, "--data", served.folder) == called(*argv, "--data", demo)


def test_a_process_reaches_the_app_and_what_it_adds_is_there_at_once(served: Demo) -> None:
    add = ("person", "add", "zoe", "--name", "Zoë", "--role", "supervisor", "--team")
    done = afterword(*add, "Billing and accounts", "--json", "--data", served.folder)
    assert object_of(done) == {"login": "zoe", "name": "Zoë"}
    assert (
        "zoe, Zoë: supervisor of Billing" in called("person", "list", "--data", served.folder).out
    )


def test_a_file_is_the_callers_and_not_the_apps(served: Demo, tmp_path: Path) -> None:
    complaints(tmp_path)
    files = ("complaints.csv", "--mapping", "complaints.toml", "--rejects", "rejects.csv")
    done = afterword("import", *files, "--json", "--data", served.folder, cwd=tmp_path)
    assert done.code == 1
    assert json.loads(done.out)["added"] == 2
    assert (tmp_path / "rejects.csv").read_text().startswith("line,column,reason")


def test_a_second_server_says_where_the_first_one_is(served: Demo) -> None:
    for more in ([], ["--fresh"]):
        outcome = called("demo", *more, "--data", served.folder)
        assert outcome.code == 1
        assert f"is served already, at {served.address}. Nothing was changed." in outcome.err
    init = ("init", "--organisation", "Mine", "--timezone", "UTC", "--data", served.folder)
    assert "is served already" in called(*init).err


def test_the_socket_is_its_owners_alone(served: Demo) -> None:
    assert (served.folder / SOCKET).stat().st_mode & 0o777 == 0o600


def test_a_caller_that_vanishes_or_talks_nonsense_does_no_harm(served: Demo) -> None:
    words = (
        b"",
        b'{"argv": ["team"',
        b"hello\n",
        b"[]\n",
        b'{"argv": ["team", "list"], "cwd": "/"}\n',
    )
    for said in words:
        with connected(served.folder) as line:
            line.sendall(said)
    assert called("team", "list", "--data", served.folder).code == 0


def test_many_commands_at_once_are_all_answered(served: Demo) -> None:
    def asked(_: int) -> Outcome:
        return called("ask", "outcomes", "--as", "sam", "--json", "--data", served.folder)

    with ThreadPoolExecutor(8) as pool:
        outcomes = set(pool.map(asked, range(16)))
    assert len(outcomes) == 1
    assert outcomes.pop().code == 0


class Interrupted(dict[str, str]):
    """The variables of a process in which another thread comes right after they were looked at."""

    def __init__(self, comes: Callable[[], object]) -> None:
        super().__init__(os.environ)
        self.comes: Callable[[], object] | None = comes

    def get(self, name: str, default: Any = None) -> Any:
        found = super().get(name, default)
        comes, self.comes = self.comes, None
        if comes:
            comes()
        return found


def test_two_commands_that_name_files_at_once_do_not_trip_over_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Typer sets a variable of the process while it reads a path, and takes it away again."""
    first, second = disabled_pydantic_plugins(), disabled_pydantic_plugins()
    monkeypatch.setattr(os, "environ", Interrupted(second.__enter__))
    first.__enter__()
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)


def test_a_socket_left_by_a_killed_app_hinders_nobody(demo: Path) -> None:
    server = Demo(demo)
    server.start()
    server.kill()
    assert (demo / SOCKET).exists()
    assert called("team", "add", "Night shift", "--data", demo).code == 0
    server.start()
    assert "Night shift" in afterword("team", "list", "--data", demo).out
    assert server.stop() == 0
    assert not (demo / SOCKET).exists()
    assert server.log.read_text().splitlines() == [
        f"The demo is in {demo}.",
        f"It is served on {server.address} until you press Ctrl-C.",
    ]


# The socket itself


def test_nobody_is_found_where_nobody_listens(tmp_path: Path) -> None:
    assert find_app(tmp_path) is None
    assert find_app(tmp_path / "missing") is None
    (tmp_path / SOCKET).write_text("a file of that name")
    assert find_app(tmp_path) is None


def test_a_large_output_arrives_whole(tmp_path: Path) -> None:
    large = Outcome(1, "é\n" * 5_000_000, "and a word beside it\n")
    with listening(tmp_path, ADDRESS, lambda argv, cwd: large):
        app = find_app(tmp_path)
        assert app is not None
        assert app.carry_out(["ask"], tmp_path) == large


def test_words_that_are_no_text_arrive_as_they_were_given(tmp_path: Path) -> None:
    with listening(tmp_path, ADDRESS, echo):
        app = find_app(tmp_path)
        assert app is not None
        assert app.carry_out(["\udcff\n", "“é”"], Path("/x")).out == "/x \udcff\n “é”"


def test_a_folder_with_a_long_path_is_reached_too(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 90) / ("y" * 90)
    folder.mkdir(parents=True)
    with listening(folder, ADDRESS, echo):
        app = find_app(folder)
        assert app is not None
        assert app.address == ADDRESS
    assert find_app(folder) is None


def test_one_command_does_not_wait_for_another(tmp_path: Path) -> None:
    both = threading.Barrier(2)

    def together(argv: Sequence[str], cwd: Path) -> Outcome:
        both.wait(10)
        return Outcome(0, "", "")

    with listening(tmp_path, ADDRESS, together), ThreadPoolExecutor(2) as pool:
        app = find_app(tmp_path)
        assert app is not None
        done = [pool.submit(app.carry_out, ["ask"], tmp_path) for _ in range(2)]
        assert [future.result().code for future in done] == [0, 0]


def test_a_command_that_runs_when_the_app_ends_is_finished(tmp_path: Path) -> None:
    begun, ended = threading.Event(), threading.Event()

    def outlasts(argv: Sequence[str], cwd: Path) -> Outcome:
        begun.set()
        return Outcome(0, "the app ended before\n" if ended.wait(0.5) else "done\n", "")

    with ThreadPoolExecutor(1) as pool:
        with listening(tmp_path, ADDRESS, outlasts):
            app = find_app(tmp_path)
            assert app is not None
            running = pool.submit(app.carry_out, ["ask"], tmp_path)
            assert begun.wait(10)
        ended.set()
        assert running.result().out == "done\n"


def test_an_app_that_ends_without_an_answer_is_told_as_such(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(argv: Sequence[str], cwd: Path) -> Outcome:
        raise RuntimeError("somebody's words")

    with listening(tmp_path, ADDRESS, broken):
        app = find_app(tmp_path)
        assert app is not None
        with pytest.raises(Unavailable, match="stopped before it answered"):
            app.carry_out(["ask"], tmp_path)
    assert "RuntimeError on the control socket: " in caplog.text
    assert "somebody's words" not in caplog.text


def test_a_folder_that_can_hold_no_socket_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / SOCKET).mkdir()
    with (
        pytest.raises(Unavailable, match="no socket can be made in it"),
        listening(tmp_path, ADDRESS, echo),
    ):
        pytest.fail("there is a folder where the socket would be")
