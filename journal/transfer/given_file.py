"""A file that was given to be imported: a file on the disk, or one that came without a name."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from journal.errors import Problem, Refused


@dataclass(frozen=True)
class GivenFile:
    """A file to read, from its beginning, as often as it is opened."""

    name: str
    """As its giver calls it. It is told to people, and never taken for a path."""
    opened: Callable[[], BinaryIO]
    is_unpacked: bool = False
    """Whether it is a table that was unpacked (unpacking.py), and not what was given itself."""

    @property
    def ending(self) -> str:
        return Path(self.name).suffix.lower()

    def refused(self, sentence: str) -> Refused:
        return Refused([Problem(self.name, f"{sentence} Nothing was imported.")])


def on_disk(path: Path) -> GivenFile:
    """A file by its path. Opening it raises Refused where it cannot be opened."""

    def opened() -> BinaryIO:
        try:
            return path.open("rb")
        except OSError as error:
            told = "cannot be opened. Check the name, and who may read it."
            raise GivenFile(path.name, opened).refused(told) from error

    return GivenFile(path.name, opened)


def held_open(name: str, file: BinaryIO, *, is_unpacked: bool = False) -> GivenFile:
    """A file that has no name on the disk; whoever holds it open closes it."""

    def opened() -> BinaryIO:
        return io.BufferedReader(FromTheBeginning(file), 1 << 16)

    return GivenFile(name, opened, is_unpacked)


class FromTheBeginning(io.RawIOBase):
    """Reads an open file at a place of its own, so that others can read it at the same time, or
    close it."""

    def __init__(self, file: BinaryIO) -> None:
        self._descriptor = os.dup(file.fileno())
        self._place = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        read = os.pread(self._descriptor, len(into), self._place)
        into[: len(read)] = read
        self._place += len(read)
        return len(read)

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()
