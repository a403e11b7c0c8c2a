"""A real server of a real workspace, started by `afterword run`, with a clock that a test moves."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

from dashboard import session
from dashboard.commands import carry_out
from dashboard.invocation import Invocation
from tests.browser.served import Served, poll

CLOCK = "seconds-ahead"
LINK = re.compile(r"http://\S+(/setup/\S+)")


class ServedForReal(Served):
    """A workspace of which nothing is there before its first start."""

    def start(self) -> None:
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", __name__, str(self.folder), str(self.port)]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        poll(self.answers, lambda: f"the server did not start:\n{self.log.read_text()}")

    def setup_path(self) -> str:
        """Where the newest set-up link that was printed leads."""
        links: list[str] = LINK.findall(self.log.read_text())
        return links[-1]

    def link_for(self, login: str) -> str:
        """Where a link leads that an admin has made on the command line."""
        out, err = StringIO(), StringIO()
        argv = ["person", "invite", login, "--data", str(self.folder)]
        assert carry_out(argv, Invocation(Path("/"), out, err)) == 0, err.getvalue()
        return re.findall(r"http://[^/]+(/\S+)", out.getvalue())[0]

    def call(self, *argv: str) -> None:
        """Carries out a command inside the running app."""
        out, err = StringIO(), StringIO()
        data = ["--data", str(self.folder)]
        assert carry_out([*argv, *data], Invocation(Path("/"), out, err)) == 0, err.getvalue()

    def set_clock(self, ahead: timedelta) -> None:
        self.folder.with_suffix(f".{CLOCK}").write_text(str(ahead.total_seconds()))


def main(folder: Path, port: str, at: str = "") -> int:
    clock = folder.with_suffix(f".{CLOCK}")

    def now() -> datetime:
        ahead = float(clock.read_text() or 0) if clock.exists() else 0
        return datetime.now(UTC) + timedelta(seconds=ahead)

    session.now = now
    argv = ["run", "--data", str(folder), "--port", port, *(["--site", at] if at else [])]
    return carry_out(argv, Invocation(Path.cwd(), sys.stdout, sys.stderr))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
