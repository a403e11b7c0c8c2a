"""Rows 5 and 6: Trends with all its charts, against a bare page that draws the same figures."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser

from dashboard.charts import DRAWN
from dashboard.charts.theme import Theme
from journal.store import open_store
from tests.bench import servers
from tests.bench.browser import Tab, tab
from tests.bench.data import READER, figures_of
from tests.bench.measuring import Row, in_turns
from tests.bench.workspaces import OTHER, WATCHED

LIGHT = Theme(dark=False)
PRESSES = 3
SOON = 5000
"""Milliseconds until a choice stands in its box."""
DRAWN_NOW = "!bench.running() && bench.plots().length >= {number}"
DRAWN_ANEW = (
    "!bench.running()"
    " && bench.plots().filter(plot => !bench.before.includes(plot)).length >= {number}"
)


def rows(browser: Browser, workspace: Path, into: Path, rounds: int) -> list[Row]:
    number, differ = dump_figures(workspace, into / "figures.json")
    with (
        servers.ours(workspace) as ours,
        servers.bare("figures", into, BENCH_FIGURES=str(into / "figures.json")) as bare,
        tab(browser, ours.address, READER) as trends,
        tab(browser, bare.address) as figures,
    ):
        trends.open(f"/trends?team={WATCHED}")
        first_view = trends.socket_bytes / 1000
        figures.open()
        for page in (trends, figures):
            page.until(DRAWN_NOW.format(number=number))
        warm, bare_warm = in_turns(
            rounds, lambda: reload(trends, number), lambda: reload(figures, number)
        )
        trends.open(f"/trends?team={WATCHED}")
        figures.open()
        changed, bare_changed = in_turns(
            rounds, lambda: change(trends, differ), lambda: change(figures, differ)
        )
    same = "bare Streamlit, same figures, constant data"
    return [
        Row("Trends, all charts, warm", same, "ms", warm, bare_warm, must=1.3, aim=1.1),
        Row("Trends, another team", same, "ms", changed, bare_changed, must=1.5),
        Row("Trends, first view: bytes over the websocket", "", "kB", (first_view,), (), 150, 60),
    ]


def dump_figures(workspace: Path, file: Path) -> tuple[int, int]:
    """Writes the figures that our page draws of two teams; how many there are of each, and how
    many of them are not the same for both."""
    store = open_store(workspace)
    try:
        told = {
            team: [
                json.dumps(DRAWN[one.answer.question.name](one.answer, one.limits, LIGHT))
                for one in figures_of(store, team)
                if not one.answer.rows.empty
            ]
            for team in (WATCHED, OTHER)
        }
    finally:
        store.close()
    file.write_text(json.dumps(told), encoding="utf-8")
    one, other = ({seen_of(figure) for figure in drawn} for drawn in told.values())
    return min(map(len, told.values())), min(len(one - other), len(other - one))


def seen_of(figure: str) -> str:
    """What the browser's watch looks at (see browser.py) to know that a chart is drawn anew."""
    traces = json.loads(figure)["data"]
    return json.dumps([[trace.get(name) for name in "xyz"] for trace in traces])


def reload(page: Tab, number: int) -> float:
    """Milliseconds from the start of a page that is loaded again until all charts are drawn."""
    page.page.reload(wait_until="commit")
    return page.until(DRAWN_NOW.format(number=number))


def change(page: Tab, number: int) -> float:
    """Milliseconds from the press on the other team until so many charts are drawn anew."""
    page.rest()
    other = WATCHED if OTHER in chosen(page) else OTHER
    page.page.evaluate("void (bench.before = bench.plots())")
    page.page.evaluate(
        f"void (bench.changed = bench.when(() => {DRAWN_ANEW.format(number=number)}))"
    )
    for _ in range(PRESSES):
        page.page.get_by_role("combobox").first.click()
        page.page.get_by_role("option", name=other, exact=True).click()
        if is_chosen(page, other):
            break
    return float(page.page.evaluate("bench.changed"))


def chosen(page: Tab) -> str:
    """The team in the box."""
    box = page.page.get_by_role("combobox").first
    return box.input_value() or page.page.locator('[data-testid="stSelectbox"]').inner_text()


def is_chosen(page: Tab, team: str) -> bool:
    """Whether a press was taken: what is drawn anew between it and the release takes it along."""
    for _ in range(SOON // 100):
        if team in chosen(page):
            return True
        page.page.wait_for_timeout(100)
    return False
