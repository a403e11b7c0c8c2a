"""Email addresses, also with an at sign that is spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal.identifiers.span import Piece

# Bounded, and begun only where no such character stands before: the time grows with the text.
EMAIL = re.compile(
    r"(?<![\w.+'-])[\w+'-][\w.+'-]{0,63}(?:@| ?[(\[]at[)\]] ?)"
    r"(?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,24}\b",
    re.IGNORECASE,
)


def emails_in(text: str) -> Iterator[Piece]:
    for match in EMAIL.finditer(text):
        yield Piece(*match.span())
