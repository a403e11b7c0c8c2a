"""A connection that is cut in the middle of a sentence: where the words are, and what is said."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.cut_line.over_a_line import (
    BACK,
    HALF,
    LONG_TEXT,
    ON_DEVICE,
    ON_SCREEN,
    WHOLE,
    Agent,
)
from tests.browser.driving import QUICK, SIZES
from tests.browser.line import ServedOverALine
from tests.browser.slow_line import one_by_one, slower_than_what_is_sent_again
from tests.browser.test_accessibility import AXE

WHAT = "What did you promise?"
VIOLATIONS_OF_OURS = """() => axe.run({include: [['.connection'], ['.writing']]})
    .then((found) => found.violations.map((one) => one.id))"""


def test_a_sentence_that_was_cut_goes_on_when_the_connection_is_back(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("ana", own=True)
    tab.writes_while_cut(real)
    tab.is_told(ON_DEVICE)
    assert WHOLE in tab.stored()
    tab.sees("Draft kept")
    real.line.mend()
    tab.is_told(BACK)
    tab.says(WHOLE)
    assert HALF not in tab.stored()
    tab.save()
    tab.press("Done")
    tab.sees(WHOLE)


def test_a_page_that_is_loaded_again_after_the_cut_brings_the_words_back(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("ben", own=True)
    tab.writes_while_cut(real)
    tab.holds(WHOLE)
    real.line.mend()
    tab.reload()
    tab.says(WHOLE)
    tab.sees("Draft kept")
    tab.does_not_see("it was set aside")
    tab.holds_nothing()
    tab.has_answers(QUICK)


def test_the_first_words_of_all_come_back_from_a_server_that_was_away(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("cara", own=True)
    tab.open_row(LONG_TEXT)
    tab.says("")
    real.kill()
    tab.is_told("No connection.")
    tab.go_on(WHOLE)
    tab.is_told(ON_DEVICE)
    real.start()
    tab.reload()
    tab.says(WHOLE)
    tab.sees("Draft kept")
    tab.holds_nothing()


def test_a_server_that_was_away_is_told_by_the_page_that_stayed_open(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("dora", own=False)
    tab.open_row(LONG_TEXT)
    tab.says("")
    real.kill()
    tab.is_told("No connection.")
    tab.go_on(WHOLE)
    real.start()
    tab.is_told(BACK)
    tab.says(WHOLE)
    tab.reload()
    tab.says(WHOLE)


def test_a_promise_without_an_entry_comes_back_as_one(agent: Agent, real: ServedOverALine) -> None:
    tab = agent("cleo", own=True)
    tab.open_page("My promises")
    tab.open_row("Make a promise")
    expect(tab.field(WHAT)).to_be_visible()
    real.line.cut()
    tab.is_told("No connection.")
    tab.field(WHAT).fill(WHOLE)
    tab.is_told(ON_DEVICE)
    real.line.mend()
    tab.reload()
    expect(tab.field(WHAT)).to_have_value(WHOLE)
    tab.sees("not in the ledger yet")
    tab.holds_nothing()


def test_on_a_shared_device_no_byte_of_a_text_is_in_the_browser(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("eve", own=False)
    tab.writes_while_cut(real)
    tab.is_told(ON_SCREEN)
    assert HALF not in tab.stored()
    assert "afterword" not in tab.stored()
    real.line.mend()
    tab.is_told(BACK)
    assert HALF not in tab.stored()
    tab.reload()
    tab.says(WHOLE)


def test_who_writes_on_without_a_pause_is_kept_all_the_same(agent: Agent) -> None:
    tab, text = agent("dana", own=False), "She told me all of it again, from the very start"
    tab.open_row(LONG_TEXT)
    tab.says("")
    field = tab.field(LONG_TEXT)
    field.press_sequentially(text, delay=150)  # each key well within the pause
    tab.reload()
    expect(field).to_have_value(re.compile(f"^{text[:10]}"))


def test_a_browser_that_stores_nothing_is_said_to_store_nothing(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("nils", own=True)
    tab.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    tab.reload()
    tab.writes_while_cut(real)
    tab.is_told(ON_SCREEN)
    real.line.mend()
    tab.is_told(BACK)
    tab.says(WHOLE)


def test_a_card_number_is_masked_on_the_device_too(agent: Agent, real: ServedOverALine) -> None:
    tab = agent("olga", own=True)
    tab.begin(HALF)
    real.line.cut()
    tab.is_told("No connection.")
    tab.go_on(" paid with 4111 1111 1111 1111, order 4111 1111 1111 1112.")
    tab.holds("paid with [card number], order 4111 1111 1111 1112.")
    assert "1111 1111 1111 1111" not in tab.stored()


def test_an_answer_that_takes_longer_than_the_pause_is_an_answer(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("rita", own=True)
    one_by_one(tab.page)
    tab.reload()
    tab.begin(HALF)
    slower_than_what_is_sent_again(tab.page)
    tab.go_on(" paid with 4111 1111 1111 1111")
    tab.says(f"{HALF} paid with [card number]")
    tab.holds_nothing()


def test_a_slow_line_that_was_cut_is_back(agent: Agent, real: ServedOverALine) -> None:
    tab = agent("sven", own=True)
    one_by_one(tab.page)
    tab.reload()
    tab.begin(HALF)
    slower_than_what_is_sent_again(tab.page)
    real.line.cut()
    tab.is_told("No connection.")
    tab.go_on(WHOLE.removeprefix(HALF))
    real.line.mend()
    tab.is_told(BACK)
    tab.says(WHOLE)
    tab.holds_nothing()


def test_words_saved_in_the_same_breath_leave_no_copy(agent: Agent, real: ServedOverALine) -> None:
    tab = agent("pia", own=True)
    tab.begin(HALF)
    tab.go_on(WHOLE.removeprefix(HALF))
    tab.save()
    tab.holds_nothing()
    tab.settle()
    tab.press("Done")
    tab.sees(WHOLE)
    tab.does_not_see("Drafts")


def test_a_draft_that_was_thrown_away_does_not_come_back(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("quin", own=True)
    tab.begin(HALF)
    tab.press("Throw the draft away")
    tab.press("Throw it away")
    tab.sees("Nothing is kept before your first answer.")
    tab.holds_nothing()
    tab.open_page("My journal")
    tab.sees("Write the first one")
    tab.does_not_see("Drafts")


def test_hide_now_covers_what_is_typed_while_the_line_is_cut(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("rosa", own=True, size="phone")
    tab.writes_while_cut(real)
    tab.is_told(ON_DEVICE)
    tab.page.evaluate(AXE)
    # What Streamlit greys out meanwhile is faint by design; what can be used is not.
    assert tab.page.evaluate(VIOLATIONS_OF_OURS) == []
    width = tab.page.evaluate("document.documentElement.scrollWidth")
    assert width <= SIZES["phone"]["width"]
    tab.press("Hide now")
    expect(tab.field(LONG_TEXT)).not_to_be_visible()
    expect(tab.page.get_by_text("No connection.")).not_to_be_visible()
    tab.press("Show again")
    tab.says(WHOLE)


def test_a_page_whose_session_was_ended_meanwhile_says_so(
    agent: Agent, real: ServedOverALine
) -> None:
    tab = agent("sami", own=False)
    tab.writes_while_cut(real)
    real.call("person", "remove", "sami")
    real.line.mend()
    tab.is_told("You are signed out. Copy what you need of this page before you leave it.")
    tab.says(WHOLE)
