"""Two sessions in a row, with four people: one prepares and leads them, two find that something of
theirs was picked, and one owns an action that the second session opens with. In a workspace of
their own, of which it is known whose the cases are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, expect

from journal.demo import build
from journal.store import open_store
from tests.browser.conftest import NewTab
from tests.browser.driving import Tab
from tests.browser.served import Served
from tests.browser.test_accessibility import Inspected
from tests.browser.test_support import choose
from tests.dashboard.in_packs import squeezed, text_of

FIRST, BEFORE = "We are here to learn from the work", "What is told here stays here."
LESSON, ACTION = "Say the day before the reason", "Begin with the day in ten calls"
HALF, OTHERWISE = "The parcel was la", "The parcel was late, and nobody had rung."
FILES = {"A page to print": "html", "Slides": "pptx", "PDF": "pdf"}
AUTHORS = """
    select login from kept.debrief_cases join kept.debriefs using (debrief_id)
    join kept.entries using (entry_id) join kept.people on person_id = author_id
    where started_at is null order by slot desc, picked_at, case_id"""
OTHERS = """
    select login, name from kept.people join kept.grants using (person_id)
    where role = 'agent' and until is null and team_id = (select team_id from kept.debriefs limit 1)
    order by login"""


@pytest.fixture(scope="module")
def people() -> dict[str, str]:
    """The logins of who leads, of two whose entries are cases, and of another; filled in by the
    workspace, which draws them."""
    return {"lead": "fay"}


@pytest.fixture(scope="module")
def served(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, people: dict[str, str]
) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("debriefs") / "demo"
    store = open_store(folder)
    build(store, now=datetime.now(UTC))
    authors = [row["login"] for row in store.write(lambda tx: tx.rows(AUTHORS))]
    mine, theirs = [login for login in authors if login != "fay"][:2]
    named = {row["login"]: row["name"] for row in store.write(lambda tx: tx.rows(OTHERS))}
    owner = next(login for login in named if login not in (*authors, "fay"))
    people |= {"mine": mine, "theirs": theirs, "owner": owner, "name": named[owner]}
    people |= {"mine_name": named[mine]}
    store.close()
    demo = Served(folder)
    demo.start()
    yield demo
    demo.stop()


@pytest.fixture
def tabs(new_tab: NewTab, served: Served, people: dict[str, str]) -> dict[str, Tab]:
    """One for each of the four, the one who owns an action on a phone."""
    sizes = {"lead": "desktop", "mine": "desktop", "theirs": "phone", "owner": "phone"}
    opened = {who: new_tab(size, color_scheme="light") for who, size in sizes.items()}
    for who, tab in opened.items():
        tab.enter(people[who], "Reflect")
        tab.open_page("Debriefs")
    return opened


def open_own_case(tab: Tab) -> None:
    tab.press_first("Open")
    tab.sees("Only you see here that this is yours.")
    tab.settle()


def is_put_otherwise(author: Tab) -> None:
    """What is half written outlasts a reload, and is told by nobody before it is handed in."""
    open_own_case(author)
    author.page.get_by_text("Put it otherwise for the debrief", exact=True).click()
    author.write("What happened", HALF)
    author.reload()
    author.sees("The debrief tells it as above until then.")
    expect(author.field("What happened").first).to_have_value(HALF)
    author.write("What happened", OTHERWISE)
    author.tap(author.page.get_by_role("button", name="Tell it so", exact=True))
    expect(author.page.get_by_text(OTHERWISE, exact=True).first).to_be_visible()


def is_taken_back(author: Tab) -> None:
    open_own_case(author)
    author.tap(author.page.get_by_role("button", name="Take it back", exact=True))
    author.sees("It is not in the debrief any more.")


def hands_out(lead: Tab, logins: dict[str, str]) -> None:
    """Each file holds the case as its author put it, and nobody's name."""
    for label, kind in FILES.items():
        address = lead.page.get_by_role("link", name=label, exact=True).get_attribute("href")
        assert address is not None
        answer = lead.page.context.request.get(urljoin(lead.base, address))
        assert answer.ok
        said = squeezed(text_of(kind, answer.body()))
        assert squeezed(OTHERWISE) in said
        assert not any(squeezed(name) in said for name in (logins["mine_name"], "Fay Lindqvist"))


def begin(lead: Tab) -> str:
    """Starts what was prepared; the address of its screen for the room."""
    lead.tap(lead.page.get_by_role("button", name="Start the debrief", exact=True))
    lead.sees(FIRST)
    lead.settle()
    return lead.page.url.replace("view=lead", "view=room")


def room_is_free_of_violations(room: Tab, address: str, sees: str) -> None:
    inspected = Inspected(room)
    room.page.goto(address)
    room.sees(sees)
    room.settle()
    inspected.look(f"the room, {room.page.viewport_size}")
    assert inspected.found == []


def writes_down(lead: Tab, name: str) -> None:
    """A takeaway, of which half outlasts a reload, and an action with an owner."""
    lead.write("What do we take from it?", LESSON[:8])
    lead.reload()
    expect(lead.field("What do we take from it?")).to_have_value(LESSON[:8])
    lead.write("What do we take from it?", LESSON)
    lead.tap(lead.page.get_by_role("button", name="Write this takeaway down", exact=True))
    expect(lead.page.get_by_text(LESSON, exact=True)).to_be_visible()
    expect(lead.field("What do we take from it?")).to_have_value("")
    with lead.wire.echo(ACTION):
        lead.page.get_by_label("What", exact=True).fill(ACTION)
    lead.write("How we will see it", "Counted on Friday")
    choose(lead, "Owner", name)
    lead.tap(lead.page.get_by_role("button", name="Write this action down", exact=True))
    lead.sees(ACTION)
    lead.tap(lead.page.get_by_role("button", name="End the debrief", exact=True))
    lead.sees("This debrief is over.")


def carries_it_over(owner: Tab) -> None:
    owner.open_page("My promises")
    owner.sees(ACTION)
    owner.settle()
    owner.page.get_by_role("button", name="Carry it over").last.click()
    owner.tap(owner.page.get_by_role("button", name="Carry it over to then", exact=True))
    owner.sees("Carried over")


@pytest.mark.long
def test_two_sessions_in_a_row_are_prepared_held_and_followed_up_by_four(
    tabs: dict[str, Tab], new_tab: NewTab, people: dict[str, str]
) -> None:
    lead, mine, theirs, owner = (tabs[who] for who in ("lead", "mine", "theirs", "owner"))
    is_put_otherwise(mine)
    is_taken_back(theirs)
    lead.press("Go on preparing")
    lead.sees("1 case was taken back by those who wrote it.")
    expect(lead.page.get_by_text(people["theirs"])).to_have_count(0)
    hands_out(lead, people)
    address = begin(lead)
    for size, scheme in (("phone", "dark"), ("desktop", "light")):
        room = new_tab(size, color_scheme=scheme)
        room.enter(people["owner"], "Reflect")
        room_is_free_of_violations(room, address, FIRST)
    writes_down(lead, people["name"])

    mine.open_page("Reflect")
    mine.open_page("Debriefs")
    open_own_case(mine)
    mine.sees("What came of it")
    mine.sees(LESSON)
    carries_it_over(owner)

    lead.press("Back to debriefs")
    lead.tap(lead.page.get_by_role("button", name="Prepare a debrief", exact=True))
    lead.sees("It opens with these actions")
    lead.sees(ACTION)
    lead.tap(lead.page.get_by_role("button", name=re.compile("^Pick as")).first)
    address = begin(lead)
    lead.page.goto(address)
    lead.sees(FIRST)
    for _ in range(6):
        if lead.page.get_by_text(f"{ACTION}: carried over ({people['name']})").is_visible():
            break
        lead.tap(lead.page.get_by_role("button", name=re.compile("^On")))
        lead.settle()
    lead.sees(f"{ACTION}: carried over ({people['name']})")
    owner.tap(owner.page.get_by_role("button", name="Done", exact=True).last)
    expect(owner.page.get_by_text(ACTION)).to_have_count(0)
    lead.sees(f"{ACTION}: done ({people['name']})")
    lead.page.goto(address.replace("view=room", "view=lead"))
    lead.tap(lead.page.get_by_role("button", name="End the debrief", exact=True))
    lead.sees("This debrief is over.")
    lead.press("Back to debriefs")
    lead.sees("2 done")
