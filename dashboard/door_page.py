"""The pages of the door: plain HTML that works without a script, in one frame."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template

from starlette.responses import HTMLResponse

PAGES = {
    file.stem: Template(file.read_text(encoding="utf-8"))
    for file in (Path(__file__).parent / "door_pages").glob("*.html")
}


class Drawn(str):
    """HTML of ours; every other value is a text and is escaped."""


def drawn(page: str, **values: object) -> Drawn:
    """A page without its frame, or a part of one."""
    safe = {name: v if isinstance(v, Drawn) else escape(str(v)) for name, v in values.items()}
    return Drawn(PAGES[page].substitute(safe))


def shown(
    page: str,
    heading: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    title: str = "",
    **values: object,
) -> HTMLResponse:
    """A page in its frame, as a response."""
    body = drawn(page, **values)
    framed = drawn("frame", title=title or f"{heading}: Afterword", heading=heading, body=body)
    return HTMLResponse(framed, status_code=status, headers=headers)


def problem(*sentences: object) -> Drawn:
    """What is wrong with what was given; empty where nothing is."""
    return Drawn("".join(f"<p>{escape(str(sentence))}</p>" for sentence in sentences))


def told(
    heading: str,
    sentence: str,
    *,
    status: int = 200,
    way_on: str = "/login",
    way_on_label: str = "Sign in",
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """A page of one sentence, with a way on."""
    return shown(
        "told",
        heading,
        status=status,
        headers=headers,
        sentence=sentence,
        way_on=way_on,
        way_on_label=way_on_label,
    )
