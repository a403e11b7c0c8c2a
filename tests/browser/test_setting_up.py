"""From the link that the first start prints to the first saved entry, with nothing edited in a
file; every step that somebody takes on the way is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.at_the_door import PASSWORD, AtTheDoor
from tests.browser.driving import PATIENCE, screen
from tests.browser.served_for_real import ServedForReal
from tests.browser.test_accessibility import Inspected

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PEOPLE = """Name,Role,Team
Ana Reyes,agent,Billing
Ben Okafor,agent,billing
Sam Whitlock,Supervisor,Billing; Deliveries
Kim Tran,agent,Returns
Ben Okafor,agent,Deliveries
"=cmd|' /C calc'!A0",agent,Billing
"""
MOST_STEPS = 22
"""Fields filled and buttons pressed, by both people; at ten seconds each some four minutes."""


class Counted(AtTheDoor):
    """Somebody whose every step is counted."""

    steps = 0

    def fill(self, label: str, text: str) -> None:
        self.steps += 1
        self.page.get_by_label(label).fill(text)

    def press(self, name: str) -> None:
        self.steps += 1
        super().press(name)

    def answer(self, question: str, word: str) -> None:
        self.steps += 1
        super().answer(question, word)


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedForReal]:
    served = ServedForReal(tmp_path_factory.mktemp("new") / "workspace")
    served.start()
    yield served
    served.stop()


def somebody(browser: Browser, fresh: ServedForReal, size: str) -> Counted:
    context = browser.new_context(**screen(size))
    context.set_default_timeout(PATIENCE)
    return Counted(context.new_page(), fresh.base)


def test_from_the_printed_link_to_the_first_saved_entry(
    browser: Browser, fresh: ServedForReal
) -> None:
    admin = somebody(browser, fresh, "desktop")
    inspected = Inspected(admin)
    admin.page.goto(fresh.base + fresh.setup_path())
    admin.fill("Organisation", "Fernhill Home")
    admin.fill("Time zone", "Europe/London")
    admin.fill("Your name", "Ada Marsh")
    admin.fill("Login", "ada")
    admin.fill("Password", PASSWORD)
    admin.press("Set up and sign in")
    admin.is_on("Admin")
    admin.sees("Step 1 of 5 of setting up")
    admin.settle()
    inspected.look("setting up: hours")
    admin.press("Save and go on")
    admin.sees("Step 2 of 5 of setting up")
    admin.fill("Teams, one a line", "Billing\nDeliveries")
    admin.press("Add these teams")
    admin.sees("Step 3 of 5 of setting up")
    admin.settle()
    preview_of_a_file(admin, inspected)
    admin.press("Add 4 people")
    admin.sees("Step 4 of 5 of setting up")
    admin.press("Make links for 4 people")
    admin.sees("Ana Reyes (ana.reyes)")
    admin.settle()
    inspected.look("setting up: links")
    link = admin.page.locator("code").first.inner_text()
    admin.press("Go on")
    admin.sees("Step 5 of 5 of setting up")
    admin.settle()
    inspected.look("setting up: the first entry")
    agent = write_the_first(somebody(browser, fresh, "phone"), link)
    assert inspected.found == []
    steps = admin.steps + agent.steps
    assert steps <= MOST_STEPS, f"it takes {steps} steps"


def preview_of_a_file(admin: Counted, inspected: Inspected) -> None:
    """What each row becomes, with a team that is not there asked about."""
    page = admin.page
    admin.steps += 2
    page.get_by_role("radiogroup", name="How do you name them?").get_by_text("A CSV file").click()
    page.get_by_label("CSV file of people").set_input_files(
        {"name": "../../people.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode()}
    )
    admin.sees("Returns: there is no such team (row 5).")
    expect(page.get_by_role("button", name=re.compile("^Add ."))).to_be_disabled()
    admin.settle()
    inspected.look("setting up: a preview")
    admin.steps += 1
    page.get_by_role("radiogroup", name="What becomes of team 1?").get_by_text(
        "Make this team"
    ).click()
    admin.sees("With these teams, which are new: Returns")
    admin.sees("Row 6, Ben Okafor. Name: row 3 has it too.")
    admin.sees("Name: it begins like a formula of a spreadsheet.")


def write_the_first(agent: Counted, link: str) -> Counted:
    agent.page.goto(agent.base + urlsplit(link).path)
    agent.fill("New password", PASSWORD)
    agent.press("Set password and sign in")
    agent.is_on("Reflect")
    agent.settle()
    agent.answer_three()
    agent.answer("How did it reach you?", "Phone")
    agent.press("Save entry")
    agent.is_saved()
    return agent
