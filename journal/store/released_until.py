"""Until which block check-ins were released, told beside the database and not in it.

A backup that is put back may be older than the last release. Released anew from what it holds, a
block would be told of other people than before, and what differs would be about these few
(docs/decisions/0026).
"""

from __future__ import annotations

import logging
from datetime import date

from journal.errors import Unavailable
from journal.store.audit_seal import SealFiles
from journal.store.key_file import replace_file

LOG = logging.getLogger("afterword")


def released_until(files: SealFiles) -> date | None:
    """The last block that was ever released here; None before the first. Raises Unavailable where
    that cannot be read: then nobody knows."""
    try:
        return date.fromisoformat(files.released.read_text("ascii").strip())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise Unavailable(
            f"{files.released.name} cannot be read, so that no block of check-ins is released. "
            "Nothing else is concerned. Put back the file from a copy of the folder; or take it "
            "away, if no backup of the database was ever put back."
        ) from error


def keep_released_until(files: SealFiles, block: date | None) -> None:
    """Remembers a block that was released, once that is committed. It never goes back.

    Where it cannot be written the release stays, and the next one sees to it.
    """
    before = released_until(files)
    if block is None or (before is not None and before >= block):
        return
    try:
        replace_file(files.released, block.isoformat())
    except OSError as error:
        LOG.error("%s could not be written: %s", files.released.name, error.strerror)
