"""The socket in a workspace folder by which a command reaches the app that serves it.

Both sides of one exchange: the app says where it serves; the caller sends a command with the
folder it was called in, or hangs up; the app sends what came of it. A line of JSON each. Only
the account that owns the workspace can connect.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BufferedIOBase
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingMixIn, UnixStreamServer
from typing import Any

from dashboard.bugs import place_of
from journal.errors import Unavailable

SOCKET = "control.sock"
LONGEST_PATH = 100
"""Bytes that fit into the address of a socket on every system; 107 on Linux."""
LONGEST_COMMAND = 1_000_000
PATIENCE = 10.0
"""Seconds that each side waits for the other's next words; what a command takes is not in it."""
LOG = logging.getLogger("afterword")


@dataclass(frozen=True)
class Outcome:
    """What came of a command: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


Answer = Callable[[Sequence[str], Path], Outcome]
"""Carries out a command, called in a folder. It never raises."""


@dataclass(frozen=True)
class RunningApp:
    """An app that serves the workspace in a folder, at an address for browsers."""

    folder: Path
    address: str

    def carry_out(self, argv: Sequence[str], cwd: Path) -> Outcome:
        """Has the app carry a command out. Raises Unavailable where the app stops meanwhile."""
        try:
            with connected(self.folder) as (line, stream):
                stream.readline()
                tell(stream, {"argv": list(argv), "cwd": str(cwd)})
                line.settimeout(None)
                return Outcome(**json.loads(stream.readline()))
        except (OSError, ValueError) as error:
            raise Unavailable(
                f"The app that serves {self.folder} stopped before it answered. It may have done "
                "what it was asked to, whole, or nothing of it. Look, and try again."
            ) from error


def find_app(folder: Path) -> RunningApp | None:
    """The app that serves a workspace folder; None where a socket was merely left behind.

    Raises Unavailable where an app is there and does not answer, or is not ours to ask.
    """
    try:
        with connected(folder) as (_, stream):
            return RunningApp(folder, json.loads(stream.readline())["address"])
    except TimeoutError as error:
        raise Unavailable(
            f"An app serves {folder} and does not answer. Nothing was changed. "
            "Try again, or stop that app first."
        ) from error
    except PermissionError as error:
        raise Unavailable(
            f"This account may not use the workspace in {folder}. Nothing was changed. "
            "Run the command as the account that the workspace belongs to."
        ) from error
    except (OSError, ValueError):  # no folder, no socket, nobody behind it, or hanging up
        return None


@contextmanager
def connected(folder: Path) -> Iterator[tuple[socket.socket, BufferedIOBase]]:
    with named(folder) as path, socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE)
        line.connect(path)
        with line.makefile("rwb") as stream:
            yield line, stream


@contextmanager
def named(folder: Path) -> Iterator[str]:
    """A name of the folder's socket that fits into an address: by way of a descriptor of the
    folder where its path is too long."""
    path = str(folder / SOCKET)
    if len(os.fsencode(path)) <= LONGEST_PATH:
        yield path
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}/{SOCKET}"
    finally:
        os.close(descriptor)


def tell(stream: BufferedIOBase, words: dict[str, Any]) -> None:
    stream.write(json.dumps(words).encode() + b"\n")
    stream.flush()


@contextmanager
def listening(folder: Path, address: str, answer: Answer) -> Iterator[None]:
    """Answers commands while the block runs; the end waits for those that are running.

    The caller holds the database, so that whoever left a socket in the folder is gone. Raises
    Unavailable where there can be no socket.
    """
    file = folder / SOCKET
    try:
        file.unlink(missing_ok=True)
        with named(folder) as path:
            server = Listening(path, address, answer)
    except OSError as error:
        raise Unavailable(
            f"Commands could not reach an app that serves {folder}: no socket can be made in it "
            f"({error.strerror or error}). Nothing was changed. Name a folder with a shorter "
            "path, on a disk of this computer."
        ) from error
    file.chmod(0o600)
    threading.Thread(target=server.serve_forever, args=(0.1,), name="control", daemon=True).start()
    try:
        yield
    finally:
        file.unlink(missing_ok=True)
        server.shutdown()
        server.server_close()


class Listening(ThreadingMixIn, UnixStreamServer):
    """Each caller in a thread of its own."""

    request_queue_size = 64

    def __init__(self, path: str, address: str, answer: Answer) -> None:
        super().__init__(path, Caller)
        self.address = address
        self.answer = answer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that vanishes, or speaks something else, harms nobody else."""
        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, OSError):
            LOG.error("%s on the control socket: %s", type(error).__name__, place_of(error))


class Caller(StreamRequestHandler):
    timeout = PATIENCE
    server: Listening

    def handle(self) -> None:
        tell(self.wfile, {"address": self.server.address})
        line = self.rfile.readline(LONGEST_COMMAND)
        if not line.endswith(b"\n"):
            return  # who only asked for the address hangs up here
        command = json.loads(line)
        tell(self.wfile, asdict(self.server.answer(command["argv"], Path(command["cwd"]))))
