"""What a slide is made of: its title, texts, tables, charts and notes, each in its place."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Length, Pt

from dashboard.drawing.paper import NOT_IN_XML
from dashboard.packs.slide_charts import NativeChart
from dashboard.packs.slide_looks import dress
from dashboard.packs.telling import reads_from_right

WIDE, HIGH = 13.333, 7.5
"""Of a slide, in inches, as all that follows."""
EDGE, TOP, BOTTOM = 0.7, 1.75, 6.75
ROOM = WIDE - 2 * EDGE
TITLE_ONLY = 5
SHORT_TITLE = 55
HEADINGS, TEXTS = "Georgia", "Arial"
INK, QUIET, ACCENT = (RGBColor.from_string(one) for one in ("14191B", "54605F", "1E5C66"))
GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The look of a table that has lines and no colours."""


@dataclass(frozen=True)
class Box:
    """Where on a slide something stands."""

    left: float = EDGE
    top: float = TOP
    width: float = ROOM
    height: float = BOTTOM - TOP

    @property
    def place(self) -> tuple[Length, Length, Length, Length]:
        left, top, width, height = map(Inches, (self.left, self.top, self.width, self.height))
        return left, top, width, height


@dataclass(frozen=True)
class Look:
    """How a text looks."""

    size: int = 20
    colour: RGBColor = INK
    font: str = TEXTS
    is_bold: bool = False
    after: int = 8


class Deck:
    """Slides of one shape, each with a title, a foot and notes."""

    def __init__(self, title: str, made: datetime, foot: str) -> None:
        self.deck = Presentation()
        self.foot = foot
        widen(self.deck)
        about = self.deck.core_properties
        about.title, about.language, about.created, about.modified = title, "en", made, made
        about.author = about.last_modified_by = about.keywords = about.comments = ""

    def slide(self, title: str, notes: Iterable[str] = (), foot: str = "") -> Slide:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[TITLE_ONLY])
        frame = slide.shapes.title.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
        frame.margin_left = frame.margin_right = 0
        size = 30 if len(title) <= SHORT_TITLE else 24
        write(frame.paragraphs[0], title, Look(size, INK, HEADINGS, is_bold=True, after=0))
        told = " · ".join(filter(None, (self.foot, foot)))
        self.texts(slide, [told], Look(11, QUIET), Box(top=7.0, height=0.35))
        taken = slide.notes_slide.notes_text_frame
        fill(taken, notes, Look(12))
        return slide

    def texts(self, slide: Slide, told: Iterable[str], look: Look, box: Box) -> None:
        """Paragraphs in a box."""
        fill(frame_in(slide, box), told, look)

    def labelled(
        self, slide: Slide, told: Sequence[str], looks: tuple[Look, Look], box: Box
    ) -> None:
        """Labels and what stands below each of them, in turns."""
        frame = frame_in(slide, box)
        for number, text in enumerate(told):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            write(paragraph, text, looks[number % 2])

    def table(
        self,
        slide: Slide,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        box: Box,
        look: Look,
    ) -> None:
        """Rows below a head, with a line under each."""
        shape = slide.shapes.add_table(len(rows), len(widths), *box.place)
        table = shape.table
        shape._element.graphic.graphicData.tbl.tblPr.find("{*}tableStyleId").text = GRID
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Inches(width)
        for row, cells in zip(table.rows, rows, strict=True):
            row.height = Inches(box.height / len(rows))
            for cell, text in zip(row.cells, cells, strict=True):
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.margin_left = cell.margin_right = Inches(0.08)
                write(cell.text_frame.paragraphs[0], text, look)

    def chart(self, slide: Slide, one: NativeChart, box: Box, told: str) -> None:
        """A native chart; what it says is read out where it is not seen."""
        frame = slide.shapes.add_chart(one.kind, *box.place, one.data)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", NOT_IN_XML.sub("", told))
        dress(frame.chart, one)

    def written(self) -> bytes:
        out = io.BytesIO()
        self.deck.save(out)
        return out.getvalue()


def widen(deck: Presentation) -> None:
    """Makes what is drawn for an older screen as wide as screens are."""
    wider = Inches(WIDE) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    for one in deck.slide_master.placeholders:
        one.left, one.width = int(one.left * wider), int(one.width * wider)
    title = deck.slide_master.placeholders[0]
    title.left, title.top, title.width, title.height = Box(top=0.45, height=1.1).place


def frame_in(slide: Slide, box: Box) -> TextFrame:
    frame = slide.shapes.add_textbox(*box.place).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    return frame


def fill(frame: TextFrame, told: Iterable[str], look: Look) -> None:
    """One paragraph for each text."""
    for number, text in enumerate(told):
        write(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), text, look)


def write(paragraph: _Paragraph, text: str, look: Look) -> None:
    """A text and nothing but text, read in its own direction."""
    paragraph.text = NOT_IN_XML.sub("", text).replace("\v", "\n")
    paragraph.space_after = Pt(look.after)
    paragraph.alignment = PP_ALIGN.LEFT
    if reads_from_right(text):
        paragraph.alignment = PP_ALIGN.RIGHT
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    for run in paragraph.runs:
        run.font.size, run.font.name, run.font.bold = Pt(look.size), look.font, look.is_bold
        run.font.color.rgb = look.colour
        run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
