"""Makes the screenshots of the documentation: `make pictures`.

A demo of a fixed day and seed is built and served, and each picture is taken once the page has
come to rest.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
