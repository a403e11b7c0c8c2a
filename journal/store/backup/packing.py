"""Writes a backup's file: a tar of several files, encrypted while it is read, a piece at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tarfile import BLOCKSIZE, GNU_FORMAT, NUL, TarInfo

import pyrage

from journal.store.backup.contents import NAME, Contents
from journal.store.backup.key import Key

PIECE = 1_048_576
Told = Callable[[dict[str, str]], Contents]
"""Makes what stands at the end, of the SHA-256 of each file."""


def pack(files: list[Path], tell: Told, key: Key, target: Path) -> None:
    """Writes the files into a new one, and what they are at its end. Raises OSError."""
    pieces = Pieces(tar_of(files, tell))
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as sealed:
        try:
            pyrage.encrypt_io(pieces, sealed, [key.identity.to_public()])
        except pyrage.EncryptError as error:
            # It tells what it was told in words alone; of what else goes wrong, it is the writing.
            raise pieces.failed or OSError(str(error)) from error
        sealed.flush()
        os.fsync(descriptor)


def tar_of(files: list[Path], tell: Told) -> Iterator[bytes]:
    hashes: dict[str, str] = {}
    for file in files:
        yield header(file.name, file.stat().st_size)
        sha256, size = hashlib.sha256(), 0
        with file.open("rb") as stream:
            while piece := stream.read(PIECE):
                sha256.update(piece)
                size += len(piece)
                yield piece
        yield padding(size)
        hashes[file.name] = sha256.hexdigest()
    told = tell(hashes).model_dump_json().encode()
    yield header(NAME, len(told)) + told + padding(len(told))
    yield NUL * (2 * BLOCKSIZE)


def header(name: str, size: int) -> bytes:
    info = TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(GNU_FORMAT)


def padding(size: int) -> bytes:
    return NUL * (-size % BLOCKSIZE)


class Pieces:
    """A stream to read, of pieces of any size."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""
        self.failed: Exception | None = None

    def read(self, most: int) -> bytes:
        try:
            while not self._left:
                self._left = next(self._pieces)
        except StopIteration:
            return b""
        except Exception as error:
            self.failed = error
            raise
        piece, self._left = self._left[:most], self._left[most:]
        return piece
