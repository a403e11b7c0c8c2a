"""Ids that sort by the moment they were made: UUID version 7 (RFC 9562, section 5.7); and one that
does not."""

from __future__ import annotations

import secrets
import time
import uuid


def new_id() -> str:
    """A new UUIDv7 as text; ids made later sort later, to the millisecond."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    return str(uuid.UUID(int=value | 0b10 << 62 | secrets.randbits(62)))


def id_of_chance() -> str:
    """A new UUIDv4 as text, for what may not tell when it was made, or not begin like others."""
    return str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))


def is_id(text: str) -> bool:
    """Whether this is the text of a UUID; anything from an address bar has to pass."""
    try:
        return str(uuid.UUID(text)) == text
    except (ValueError, TypeError, AttributeError):
        return False
