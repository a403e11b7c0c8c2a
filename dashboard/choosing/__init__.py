"""A file field: a small file is read in the browser and comes by the page's own connection.

Streamlit's own field sends it to a route of its own, which keeps it in memory for whoever knows its
address; the gate has that route closed. What comes this way is this tab's alone, and goes with it.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from dashboard.components import component


def choose_file(label: str, *, key: str, accepts: str, most: int) -> bytes | None:
    """Draws the field; what is in the file that was chosen, None before one is. A file with more
    than `most` bytes is not sent, and the page says so. Nothing of its name is used."""
    sent = component("choosing")(
        key=key,
        data={"label": label, "accepts": accepts, "most": most, "place": key},
        on_content_change=lambda: None,
    )
    return content_of(sent, most)


def content_of(sent: Any, most: int) -> bytes | None:
    """The bytes that the browser sent; a page of somebody else's making may send anything."""
    told = sent.get("content") if sent else None
    if not isinstance(told, str) or len(told) > most * 2:
        return None
    try:
        return base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError):
        return None
