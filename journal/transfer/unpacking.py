"""Excel and Parquet files, as tables that can be read row by row.

Both are unpacked by programs that others wrote, from files that anybody may have made. So it is
done in a process that may take so much and no more; where it fails, the file is refused and
nothing else happens.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from journal.transfer.given_file import GivenFile, held_open
from journal.transfer.limits import MOST_COLUMNS, MOST_MEMORY, MOST_SECONDS

LOG = logging.getLogger("afterword")
PACKED = (".xlsx", ".parquet")
PROGRAM = "journal.transfer.unpacking_apart"
PROJECT = Path(__file__).parents[2]


@contextmanager
def unpacked(file: GivenFile, folder: Path | None = None) -> Iterator[GivenFile]:
    """The file as it can be read row by row: a CSV file as it is, another one unpacked into a file
    without a name, in this folder or where the system keeps such, that is gone at the end.

    Raises Refused for a file that cannot be unpacked.
    """
    if file.is_unpacked or file.ending not in PACKED:
        yield file
        return
    with tempfile.TemporaryFile(dir=folder) as into:
        unpack(file, into)
        yield held_open(file.name, into, is_unpacked=True)


def unpack(file: GivenFile, into: BinaryIO) -> None:
    """Has the rows of a file written, each as a line of JSON. Raises Refused."""
    with file.opened() as stream, tempfile.TemporaryFile() as beside:
        source = stream if has_place(stream) else copied(stream, beside)
        try:
            done = subprocess.run(  # noqa: S603 - our own program, by its name
                [sys.executable, "-m", PROGRAM, file.ending, str(MOST_MEMORY)],
                stdin=source,
                stdout=into,
                stderr=subprocess.PIPE,
                cwd=PROJECT,
                env={**os.environ, "ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"},
                timeout=4 * MOST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise file.refused(TOO_MUCH) from error
    if done.returncode < 0:
        LOG.warning("what unpacks %s files was ended by signal %d", file.ending, -done.returncode)
    if done.returncode:
        raise file.refused(why(done.returncode, done.stderr.decode("utf-8", "replace")))


def has_place(stream: BinaryIO) -> bool:
    """Whether another process can read it from where it stands: a file of the system's own."""
    try:
        stream.fileno()
    except OSError:
        return False
    return True


def copied(stream: BinaryIO, into: BinaryIO) -> BinaryIO:
    while piece := stream.read(1 << 20):
        into.write(piece)
    into.seek(0)
    return into


TOO_MUCH = (
    f"takes more than {MOST_MEMORY // 1024**3} GB of memory or {MOST_SECONDS} seconds to unpack, "
    "or 400 MB of room, which no table of records needs. Save it as CSV, or in parts."
)
UNREADABLE = (
    "cannot be unpacked: it is damaged, locked with a password, not what its name says, or so "
    f"large that {MOST_MEMORY // 1024**3} GB of memory do not hold it. Open it in the program it "
    "comes from, and save it as CSV."
)


def why(code: int, told: str) -> str:
    """Why a file could not be unpacked, from how the process ended and its last word."""
    word, _, number = told.partition(" ")
    if word == "columns" and number.isdigit():
        return (
            f"has {int(number):,} columns, and {MOST_COLUMNS} can be read. Keep those that hold "
            "an answer."
        )
    return TOO_MUCH if code < 0 else UNREADABLE
