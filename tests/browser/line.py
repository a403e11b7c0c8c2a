"""A line between browser and server that a test cuts, and a real workspace at its far end."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
from pathlib import Path

from tests.browser.served import free_port, poll
from tests.browser.served_for_real import ServedForReal

HERE = "127.0.0.1"


class Line:
    """Hands bytes on in both directions, until it is cut: then every connection breaks, and there
    is nothing to connect to."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.port = free_port()
        self.ends: set[socket.socket] = set()
        self.listening: socket.socket | None = None

    def mend(self) -> None:
        self.listening = socket.create_server((HERE, self.port))
        threading.Thread(target=self._connect, args=(self.listening,), daemon=True).start()

    def cut(self) -> None:
        assert self.listening is not None
        break_off(self.listening)
        for end in list(self.ends):
            break_off(end)
        self.ends.clear()

    def _connect(self, listening: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listening.accept()
                self._carry(near)

    def _carry(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection((HERE, self.to))
        except OSError:  # the server is not there
            near.close()
            return
        self.ends |= {near, far}
        for pair in ((near, far), (far, near)):
            threading.Thread(target=hand_on, args=pair, daemon=True).start()


def hand_on(source: socket.socket, to: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            to.sendall(piece)
    break_off(source)
    break_off(to)


def break_off(end: socket.socket) -> None:
    """Closes a socket in whatever thread somebody waits for it."""
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


class ServedOverALine(ServedForReal):
    """A workspace whose browsers come over a line."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.line = Line(self.port)
        self.line.mend()

    @property
    def base(self) -> str:
        return f"http://{HERE}:{self.line.port}"

    def start(self) -> None:
        with self.log.open("ab") as log:
            program = [sys.executable, "-m", ServedForReal.__module__]
            command = [*program, str(self.folder), str(self.port), self.base]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        poll(self.answers, lambda: f"the server did not start:\n{self.log.read_text()}")
