"""A file of records as the command imports it: how long it takes, and how much memory.

In a process of its own: a command is told to have held at least what whoever started it did.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.measuring import Row

ROWS = 100_000
SECONDS, MEGABYTES = 20, 400
SEED = 7
WORDS = """
    the router has been slow since noon and nobody called back billed twice for a month I never
    had waited in for a technician who did not come refused to give a refund cancel my account
"""
HEAD = ("Ticket", "Complaint", "Date", "Time", "Via", "Status")
MAPPING = """
team = "Complaints"
readable_by = ["sam"]
[columns]
case_ref = "Ticket"
what_happened = "Complaint"
channel = "Via"
outcome = "Status"
[values.channel]
"Call" = "phone"
[values.outcome]
"Solved" = "resolved"
[occurred_at]
date = "Date"
date_formats = ["%d-%m-%y"]
time = "Time"
time_format = "%I:%M %p"
[defaults]
cause = "unclear"
"""


def rows(number: int) -> list[Row]:
    command = [sys.executable, "-m", __name__, str(number)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = json.loads(done.stdout)
    told = f"Import of {number:,} records"
    # The second limit is the same for any number of rows: they are held a thousand at a time.
    return [
        Row(told, "", "s", (seconds,), must=SECONDS),
        Row(f"{told}, memory of the process", "", "MB", (megabytes,), must=MEGABYTES),
    ]


def measure(number: int) -> tuple[float, float]:
    """Seconds, and megabytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "complaints.csv", number)
        (folder / "map.toml").write_text(MAPPING, encoding="utf-8")
        afterword(folder, "init", "--organisation", "Acme", "--timezone", "Europe/London")
        afterword(folder, "person", "add", "sam", "--name", "Sam", "--role", "admin")
        return afterword(folder, "import", "complaints.csv", "--mapping", "map.toml", "--json")


def write(file: Path, number: int) -> None:
    """Complaints of some ten words, of which every fiftieth holds a telephone number."""
    chance, words = random.Random(SEED), WORDS.split()
    with file.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(HEAD)
        for n in range(number):
            text = " ".join(chance.choices(words, k=chance.randint(4, 24)))
            text += " call 020 7946 0000" if n % 50 == 0 else ""
            day = f"{chance.randint(1, 28):02}-{chance.randint(1, 12):02}-25"
            at = f"{chance.randint(1, 12)}:{chance.randint(0, 59):02} PM"
            out.writerow([200_000 + n, text, day, at, "Call", "Solved"])


def afterword(folder: Path, *command: str) -> tuple[float, float]:
    """How many seconds a command took, and how many megabytes it held at most."""
    begun = time.perf_counter()
    program = [sys.executable, "-m", "dashboard.cli", "--data", str(folder / "workspace")]
    where = {**os.environ, "PYTHONPATH": os.getcwd()}
    running = subprocess.Popen(
        [*program, *command], cwd=folder, env=where, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0, command
    return time.perf_counter() - begun, used.ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
