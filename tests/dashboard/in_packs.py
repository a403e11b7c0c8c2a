"""What the files of a pack say, read out of them by others than those who wrote them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from zipfile import ZipFile

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.slide import Slide
from pypdf import PdfReader

from dashboard.packs.telling import HandOut

FOOT = re.compile(r"\n.* \d+ of \d+\s*$")
UNSEEN = re.compile("[\\s\u200b]+")


def squeezed(text: str) -> str:
    """A text without what lines are broken at, which each file does in its own places."""
    return UNSEEN.sub("", text)


class Texts(HTMLParser):
    """The texts of a page, but for its style."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.get_starttag_text() != "<style>":
            self.found.append(data)


def text_of(kind: str, body: bytes) -> str:
    return READ[kind](body)


def text_of_page(body: bytes) -> str:
    texts = Texts()
    texts.feed(body.decode())
    return " ".join(texts.found)


def text_of_slides(body: bytes) -> str:
    return "\n".join(text for slide in slides(body) for text in texts_on(slide))


def text_of_pdf(body: bytes) -> str:
    """Of its pages one after the other, without the foot of each."""
    pages = PdfReader(io.BytesIO(body)).pages
    return "\n".join(FOOT.sub("", page.extract_text()) for page in pages)


READ = {"html": text_of_page, "pptx": text_of_slides, "pdf": text_of_pdf}


def slides(body: bytes) -> list[Slide]:
    return list(Presentation(io.BytesIO(body)).slides)


def texts_on(slide: Slide) -> Iterator[str]:
    """Of its boxes, tables, charts and notes."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
    for chart in charts_on(slide):
        yield from chart.plots[0].categories
        for series in chart.plots[0].series:
            yield from (label.text or "" for label in series._element.iter("{*}t"))
    yield slide.notes_slide.notes_text_frame.text


def charts_on(slide: Slide) -> list[Chart]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def parts_of(body: bytes) -> bytes:
    """All that is in a file of slides, and in the sheets behind its charts, unpacked."""
    with ZipFile(io.BytesIO(body)) as file:
        parts = [file.read(name) for name in file.namelist()]
    return b"\n".join(parts_of(part) if part.startswith(b"PK") else part for part in parts)


def texts_in(handed: HandOut) -> Iterable[str]:
    """All that a pack says, whichever file it is in; but for what only its leader is told."""
    yield handed.title
    yield handed.made
    yield from handed.about
    for part in handed.parts:
        yield part.about
        yield from (*part.sentences, *part.to_fill)
        for case in part.cases:
            yield from (case.title, *case.questions)
            for said in case.answers:
                yield from (said.label, said.text)
    for figure in handed.figures:
        yield from (figure.title, figure.finding)
    yield from handed.withheld
