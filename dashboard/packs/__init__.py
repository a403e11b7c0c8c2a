"""The pack of a debrief as files: one page to print, slides, and a PDF.

All three are made of one `HandOut`, so that they hold the same cases, sentences and figures; what
people wrote is nothing but text in each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.packs.page import as_page
from dashboard.packs.pdf import as_pdf
from dashboard.packs.slides import as_slides
from dashboard.packs.telling import HandOut


@dataclass(frozen=True)
class Kind:
    """A file that a pack is handed out as."""

    label: str
    media_type: str
    make: Callable[[HandOut], bytes]


KINDS = {
    "html": Kind("A page to print", "text/html; charset=utf-8", as_page),
    "pptx": Kind(
        "Slides",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        as_slides,
    ),
    "pdf": Kind("PDF", "application/pdf", as_pdf),
}
"""By how the file's name ends."""
