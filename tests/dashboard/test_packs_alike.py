"""The three files of a pack say the same, and what people wrote is nothing but text in each."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from dashboard.charts.theme import Figure
from dashboard.drawing import as_svg
from dashboard.packs import KINDS
from dashboard.packs.pdf import IN_ITS_PLACE, TOLD_OF_IT
from dashboard.packs.slides import GOES_ON
from dashboard.packs.telling import HandOut, Said, ToldFigure, told
from journal.actions.handing_out_packs import PackToTake
from journal.free_text import LONG
from journal.store import open_store
from journal.store.duckdb_engine import DuckDBStore
from tests.dashboard.conftest import copied
from tests.dashboard.in_packs import charts_on, slides, squeezed, text_of, texts_in, texts_on
from tests.dashboard.test_packs import take

HOSTILE = (
    "<script>alert('x')</script> =cmd|' /C calc'!A0 #let x = 1; #read(\"/etc/passwd\") $x$ \\u{41}"
)
FROM_RIGHT = "مرحبا، وصل الطرد متأخرا"
WORDS = ("It came late and nobody had called. " * (LONG // 36)).strip()
ONE_WORD = "late" * (LONG // 4)
NO_FONT_HAS = "\U000f0000"


@pytest.fixture(scope="module")
def handed(small_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> HandOut:
    folder = copied(small_demo, tmp_path_factory.mktemp("packs") / "demo")
    with closing(open_store(folder)) as store:
        return as_handed(store)


def as_handed(store: DuckDBStore) -> HandOut:
    """The pack of the demo's next debrief."""
    found: list[PackToTake] = []

    def make(pack: PackToTake) -> bytes:
        found.append(pack)
        return b""

    take(store, make)
    return told(found[-1])


def saying(handed: HandOut, text: str) -> HandOut:
    """The same, with a text of an author's in a case, and as what the team will do."""
    parts = [
        replace(
            part,
            cases=tuple(
                replace(case, answers=(*case.answers, Said("What happened", text)))
                for case in part.cases
            ),
        )
        for part in handed.parts
    ]
    parts[1] = replace(parts[1], sentences=(text[:300],))
    return replace(handed, parts=tuple(parts))


def cases_of(handed: HandOut) -> list[str]:
    return [case.title for part in handed.parts for case in part.cases]


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_a_pack_says_is_in_each_file(handed: HandOut, kind: str) -> None:
    said = squeezed(text_of(kind, KINDS[kind].make(handed)))
    assert (len(cases_of(handed)), len(handed.figures)) == (3, 6)
    assert [text for text in texts_in(handed) if squeezed(text) not in said] == []


def test_cases_and_figures_stand_in_the_same_order_in_each_file(handed: HandOut) -> None:
    wanted = [*cases_of(handed), *(figure.finding for figure in handed.figures)]
    found = {}
    for kind, written in KINDS.items():
        said = squeezed(text_of(kind, written.make(handed)))
        found[kind] = sorted(wanted, key=lambda text: said.index(squeezed(text)))
    assert found == dict.fromkeys(KINDS, wanted)


def test_the_charts_of_each_file_have_the_same_numbers(handed: HandOut) -> None:
    page = KINDS["html"].make(handed).decode()
    deck = slides(KINDS["pptx"].make(handed))
    by_title = {slide.shapes.title.text: slide for slide in deck}
    for figure in handed.figures:
        drawn = as_svg(figure.drawn, f"chart-{figure.name}", figure.title, figure.finding)
        assert drawn in page
        series = [
            (one.name, [value for value in one.values if value is not None])
            for chart in charts_on(by_title[figure.title])
            for one in chart.plots[0].series
        ]
        assert sorted(series) == sorted(numbers_in(figure.drawn))


def numbers_in(drawn: Figure) -> list[tuple[str, list[float]]]:
    found: list[tuple[str, list[float]]] = []
    for trace in drawn["data"]:
        values = trace["x"] if trace.get("orientation") == "h" else trace["y"]
        if "base" in trace:
            low = [value for value in trace["base"] if value is not None]
            high = [a + b for a, b in zip(low, there(values), strict=True)]
            found += [(f"{trace['name']}, from", low), (f"{trace['name']}, to", high)]
        elif values:
            found.append((trace.get("name", "Entries"), there(values)))
    return found


def there(values: Sequence[Any]) -> list[float]:
    return [value for value in values if value is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_is_in_each_file_to_the_letter(handed: HandOut, kind: str) -> None:
    said = squeezed(text_of(kind, KINDS[kind].make(saying(handed, HOSTILE))))
    assert said.count(squeezed(HOSTILE)) == 4


def test_the_page_loads_nothing_and_runs_nothing(handed: HandOut) -> None:
    page = KINDS["html"].make(saying(handed, HOSTILE)).decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img|iframe)|src=|url\((?!#)|@import|https?://", page)


def test_a_teams_name_cannot_leave_the_style_in_which_it_stands(handed: HandOut) -> None:
    page = KINDS["html"].make(replace(handed, title='"; } </style><b>x')).decode()
    style = page[page.index("<style>") : page.index("</style>")]
    (content,) = re.findall(r'@bottom-left \{ content: "([^"]*)";', style)
    assert not re.search(r'[<>{};"]', content)
    assert "<b>" not in page


def test_text_from_the_right_is_read_from_the_right(handed: HandOut) -> None:
    mixed = saying(handed, FROM_RIGHT)
    assert f'<dd dir="auto">{FROM_RIGHT}</dd>' in KINDS["html"].make(mixed).decode()
    paragraphs = [
        paragraph
        for slide in slides(KINDS["pptx"].make(mixed))
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]
    turned = {one.text for one in paragraphs if one._p.pPr is not None and one._p.pPr.get("rtl")}
    assert turned == {FROM_RIGHT}
    # What reads a PDF puts the words together as they stand on the paper, the last one first.
    words = re.findall(r"\w+", text_of("pdf", KINDS["pdf"].make(mixed)))
    assert set(re.findall(r"\w+", FROM_RIGHT)) <= set(words)


def test_no_name_in_the_sheet_behind_a_chart_is_a_formula(handed: HandOut) -> None:
    bars = next(one for one in handed.figures if one.drawn["data"][0].get("orientation") == "h")
    trace = bars.drawn["data"][0]
    trace = trace | {"y": ["=cmd|' /C calc'!A0", *trace["y"][1:]]}
    hostile = ToldFigure("causes", "Causes", "Told", {**bars.drawn, "data": [trace]})
    body = KINDS["pptx"].make(replace(handed, figures=(hostile,)))
    with ZipFile(io.BytesIO(body)) as file:
        (sheet,) = [name for name in file.namelist() if name.endswith(".xlsx")]
        with ZipFile(io.BytesIO(file.read(sheet))) as inner:
            cells = inner.read("xl/worksheets/sheet1.xml").decode()
            strings = inner.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in cells
    assert "'=cmd|" in strings


@pytest.mark.parametrize("text", [WORDS, ONE_WORD], ids=["many words", "one word"])
@pytest.mark.parametrize("kind", KINDS)
def test_twenty_thousand_characters_are_whole_in_each_file(
    handed: HandOut, kind: str, text: str
) -> None:
    said = squeezed(text_of(kind, KINDS[kind].make(saying(handed, text))))
    assert said.count(squeezed(text)) == 3


def test_what_is_too_long_for_a_slide_goes_on_in_its_notes(handed: HandOut) -> None:
    deck = slides(KINDS["pptx"].make(saying(handed, WORDS)))
    cut = [slide for slide in deck if any(GOES_ON in text for text in texts_on(slide))]
    assert len(cut) == 3
    assert all(WORDS in slide.notes_slide.notes_text_frame.text for slide in cut)


def test_each_slide_has_a_title_and_what_leads_through_it(handed: HandOut) -> None:
    deck = slides(KINDS["pptx"].make(handed))
    prompts = {
        title: part.prompts
        for part in handed.parts
        for title in [case.title for case in part.cases] or [part.about]
    }
    led = [slide for slide in deck if slide.shapes.title.text in prompts]
    assert {slide.shapes.title.text for slide in led} == set(prompts)
    for slide in led:
        wanted = prompts[slide.shapes.title.text]
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        assert tuple(notes[: len(wanted)]) == wanted
    assert all(slide.shapes.title.text for slide in deck)


def test_what_no_font_has_is_a_box_and_told(handed: HandOut) -> None:
    pdf = KINDS["pdf"].make(saying(handed, f"It came {NO_FONT_HAS} late"))
    said = squeezed(text_of("pdf", pdf))
    assert squeezed(f"It came {IN_ITS_PLACE} late") in said
    assert squeezed(TOLD_OF_IT) in said
    assert squeezed(TOLD_OF_IT) not in squeezed(text_of("pdf", KINDS["pdf"].make(handed)))


def test_the_pdf_is_tagged_in_its_language_and_tells_nothing_of_its_making(handed: HandOut) -> None:
    reader = PdfReader(io.BytesIO(KINDS["pdf"].make(handed)))
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en-GB", True)
    assert "/StructTreeRoot" in root
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author, about.creation_date) == (handed.title, None, None)


def test_the_same_pack_is_the_same_page_and_the_same_pdf(handed: HandOut) -> None:
    for kind in ("html", "pdf"):
        assert KINDS[kind].make(handed) == KINDS[kind].make(handed)
