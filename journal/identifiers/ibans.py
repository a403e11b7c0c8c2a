"""IBANs: a country, its length and structure, and a checksum modulo 97."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban

from journal.identifiers.span import Piece

SHORTEST, LONGEST = 15, 34
BEGINNING = re.compile(r"(?<![^\W_])[A-Z]{2}[0-9]{2}(?=[ .\n-]?[A-Z0-9])", re.IGNORECASE)
TOKEN = re.compile(r"[ .\n-]{0,3}([A-Z0-9]{1,34})(?![^\W_])", re.IGNORECASE)


def ibans_in(text: str) -> Iterator[Piece]:
    """The IBANs in a folded text, however they are grouped."""
    behind = 0
    for beginning in BEGINNING.finditer(text):
        end = _end(text, beginning.start()) if beginning.start() >= behind else None
        if end is not None:
            behind = end
            yield Piece(beginning.start(), end)


def _end(text: str, start: int) -> int | None:
    """Where the IBAN ends that starts here, if one does."""
    written, position = "", start
    while len(written) < LONGEST and (token := TOKEN.match(text, position)):
        written += token[1]
        position = token.end()
        if SHORTEST <= len(written) <= LONGEST and iban.is_valid(written):
            return position
    return None
