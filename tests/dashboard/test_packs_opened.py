"""The files of a pack in programs that others have written: Chromium prints the page, LibreOffice
opens the slides, Poppler reads what comes of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from dashboard.packs import KINDS
from dashboard.packs.telling import HandOut
from journal.store import open_store
from tests.dashboard.conftest import copied
from tests.dashboard.in_packs import slides, squeezed, texts_in
from tests.dashboard.test_packs_alike import FROM_RIGHT, ONE_WORD, WORDS, as_handed, saying

pytestmark = pytest.mark.long
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
"""In points."""
PRINT = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
PATIENCE = 180
NEEDED = ("soffice", "pdftotext", "pdfinfo", "pdftoppm")


class Opened(NamedTuple):
    """A file as somebody opened it: what its paper says, page by page."""

    pages: list[str]
    size: tuple[int, int]
    paper: Path


@pytest.fixture(scope="module")
def chromium() -> str:
    program = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if program is None or missing:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("The files of a pack are opened with chromium, LibreOffice Impress and poppler-utils.")
    return str(program)


@pytest.fixture(scope="module")
def handed(small_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HandOut]:
    with closing(open_store(copied(small_demo, tmp_path_factory.mktemp("opened") / "demo"))) as one:
        yield as_handed(one)


@pytest.fixture(scope="module")
def opened(
    chromium: str, handed: HandOut, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Opened]:
    """The pack of the demo, printed on both papers, as PDF, and as LibreOffice shows its slides."""
    return everything_opened(chromium, handed, tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="module")
def opened_long(
    chromium: str, handed: HandOut, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Opened]:
    """The same with texts as long as they may be."""
    long = saying(saying(saying(handed, WORDS), ONE_WORD), FROM_RIGHT)
    return everything_opened(chromium, long, tmp_path_factory.mktemp("long"))


def everything_opened(chromium: str, handed: HandOut, folder: Path) -> dict[str, Opened]:
    for kind in KINDS:
        (folder / f"pack.{kind}").write_bytes(KINDS[kind].make(handed))
    page = (folder / "pack.html").read_text(encoding="utf-8")
    for paper in PAPERS:
        (folder / f"{paper}.html").write_text(page.replace("@page {", f"@page {{ size: {paper};"))
        run(chromium, *PRINT, f"--print-to-pdf={folder / paper}.pdf", f"{folder / paper}.html")
    into = folder / "slides"
    home = f"-env:UserInstallation=file://{folder / 'office'}"
    run(
        "soffice", home, "--headless", "--convert-to", "pdf", "--outdir", into, folder / "pack.pptx"
    )
    papers = {paper: folder / f"{paper}.pdf" for paper in PAPERS}
    papers |= {"PDF": folder / "pack.pdf", "slides": into / "pack.pdf"}
    return {name: read(file) for name, file in papers.items()}


def run(*command: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def read(file: Path) -> Opened:
    """What Poppler finds in it."""
    wide, high = re.findall(r"Page size: +([\d.]+) x ([\d.]+)", run("pdfinfo", file))[0]
    pages = run("pdftotext", file, "-").split("\f")[:-1]
    return Opened(pages, (round(float(wide)), round(float(high))), file)


def bare(text: str) -> str:
    """A text without what lines are broken at, and without hyphens: at the end of a line Poppler
    takes them for ours, of which there are none."""
    return squeezed(text).replace("-", "")


def all_of(found: Opened) -> str:
    return bare("".join(found.pages))


@pytest.mark.parametrize("paper", [*PAPERS, "PDF"])
def test_on_paper_stands_all_that_the_pack_says(
    opened: dict[str, Opened], handed: HandOut, paper: str
) -> None:
    found = opened[paper]
    assert found.size == PAPERS.get(paper, PAPERS["A4"])
    said = all_of(found)
    pieces = [piece for text in texts_in(handed) for piece in text.split("\n")]
    assert [piece for piece in pieces if bare(piece) not in said] == []
    assert len(found.pages) < 12


def test_libreoffice_shows_each_slide_with_its_title_and_its_charts(
    opened: dict[str, Opened], handed: HandOut
) -> None:
    deck = slides(KINDS["pptx"].make(handed))
    shown = opened["slides"].pages
    assert len(shown) == len(deck)
    for page, slide in zip(shown, deck, strict=True):
        assert bare(slide.shapes.title.text) in bare(page)
    for figure in handed.figures:
        (page,) = [one for one in shown if bare(figure.finding) in bare(one)]
        named = [
            trace["name"] for trace in figure.drawn["data"] if trace.get("name") and trace["x"]
        ]
        told = [one for one in named if one != "Entries"]
        assert [name for name in told if bare(name) not in bare(page)] == []


@pytest.mark.parametrize("paper", [*PAPERS, "PDF", "slides"])
@pytest.mark.parametrize("length", ["opened", "opened_long"])
def test_nothing_stands_beyond_the_edge_of_the_paper(
    request: pytest.FixtureRequest, length: str, paper: str
) -> None:
    found: Opened = request.getfixturevalue(length)[paper]
    boxes = re.findall(
        r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)',
        run("pdftotext", "-bbox", found.paper, "-"),
    )
    wide, high = found.size
    beyond = [
        word
        for left, top, right, bottom, word in boxes
        if float(left) < 8 or float(top) < 8 or float(right) > wide - 8 or float(bottom) > high - 4
    ]
    assert len(boxes) > 300
    assert beyond == []


@pytest.mark.parametrize("paper", [*PAPERS, "PDF"])
def test_no_heading_is_the_last_thing_on_a_page(
    opened: dict[str, Opened], handed: HandOut, paper: str
) -> None:
    headings = {bare(part.about) for part in handed.parts}
    headings |= {bare(case.title) for part in handed.parts for case in part.cases}
    last = []
    for page in opened[paper].pages:
        lines = [bare(line) for line in page.split("\n")]
        lines = [line for line in lines if line and not re.search(r"\d+of\d+$|\w+\d{4}$", line)]
        last += lines[-1:]
    assert last
    assert headings.isdisjoint(last)
