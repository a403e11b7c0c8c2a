"""Who a customer is, is taken out before an entry is saved, or stays for a reason."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import NewTab

CARD = "4111 1111 1111 1111"


def test_a_card_number_is_masked_as_it_is_written(new_tab: NewTab) -> None:
    tab = new_tab("phone")
    tab.enter("carys", "Reflect")
    tab.open_row("What happened")
    field = tab.field("What happened")
    with tab.wire.echo("She read out [card number], twice."):
        field.fill(f"She read out {CARD}, twice.")
    expect(field).to_have_value("She read out [card number], twice.")
    tab.sees("card numbers are never stored")
    field.press_sequentially(" I stopped her.")
    with tab.wire.echo("She read out [card number], twice. I stopped her."):
        field.blur()
    tab.reload()
    expect(tab.field("What happened")).to_have_value(
        "She read out [card number], twice. I stopped her."
    )
    tab.does_not_see("it was set aside")


def test_what_may_say_who_a_customer_is_is_decided_before_it_is_saved(new_tab: NewTab) -> None:
    tab = new_tab("phone")
    tab.enter("idris", "Reflect")
    tab.answer_three()
    tab.open_row("What happened")
    tab.write("What happened", "<b>Call</b> 020 7946 0018 or write to jo@example.org about it.")
    tab.press("Save entry")
    tab.sees("Not saved yet: this may say who a customer is.")
    tab.is_not_saved()
    expect(tab.page.locator("mark")).to_have_text(["020 7946 0018", "jo@example.org"])
    tab.sees("<b>Call</b>")
    tab.tap(tab.page.get_by_role("button", name="Take it out").first)
    expect(tab.page.locator("mark")).to_have_text(["jo@example.org"])
    tab.tap(tab.chip("Or keep it, because", "Everybody may know it"))
    tab.sees("All of it is decided.")
    tab.save()
    tab.press("Done")
    tab.is_on("My journal")
    tab.open_newest_entry()
    tab.sees("<b>Call</b> [phone number] or write to jo@example.org about it.")
