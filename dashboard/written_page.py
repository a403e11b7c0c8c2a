"""A page that is written into a file: whoever opens it, it loads nothing and runs nothing."""

from __future__ import annotations

from pathlib import Path
from string import Template

BEGINNING = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
LOADS_NOTHING = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def page_beside(module: str) -> Template:
    """The page.html that stands beside a module, with what the head of every such page says."""
    text = Path(module).with_name("page.html").read_text(encoding="utf-8")
    return Template(text.replace("$beginning", BEGINNING).replace("$loads_nothing", LOADS_NOTHING))
