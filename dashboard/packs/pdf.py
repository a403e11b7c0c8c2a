"""A pack as a PDF: tagged, with its language, and readable by those who do not see it (PDF/UA-1).

Typst sets it, with the fonts that it brings along and those of the machine.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import typst

from dashboard.drawing import as_svg
from dashboard.drawing.paper import NOT_IN_XML
from dashboard.packs.telling import HandOut, Part, Said, ToldCase, reads_from_right

SET_BY = Path(__file__).parent / "pack.typ"
NO_FONT = re.compile(r"the text `\"(.+?)\"` could not be displayed")
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
IN_ITS_PLACE = "□"
TOLD_OF_IT = (
    f"Some characters stand here as {IN_ITS_PLACE}, as there is no font for them where this was "
    "made. They are in the page to print, and in the slides."
)
LONG_WORD = re.compile(r"\S{40}(?=\S)")
MAY_BREAK = "\u200b"


def as_pdf(handed: HandOut) -> bytes:
    """The PDF. What no font of this machine has is put as a box, and that is told."""
    held = told(handed)
    without: set[str] = set()
    while True:
        try:
            return set_in_type(held, without)
        except typst.TypstError as error:
            missing = shown_by_no_font(error.diagnostic)
            if missing <= without:
                raise
            if not without:
                held["about"].append(said(TOLD_OF_IT))
            without |= missing


def set_in_type(held: dict[str, Any], without: set[str]) -> bytes:
    data = json.dumps(held, ensure_ascii=False)
    for text in sorted(without, key=len, reverse=True):
        data = data.replace(text, IN_ITS_PLACE)
    made: bytes = typst.compile(
        SET_BY, root=SET_BY.parent, sys_inputs={"pack": data}, pdf_standards="ua-1"
    )
    return made


def shown_by_no_font(diagnostic: str) -> set[str]:
    """The characters of which the setting says so; all of them at once."""
    found = NO_FONT.findall(diagnostic)
    return {ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in found}


def told(handed: HandOut) -> dict[str, Any]:
    """The pack as the paper takes it."""
    return {
        "title": handed.title,
        "running": f"{handed.title} · {handed.made}",
        "made": f"{handed.minutes} minutes · made on {handed.made}",
        "about": list(map(said, handed.about)),
        "agenda": [
            ("Agenda", "Minutes"),
            *((part.about, str(part.minutes)) for part in handed.parts),
        ],
        "parts": [told_part(part) for part in handed.parts],
        "figures": [
            {
                "title": one.title,
                "finding": one.finding,
                "chart": on_its_own(as_svg(one.drawn, one.name, one.title, one.finding)),
            }
            for one in handed.figures
        ],
        "withheld": list(map(said, handed.withheld)),
    }


def told_part(part: Part) -> dict[str, Any]:
    return {
        "about": part.about,
        "minutes": "1 minute" if part.minutes == 1 else f"{part.minutes} minutes",
        "sentences": list(map(said, part.sentences)),
        "cases": [told_case(case) for case in part.cases],
        "to_fill": part.to_fill,
    }


def told_case(case: ToldCase) -> dict[str, Any]:
    return {
        "title": case.title,
        "short": list(map(answer, case.short)),
        "long": list(map(answer, case.long)),
        "questions": list(map(said, case.questions)),
    }


def answer(one: Said) -> dict[str, Any]:
    return {"label": one.label, **said(one.text)}


def said(text: str) -> dict[str, Any]:
    """A text, of which a line that has no place to break may break anywhere."""
    broken = LONG_WORD.sub(lambda found: found[0] + MAY_BREAK, NOT_IN_XML.sub("", text))
    return {"text": broken, "rtl": reads_from_right(text)}


def on_its_own(svg: str) -> str:
    """A drawing that is no part of a page says what it is made of."""
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
