"""The database's logs, and whether what was kept in them can be read.

DuckDB takes a record that it cannot read, or whose length reaches beyond the end of its log, for
the one it was writing when it was killed, and zeros for the end, and forgets it with all that
stands behind it. A first record or a length in which a bit flipped, or a piece that the disk has
lost, looks the same, and what was kept behind it would be gone without a word. What DuckDB had only
begun to write is never followed by a commit; so one that is tells which of the two it was. Decision
0040.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path

LOGS = (".wal", ".wal.checkpoint", ".wal.recovery")
"""What DuckDB calls them: the log, that of what is committed while the log is written into the
file, and the one that both become after a kill."""
END = b"\xff\xff"
COMMIT = b"\x64\x00\x64" + END
LENGTH_AND_CHECKSUM = struct.Struct("<QQ")
WHOLE_COMMIT = re.compile(struct.pack("<Q", len(COMMIT)) + b".{8}" + COMMIT, re.DOTALL)
# Version 2 of the log, which database it is of, and how often that was written anew. This first
# record has neither length nor checksum.
HEAD = re.compile(
    rb"\x64\x00\x62\x65\x00\x02\x66\x00\x10(?:[\x00-\x7f]|[\x80-\xff]\x01){16}"
    rb"\x67\x00[\x80-\xff]*[\x00-\x7f]" + END
)


def logs_of(file: Path) -> tuple[Path, ...]:
    """Where the logs of a database stand; the first is the one that is written to most of the
    time."""
    return tuple(file.with_name(f"{file.name}{log}") for log in LOGS)


def stands_alone(log: Path) -> bool:
    """Whether what should be beside the first log is there without it. DuckDB puts it in the place
    of that in one step, so that no kill leaves it so, but half a copy does; and it would be passed
    over."""
    return log.exists() and log.suffix != LOGS[0] and not log.with_suffix("").exists()


def is_broken_before_a_commit(log: Path) -> bool:
    """Whether what DuckDB would take for the end of the log is, or is followed by, a commit."""
    body = read(log)
    head = HEAD.match(body)
    if not head:
        return bool(WHOLE_COMMIT.search(body))
    at = head.end()
    while at + LENGTH_AND_CHECKSUM.size <= len(body):
        length, _ = LENGTH_AND_CHECKSUM.unpack_from(body, at)
        at += LENGTH_AND_CHECKSUM.size
        if not length or at + length > len(body):
            return body.startswith(COMMIT, at) or bool(WHOLE_COMMIT.search(body, at))
        at += length
    return False


def read(log: Path) -> bytes:
    """Nothing for a log that is not there, or no longer where another process has just written it
    into the file, and for one that cannot be read, of which DuckDB tells."""
    try:
        return log.read_bytes()
    except OSError:
        return b""
