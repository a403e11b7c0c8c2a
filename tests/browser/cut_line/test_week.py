"""A week in the life of two agents and their supervisor."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time, timedelta
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.cut_line.over_a_line import BACK, ON_DEVICE, WHOLE, Agent, Open, OverALine
from tests.browser.line import ServedOverALine
from tests.browser.test_my_journal import delete
from tests.browser.test_promises import AGREED, card, open_more, press_on, promise

LONDON = ZoneInfo("Europe/London")
CALL, INVOICE, FORM = "Call back about the letter", "Ring about the invoice", "Send the form again"
DEPOT, GATE = "Write to the depot", "Ask about the side gate"
PROMISES, TEAMS = "/promises", "/team-promises"
AGAIN = "He had waited for three weeks. I called him back."


class Week:
    """The week after this one, on the clock that the workspace goes by."""

    def __init__(self, real: ServedOverALine) -> None:
        self.real = real
        today = datetime.now(LONDON).date()
        self.monday: date = today + timedelta(days=7 - today.weekday())

    def becomes(self, day: str, clock: time) -> None:
        number = ("Monday", "Tuesday", "Wednesday", "Friday").index(day)
        moment = datetime.combine(
            self.monday + timedelta(days=(0, 1, 2, 4)[number]), clock, tzinfo=LONDON
        )
        self.real.set_clock(moment - datetime.now(UTC))


def comes_in(tab: OverALine, login: str, page: str = "", *, own: bool = False) -> None:
    """In the morning: sessions end over night."""
    tab.sign_in(login, own=own)
    tab.is_on("Trends" if login == "sam" else "Reflect")
    tab.settle()
    if page:
        tab.go(page)


def states_of(tab: OverALine) -> dict[str, str]:
    """What became of one's promises, by the file that one takes along."""
    answer = tab.page.context.request.get(f"{tab.base}/journal/files/everything.zip")
    file = ZipFile(io.BytesIO(answer.body()))
    text = file.read("promises.csv").decode("utf-8-sig")
    return {row["what"]: row["state"] for row in csv.DictReader(io.StringIO(text))}


@pytest.mark.long
def test_a_week_of_two_agents_and_their_supervisor(
    agent: Agent, open_tab: Open, real: ServedOverALine
) -> None:
    week = Week(real)
    ana, ben, sam = agent("ana", own=True), agent("ben", own=False), open_tab()
    real.call("person", "add", "sam", "--name", "Sam", "--role", "supervisor", "--team", "Billing")
    sam.choose_password(real.link_for("sam"))
    sam.is_on("Trends")

    week.becomes("Monday", time(10))
    comes_in(ana, "ana", own=True)
    writes_down_with_a_promise_while_the_line_is_cut(ana, real)
    ana.go(PROMISES)
    press_on(ana, CALL, "Done")
    ana.sees("Kept on time,")
    for what in (INVOICE, FORM):
        promise(ana, what)
    comes_in(ben, "ben", PROMISES)
    promise(ben, DEPOT, "Today")
    promise(ben, GATE)

    week.becomes("Tuesday", time(10))
    comes_in(sam, "sam", TEAMS)
    sam.sees("1 overdue")
    hands_over(sam, FORM, "Ben")
    comes_in(ana, "ana", PROMISES, own=True)
    renegotiates(ana, INVOICE)
    comes_in(ben, "ben")
    ben.page.get_by_role("link", name="1 request to take a promise over").click()
    ben.is_on("My promises")
    ben.sees("Sam asks you to take over a promise of Ana.")
    press_on(ben, FORM, "Take it over")
    press_on(ben, FORM, "Done")
    ben.sees("Kept on time,")
    ana.reload()
    ana.sees("Ben took this over from you:")

    week.becomes("Wednesday", time(9, 30))
    comes_in(ana, "ana", PROMISES, own=True)
    press_on(ana, INVOICE, "Done")
    ana.sees("Kept on time,")
    comes_in(ben, "ben", PROMISES)
    press_on(ben, DEPOT, "Done, late")
    ben.sees("Kept late,")
    card(ben, GATE).get_by_role("button", name="More", exact=True).click()
    ben.page.get_by_role("dialog").get_by_role("button", name="No longer needed").click()
    ben.sees("Missed,")
    ana.go("/journal")
    searches_edits_deletes_and_brings_back(ana)

    week.becomes("Friday", time(17))
    comes_in(sam, "sam", TEAMS)
    sam.sees("There are none.")
    comes_in(ana, "ana", own=True)
    comes_in(ben, "ben")
    assert states_of(ana) == {CALL: "kept_on_time", INVOICE: "kept_on_time"}
    assert states_of(ben) == {FORM: "kept_on_time", DEPOT: "kept_late", GATE: "missed"}


def writes_down_with_a_promise_while_the_line_is_cut(tab: OverALine, real: ServedOverALine) -> None:
    tab.writes_while_cut(real)
    tab.is_told(ON_DEVICE)
    real.line.mend()
    tab.is_told(BACK)
    tab.says(WHOLE)
    tab.settle()
    tab.open_row("I promised something")
    tab.write("What did you promise?", CALL)
    tab.answer("By when?", "Today")
    tab.answer("How will you keep it?", "Call")
    tab.save()
    tab.press("Done")
    tab.is_on("My journal")
    tab.sees(WHOLE)


def hands_over(tab: OverALine, what: str, to: str) -> None:
    card(tab, what).get_by_role("button", name="Hand over").click()
    dialog = tab.page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Whom to ask").fill(to)
    tab.page.get_by_role("option", name=to).click()
    tab.settle()
    dialog.get_by_role("button", name="Ask", exact=True).click()
    tab.sees(f"{to} is asked to take it over.")


def renegotiates(tab: OverALine, what: str) -> None:
    dialog = open_more(tab, what)
    tab.tap(dialog.get_by_role("radio", name="Pick a time"))
    tab.tap(dialog.get_by_text(AGREED, exact=True))
    dialog.get_by_role("button", name="Move it").click()
    tab.sees("renegotiated, was for the end of today")


def searches_edits_deletes_and_brings_back(tab: OverALine) -> None:
    search = tab.field("Search your entries")
    search.fill("Weeks call")
    search.press("Enter")
    tab.sees("1 entry fits.")
    tab.settle()
    entry = tab.open_newest_entry()
    tab.press("Change it")
    tab.is_on("Reflect")
    tab.sees("You are changing an entry.")
    tab.settle()
    tab.write("What happened", AGAIN)
    tab.save()
    tab.press("Done")
    tab.go(f"/journal?entry={entry}")
    tab.sees(AGAIN)
    tab.page.get_by_text("What it said before (1)", exact=True).first.click()
    tab.sees(WHOLE)
    delete(tab, "the entry and its promise", sure=True)
    tab.sees("Deleted. For 30 days you can bring it back")
    tab.does_not_see(AGAIN)
    tab.press("Deleted (1)")
    tab.press("Bring it back")
    expect(tab.page.get_by_role("button", name="Change it")).to_be_visible()
    expect(tab.page.get_by_text(AGAIN, exact=True)).to_be_visible()
