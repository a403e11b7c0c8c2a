"""Trends: addresses that lead back, figures with a sentence, a table and a file."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Locator, expect

from journal.questions import QUESTIONS
from tests.browser.conftest import NewTab
from tests.browser.driving import Tab

REFUSED = "You can see the figures of the teams you supervise, and this is not one of them."


def findings(tab: Tab) -> list[str]:
    """The alternative texts of all charts, once all are drawn."""
    drawn = """[...document.querySelectorAll('.figures-one')]
        .every(({ parts }) => !parts.figure.plot || parts.drawn)"""
    expect(tab.page.get_by_role("heading", name="What changed")).to_be_visible()
    tab.wire.wait(lambda: bool(tab.page.evaluate(drawn)))
    charts = tab.page.get_by_role("figure").all()
    return [chart.get_attribute("aria-label") or "" for chart in charts]


def chosen(tab: Tab) -> list[str]:
    names = ("Team", "Only", "From", "To")
    return [tab.page.get_by_role("combobox", name=name).input_value() for name in names]


def choose(tab: Tab, name: str, option: str | int) -> None:
    """Picks an option by its text or by its place in the list."""
    with tab.wire.one_run():
        tab.page.get_by_role("combobox", name=name).click()
        options = tab.page.get_by_role("option")
        (options.nth(option) if isinstance(option, int) else options.get_by_text(option)).click()


def test_the_address_leads_back_to_what_was_chosen(new_tab: NewTab) -> None:
    tab = new_tab()
    tab.enter("lee", "Trends")
    choose(tab, "Team", "Deliveries and returns")
    choose(tab, "From", 5)
    choose(tab, "To", 9)
    choose(tab, "Only", "Channel: Phone")
    expect(tab.page).to_have_url(re.compile(r"team=.+&from=.+&to=.+&channel=phone"))
    assert chosen(tab)[0] == "Deliveries and returns"
    again = new_tab(beside=tab)
    again.page.goto(tab.page.url)
    again.settle()
    assert findings(again) == findings(tab)
    assert chosen(again) == chosen(tab)
    again.go("/trends")
    assert findings(again) != findings(tab)


def test_an_address_that_cannot_be_meant_is_answered_plainly(new_tab: NewTab) -> None:
    tab = new_tab("phone")
    tab.enter("sam", "Trends")
    usual = findings(tab)
    first, last = ("2026-03-02", "2026-09-06")
    tab.go("/trends?" + urlencode({"from": first, "to": last}))
    right_way = findings(tab)
    assert right_way != usual
    tab.go("/trends?" + urlencode({"from": last, "to": first}))
    assert findings(tab) == right_way
    tab.go("/trends?" + urlencode({"from": "' or 1=1 --", "to": "2026-99-99", "page": "<b>"}))
    assert findings(tab) == usual
    for foreign in ("Bookings", "<b>x</b>"):
        tab.go("/trends?" + urlencode({"team": foreign}))
        tab.sees(REFUSED)
        expect(tab.page.get_by_role("figure")).to_have_count(0)
        tab.does_not_see("this week")


def test_every_chart_has_its_sentence_its_table_and_the_same_table_as_a_file(
    new_tab: NewTab, tmp_path: Path
) -> None:
    tab = new_tab()
    tab.enter("sam", "Trends")
    main = tab.page.get_by_role("main")
    titles = {question.title: question for question in QUESTIONS.values()}
    for index, alternative in enumerate(findings(tab)):
        title, _, finding = alternative.partition(". ")
        question = titles.pop(title)
        expect(main.get_by_text(finding, exact=True)).to_be_visible()
        with tab.page.expect_download() as download:
            main.get_by_role("button", name="Download", exact=True).nth(index).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert question.name in file.name
        about, table = read(file)
        assert about["Question"] == question.title
        assert finding.startswith(about["Finding"])  # and then what the limits say
        with tab.page.expect_download() as picture:
            main.get_by_role("button", name="Download picture").nth(index).click()
        assert Path(picture.value.path()).read_bytes().startswith(b"\x89PNG")
        assert picture.value.suggested_filename.startswith(f"afterword-{question.name}-")
        main.get_by_role("switch", name="Show as table").nth(index).click()
        shown = main.get_by_role("table", name=f"{question.title}, as a table")
        expect(shown).to_be_visible()
        assert on_screen(shown) == [[without_commas(cell) for cell in row] for row in table]
        assert len(table) > 1
    assert len(titles) < len(QUESTIONS) / 2  # where nothing may be drawn, that is said


def read(file: Path) -> tuple[dict[str, str], list[list[str]]]:
    """What stands above the table, and the table with its head."""
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    gap = rows.index([])
    return {row[0]: row[1] for row in rows[:gap]}, rows[gap + 1 :]


def on_screen(table: Locator) -> list[list[str]]:
    cells: list[list[str]] = table.evaluate(
        "table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    return [[without_commas(cell) for cell in row] for row in cells]


def without_commas(cell: str) -> str:
    """A number as a file has it; on the screen its thousands are set apart."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", cell)
