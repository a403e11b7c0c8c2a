"""Rows 1 to 3: Reflect against bare Streamlit."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.bench import servers
from tests.bench.browser import Tab, tab
from tests.bench.measuring import Row, in_turns
from tests.bench.workspaces import copy_of

WRITER = "ana"
CHIPS = '[data-testid="stButtonGroup"]'
COUNTED = f"""() => ({{
    pills: [...document.querySelectorAll('{CHIPS}')]
        .map(group => group.querySelectorAll('button').length),
    buttons: document.querySelectorAll('[data-testid="stMain"] [data-testid="stButton"]').length,
    expanders: document.querySelectorAll('[data-testid="stExpander"]').length,
}})"""


def rows(browser: Browser, workspace: Path, into: Path, rounds: int, taps: int) -> list[Row]:
    with servers.ours(copy_of(workspace, into)) as ours:
        return [
            reruns(browser, ours, into, rounds, taps),
            *saving(browser, ours, into, rounds),
            cold_bytes(browser, ours, into),
        ]


def reruns(browser: Browser, ours: servers.Server, into: Path, rounds: int, taps: int) -> Row:
    """A chip is tapped and its answer is kept: processor time of the server."""
    with (
        servers.bare("widgets", into, BENCH_FOLDER=str(into)) as bare,
        tab(browser, ours.address, WRITER) as reflect,
        tab(browser, bare.address) as widgets,
    ):
        reflect.open()
        tapped(reflect, 2)
        widgets.open(as_many(reflect))
        tapped(widgets, 2)
        mine, theirs = in_turns(
            rounds,
            lambda: cpu_of(ours, reflect, taps),
            lambda: cpu_of(bare, widgets, taps),
        )
    return Row(
        "Reflect, a chip tapped and kept: server CPU",
        "a fragment with as many bare widgets",
        "ms",
        mine,
        theirs,
        must=3,
        aim=2,
    )


def as_many(reflect: Tab) -> str:
    """The address of a bare page with the widgets that Reflect has now."""
    found = reflect.page.evaluate(COUNTED)
    pills = ",".join(map(str, found["pills"]))
    return f"/?pills={pills}&buttons={found['buttons']}&expanders={found['expanders']}"


def cpu_of(server: servers.Server, page: Tab, taps: int) -> float:
    """Milliseconds of the server's processor time for one tap."""
    before = server.cpu
    tapped(page, taps)
    return (server.cpu - before) * 1000 / taps


def tapped(page: Tab, times: int) -> None:
    """Taps the first two chips of the first question in turns."""
    for number in range(times):
        ended = page.finished
        page.page.locator(CHIPS).first.locator("button").nth(number % 2).click()
        page.until_finished(ended + 1)


def saving(browser: Browser, ours: servers.Server, into: Path, rounds: int) -> list[Row]:
    """From the press of "Save entry" until it says that it is saved: against a fragment with the
    same number of widgets, and against one that has nothing but the button."""
    with (
        servers.bare("widgets", into, BENCH_FOLDER=str(into)) as bare,
        tab(browser, ours.address, WRITER) as reflect,
        tab(browser, bare.address) as widgets,
        tab(browser, bare.address) as button,
    ):
        reflect.open()
        widgets.open(as_many(reflect))
        button.open()
        save(reflect)
        press_save(widgets)
        press_save(button)
        mine, theirs, alone = in_turns(
            rounds,
            lambda: save(reflect),
            lambda: press_save(widgets),
            lambda: press_save(button),
        )
    work = "Reflect, from Save entry to Saved"
    as_bare = "as many bare widgets and one durable insert"
    return [
        Row(work, as_bare, "ms", mine, theirs, must=1.5, aim=1.2),
        Row(work, "a button alone and one durable insert", "ms", mine, alone),
    ]


def save(reflect: Tab) -> float:
    """Answers what has to be answered, and saves; the page is ready for another afterwards."""
    for question in range(3):
        ended = reflect.finished
        reflect.page.locator(CHIPS).nth(question).locator("button").first.click()
        reflect.until_finished(ended + 1)
    taken = press_save(reflect)
    reflect.page.get_by_role("button", name="Write another").click()
    reflect.page.get_by_role("button", name="Save entry").wait_for()
    reflect.until("!bench.running()")
    return taken


def press_save(page: Tab) -> float:
    """Milliseconds from the press until another "Saved" is told than before."""
    ended = page.finished
    page.page.evaluate("bench.before = bench.told('Saved')")
    page.page.evaluate(
        """void (bench.saved = bench.when(() => {
            const told = bench.told('Saved'); return told && told !== bench.before;
        }))"""
    )
    page.page.get_by_role("button", name="Save entry").click()
    taken = float(page.page.evaluate("bench.saved"))
    page.until_finished(ended + 1)
    return taken


def cold_bytes(browser: Browser, ours: servers.Server, into: Path) -> Row:
    """Everything that a browser loads which has never been here."""

    def loaded(address: str, person: str | None) -> float:
        with tab(browser, address, person) as page:
            page.open()
            page.rest()
            return (page.http_bytes + page.socket_bytes) / 1000

    with servers.bare("hello", into) as bare:
        mine, theirs = in_turns(
            1, lambda: loaded(ours.address, WRITER), lambda: loaded(bare.address, None)
        )
    return Row(
        "Reflect, cold: bytes",
        'bare Streamlit that says "hello"',
        "kB",
        mine,
        theirs,
        must=0.6,
        aim=0.45,
    )
