"""A text that says how somebody is reached, with what a phone or a browser can open as a link.

Everything else of it is text: nothing that somebody writes becomes markup.
"""

from __future__ import annotations

import re
from html import escape

PIECES = re.compile(
    r"(?P<web>https://[^\s<>\"']*[\w/])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<tel>\+?\d[\d ()/–-]{3,}\d)"
)
LEAST_DIGITS = 6
"""A shorter number is an extension, a room or an hour; but for those that everybody knows."""


def reachable(text: str) -> str:
    """The text as HTML, with links to its telephone numbers, email and https addresses."""
    said, at = "", 0
    for found in PIECES.finditer(text):
        said += escape(text[at : found.start()]) + linked(found)
        at = found.end()
    return said + escape(text[at:])


def linked(found: re.Match[str]) -> str:
    piece = found[0]
    if found.lastgroup == "web":
        return f'<a href="{escape(piece)}" target="_blank" rel="noopener">{escape(piece)}</a>'
    if found.lastgroup == "mail":
        return f'<a href="mailto:{escape(piece)}">{escape(piece)}</a>'
    digits = re.sub(r"[^\d+]", "", piece)
    if len(digits) < LEAST_DIGITS:
        return escape(piece)
    return f'<a href="tel:{digits}">{escape(piece)}</a>'
