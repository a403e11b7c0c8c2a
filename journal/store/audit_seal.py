"""What makes the audit log tell of tampering: a MAC over each row and the one before it.

The key, and the head (which row is the last one), lie beside the database and not in it. Both
are made before the log can hold a row, so that from then on a missing one is a finding. So does
the last row that was let go, once the log is kept for a time: what is left follows it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journal.store.key_file import find_key, find_or_make_key, replace_file

LOG = logging.getLogger("afterword")
KEY, HEAD, SINCE, RELEASED = "audit.key", "audit.head", "audit.since", "released.until"
SEALED = ("sequence", "previous_mac", "happened_at", "actor", "action", "subject")


@dataclass(frozen=True)
class Link:
    """A place in the chain: the number and the MAC of a row."""

    sequence: int
    mac: str


START = Link(0, "")
"""What the first row follows."""


def mac_of(key: bytes, row: Mapping[str, Any]) -> str:
    """The MAC of a row as it is stored, its own column left out."""
    moment = row["happened_at"].isoformat(timespec="microseconds")
    return signed(key, "row", *(moment if name == "happened_at" else row[name] for name in SEALED))


def signed(key: bytes, kind: str, *values: object) -> str:
    """HMAC-SHA256 over a JSON array, in which no two lists of values look alike."""
    message = json.dumps([f"afterword audit {kind}", *values], separators=(",", ":"))
    return hmac.new(key, message.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class SealFiles:
    """Where the key and the head of a database are, after which row its log begins, and what tells
    which blocks it released (store/released_until.py)."""

    key: Path
    head: Path
    since: Path
    released: Path

    @classmethod
    def beside(cls, database: Path, is_copy: bool) -> SealFiles:
        """A copy that is opened under a name of its own leaves the workspace's files alone, but for
        the key and what was let go of the log."""
        own = f"{database.stem}." if is_copy else ""
        names = (KEY, f"{own}{HEAD}", SINCE, f"{own}{RELEASED}")
        return cls(*(database.with_name(name) for name in names))

    def make(self) -> None:
        """Begins a chain. A key that is there stays: other databases of the folder need it. So
        does a head: it tells that there was a log, whose database somebody put another in place
        of, or took back to before it was sealed."""
        key = find_or_make_key(self.key)
        if not self.head.exists():
            write_head(self.head, key, START)


class Seal:
    """The key and the head of a store that is open."""

    def __init__(self, files: SealFiles) -> None:
        self.files = files
        self.key = find_key(files.key)
        self.head = find_link(files.head, self.key, "head") if self.key else None
        self.since = (find_link(files.since, self.key, "since") if self.key else None) or START

    def let_go(self, last: Link) -> None:
        """Remembers the last row that is let go, before it goes: rows up to there may be missing
        from then on. Raises OSError; nothing may go then."""
        if self.key and last.sequence > self.since.sequence:
            write_link(self.files.since, self.key, last, "since")
            self.since = last

    def keep(self, head: Link) -> None:
        """Remembers the last row, once it is committed.

        What was committed stays so where this fails: the head is behind then, until the next
        time. A head that was lost or forged is not made good, since that would hide it.
        """
        if not self.key or not self.head:
            return
        self.head = head
        try:
            write_head(self.files.head, self.key, head)
        except OSError as error:
            LOG.error("%s could not be written: %s", self.files.head.name, error.strerror)


def find_link(file: Path, key: bytes, kind: str) -> Link | None:
    """The place in a file; None where it is missing, or not made with this key for this."""
    try:
        told = json.loads(file.read_text("ascii"))
        link = Link(told["sequence"], told["mac"])
        is_ours = hmac.compare_digest(told["seal"], seal_of(key, link, kind))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return link if is_ours else None


def write_head(file: Path, key: bytes, head: Link) -> None:
    write_link(file, key, head, "head")


def write_link(file: Path, key: bytes, link: Link, kind: str) -> None:
    told = {"sequence": link.sequence, "mac": link.mac, "seal": seal_of(key, link, kind)}
    replace_file(file, json.dumps(told))


def seal_of(key: bytes, link: Link, kind: str) -> str:
    return signed(key, kind, link.sequence, link.mac)
