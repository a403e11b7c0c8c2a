"""A program that is killed while it does something, as a power cut does."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60.0


def killed_once(program: str, *argv: str | Path, seen: Callable[[], bool]) -> list[str]:
    """Runs a program of Python until something is seen of it, and kills it; the lines that it had
    printed by then. Fails where it ends before."""
    command = [sys.executable, "-c", program, *map(str, argv)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        until = time.monotonic() + PATIENCE
        try:
            while not seen():
                assert process.poll() is None, f"it ended: {process.returncode}"
                assert time.monotonic() < until, "nothing was seen of it"
        finally:
            process.kill()
        return process.stdout.read().splitlines()
