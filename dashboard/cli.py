"""The command `afterword`: this process's arguments, output and exit code."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from dashboard.commands import carry_out
from dashboard.invocation import Invocation


def main() -> int:
    """Carries out the command that this process was started with; its exit code."""
    here = Invocation(Path.cwd(), sys.stdout, sys.stderr)

    def end(*_: object) -> None:
        here.is_to_end = True
        raise KeyboardInterrupt

    # Asked to end, it ends as by Ctrl-C: the store is closed, what is half made is removed.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return carry_out(sys.argv[1:], here)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(main())
