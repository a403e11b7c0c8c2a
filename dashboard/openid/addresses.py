"""Addresses that secrets may be sent to."""

from __future__ import annotations

from urllib.parse import urlsplit

from dashboard.site import HERE

LONGEST = 2_000


def is_safe(address: str) -> bool:
    """Whether an address is one with TLS, or on this computer, and names nobody's password."""
    try:
        parts = urlsplit(address)
        here = parts.scheme == "http" and parts.hostname in HERE
        named = bool(parts.hostname) and parts.username is None and (parts.port or 1) > 0
    except ValueError:
        return False
    return (parts.scheme == "https" or here) and named and len(address) <= LONGEST
