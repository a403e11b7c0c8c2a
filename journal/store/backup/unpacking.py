"""Reads a backup's file to its end, a piece at a time, and holds it to what it says of itself."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from tarfile import BLOCKSIZE, NUL, TarError, TarInfo
from typing import BinaryIO

import pyrage
from pydantic import ValidationError

from journal.errors import NotFound, Unavailable
from journal.store.backup.contents import LARGEST, NAME, Contents, is_plain
from journal.store.backup.key import Key

WRONG_KEY = "No matching keys"
PIECE = 128 * BLOCKSIZE


def unpack(file: Path, key: Key, into: Path | None) -> Contents:
    """What a backup holds, once all of it was read, and its files in a folder where one is named.

    Raises NotFound, and Unavailable for a file that is damaged, half-written, made with another
    key, or no backup; OSError where the folder's disk is full.
    """
    try:
        with file.open("rb") as sealed, closing(Unpacked(into)) as unpacked:
            try:
                pyrage.decrypt_io(sealed, unpacked, [key.identity])
                return unpacked.told()
            except pyrage.DecryptError as error:
                raise not_opened(file, key, str(error)) from error
            except OSError as error:
                if error.errno is None:  # age's own, for what was changed or cut off
                    raise damaged(file) from error
                raise
            except (ValueError, TarError) as error:
                raise damaged(file) from error
    except FileNotFoundError as error:
        raise NotFound(f"The backup {file} is not there. Nothing was changed.") from error
    except IsADirectoryError as error:
        raise NotFound(f"{file} is a folder. Nothing was changed. Name a file in it.") from error
    except PermissionError as error:
        raise Unavailable(
            f"The backup {file} cannot be read by this account. Nothing was changed."
        ) from error


def not_opened(file: Path, key: Key, told: str) -> Unavailable:
    if WRONG_KEY in told:
        return Unavailable(
            f"{file.name} does not open with the key {key.file}: it was made with another one, or "
            "its beginning is damaged. Nothing was changed. Name its key with --key."
        )
    return damaged(file)


def damaged(file: Path) -> Unavailable:
    return Unavailable(
        f"{file.name} is no whole backup of Afterword: it is half-written, damaged, or something "
        "else. Nothing was changed. Take another backup."
    )


class Unpacked:
    """Takes a tar in pieces as they come, and writes its files."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._rest = b""
        self._hashes: dict[str, str] = {}
        self._told = b""
        self._steps = self.members()
        self._wanted = next(self._steps)

    def write(self, piece: bytes) -> int:
        self._rest += piece
        while len(self._rest) >= self._wanted > 0:
            taken, self._rest = self._rest[: self._wanted], self._rest[self._wanted :]
            self._wanted = self._steps.send(taken)
        return len(piece)

    def flush(self) -> None:
        """For whoever writes; a file is flushed when it is closed."""

    def close(self) -> None:
        self._steps.close()

    def told(self) -> Contents:
        """What stood at the end. Raises ValueError where it is not what was read."""
        try:
            contents = Contents.model_validate_json(self._told)
        except ValidationError as error:
            raise ValueError("no contents") from error
        if contents.files != self._hashes:
            raise ValueError("other files")
        return contents

    def members(self) -> Generator[int, bytes]:
        """Asks for as many bytes as it wants next, for ever: after the tar's end come zeros."""
        while True:
            block = yield BLOCKSIZE
            if block.strip(NUL):
                info = TarInfo.frombuf(block, "utf-8", "strict")
                yield from self.member(info.name, info.size)

    def member(self, name: str, size: int) -> Generator[int, bytes]:
        is_too_large = name == NAME and size > LARGEST
        if not is_plain(name) or name in self._hashes or self._told or is_too_large:
            raise ValueError("a file that no backup holds")
        sha256, left = hashlib.sha256(), size
        with self.writing(name) as file:
            while left:
                piece = yield min(left, PIECE)
                sha256.update(piece)
                file.write(piece)
                left -= len(piece)
        if size % BLOCKSIZE:
            yield -size % BLOCKSIZE
        if name != NAME:
            self._hashes[name] = sha256.hexdigest()

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """Where a file goes: into the folder, on the disk once this ends; or nowhere."""
        if name == NAME:
            with BytesIO() as told:
                yield told
                self._told = told.getvalue()
        elif self._folder is None:
            with open(os.devnull, "wb") as nowhere:
                yield nowhere
        else:
            descriptor = os.open(self._folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(descriptor)
