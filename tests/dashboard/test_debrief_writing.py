"""What is written for a debrief is kept as it is written, and tells of nobody's customer."""

from __future__ import annotations

from datetime import date
from html import escape

from journal.customers_data import Because
from journal.forms import Form
from journal.policy import scope_for
from journal.reading.debriefs import my_actions, notes_of
from journal.store.engine import Store
from tests.dashboard.around_debriefs import (
    PICKED,
    SCRIPT,
    debriefs,
    grant_fay_s_role,
    in_fields,
    opened,
    promised,
    write,
)
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, buttons, pressed, texts


def test_what_is_written_while_leading_is_there_afterwards_to_the_letter(
    look: Look, store: Store
) -> None:
    pressed(opened(look, store, "fay"), "Start the debrief")
    about = debriefs(store)[-1]["debrief_id"]
    write(store, "fay", Form.TAKEAWAY, about, takeaway=SCRIPT)
    page = pressed(opened(look, store, "fay", "lead"), "Write this takeaway down")
    write(store, "fay", Form.ACTION, about, what=SCRIPT, how_seen="Counted on Friday")
    page = pressed(opened(look, store, "fay", "lead"), "Write this action down")
    assert "choose one person" in " ".join(str(one.value) for one in page.error)
    owner = next(one for one in page.selectbox if one.label == "Owner")
    owner.set_value(viewer_of(store, "ben").person_id)
    page.run()
    pressed(page, "Write this action down")
    assert not page.error
    pressed(page, "End the debrief")
    seen = [text.value for text in look("ana", "debriefs").text]
    assert SCRIPT in seen
    lines = promised(look("ben", "my_promises"))
    assert escape(SCRIPT) in lines
    assert "<script>" not in lines


def test_what_is_begun_while_leading_outlasts_a_reload_until_it_is_in_the_debrief_or_thrown_away(
    look: Look, store: Store
) -> None:
    pressed(opened(look, store, "fay"), "Start the debrief")
    about = debriefs(store)[-1]["debrief_id"]
    write(store, "fay", Form.NOTES, about, notes="Half a sent")
    write(store, "fay", Form.TAKEAWAY, about, takeaway="Say the day fi")
    write(store, "fay", Form.ACTION, about, what="Begin with")
    page = opened(look, store, "fay", "lead")
    assert in_fields(page) >= {"Half a sent", "Say the day fi", "Begin with"}
    assert texts(page).count("for you alone. Not in the debrief yet.") == 3
    pressed(page, "Keep the notes")
    pressed(page, "Throw it away")
    page = opened(look, store, "fay", "lead")
    assert in_fields(page) & {"Half a sent", "Say the day fi", "Begin with"} == {
        "Half a sent",
        "Begin with",
    }
    assert notes_of(store, scope_for(viewer_of(store, "fay")), about) == "Half a sent"
    assert texts(page).count("for you alone. Not in the debrief yet.") == 1


def test_what_is_begun_of_a_debrief_is_nobody_elses_to_see(look: Look, store: Store) -> None:
    pressed(opened(look, store, "fay"), "Start the debrief")
    about = debriefs(store)[-1]["debrief_id"]
    write(store, "fay", Form.TAKEAWAY, about, takeaway="Say the day fi")
    grant_fay_s_role(store, "ben")
    page = opened(look, store, "ben", "lead")
    assert "Write this takeaway down" in buttons(page)
    assert "Say the day fi" not in in_fields(page)


def test_of_two_who_note_at_once_neither_overwrites_the_other_and_is_told_so(
    look: Look, store: Store
) -> None:
    grant_fay_s_role(store, "ben")
    pressed(opened(look, store, "fay"), "Start the debrief")
    about = debriefs(store)[-1]["debrief_id"]
    write(store, "fay", Form.NOTES, about, notes="Fay noted", whole=True)
    write(store, "ben", Form.NOTES, about, notes="Ben noted", whole=True)
    pressed(opened(look, store, "ben", "lead"), "Keep the notes")
    mine = pressed(opened(look, store, "fay", "lead"), "Keep the notes")
    assert "Nothing was overwritten" in " ".join(str(one.value) for one in mine.error)
    assert "Ben noted" in texts(mine)
    assert "Fay noted" in in_fields(mine)
    write(store, "fay", Form.NOTES, about, notes="Fay noted, Ben noted")
    pressed(mine, "I have put both together")
    pressed(opened(look, store, "fay", "lead"), "Keep the notes")
    scope = scope_for(viewer_of(store, "ben"))
    assert notes_of(store, scope, about) == "Fay noted, Ben noted"


def test_of_two_who_change_the_minutes_the_second_is_shown_what_the_first_did(
    look: Look, store: Store
) -> None:
    grant_fay_s_role(store, "ben")
    opened(look, store, "fay").number_input[1].set_value(5).run()
    theirs = opened(look, store, "ben").number_input[3].set_value(15).run()
    pressed(theirs, "Keep these minutes")
    mine = pressed(opened(look, store, "fay"), "Keep these minutes")
    assert "Nothing was overwritten" in " ".join(str(one.value) for one in mine.error)
    assert "to 2, 3, 3, 15, 3, 3, 1 minutes" in " ".join(str(one.value) for one in mine.warning)
    assert mine.number_input[1].value == 5
    assert debriefs(store)[-1]["minutes"] == [2, 3, 3, 15, 3, 3, 1]
    pressed(pressed(mine, "Mine are to stand"), "Keep these minutes")
    assert debriefs(store)[-1]["minutes"] == [2, 5, 3, 10, 3, 3, 1]


def test_a_customers_number_is_asked_about_and_stays_with_a_reason_alone(
    look: Look, store: Store
) -> None:
    pressed(opened(look, store, "fay"), "Start the debrief")
    about = debriefs(store)[-1]["debrief_id"]
    write(store, "fay", Form.TAKEAWAY, about, takeaway="Ring +44 20 7946 0958 first")
    page = pressed(opened(look, store, "fay", "lead"), "Write this takeaway down")
    counted = "select count(*) as n from kept.debrief_takeaways where what like '%7946%'"
    assert store.write(lambda tx: tx.rows(counted)) == [{"n": 0}]
    assert "keep it, because" in " ".join(one.label for one in page.get("button_group"))
    reasons = {"+44 20 7946 0958": Because.NO_CUSTOMER.value}
    write(store, "fay", Form.TAKEAWAY, about, identifiers_kept=reasons)
    pressed(opened(look, store, "fay", "lead"), "Write this takeaway down")
    assert store.write(lambda tx: tx.rows(counted)) == [{"n": 1}]


def test_the_author_of_a_case_is_told_puts_it_otherwise_and_takes_it_back(
    look: Look, store: Store
) -> None:
    case = store.write(lambda tx: tx.rows(PICKED))[0]
    page = look(case["login"], "debriefs", case=case["case_id"])
    assert "Only you see here that this is yours." in texts(page)
    said = {"what_happened": "Something came late"}
    write(store, case["login"], Form.CASE, case["case_id"], **said)
    assert "Something came late" not in texts(opened(look, store, "fay"))
    page = look(case["login"], "debriefs", case=case["case_id"])
    assert "The debrief tells it as above until then." in texts(page)
    pressed(page, "Tell it so")
    assert not page.error
    assert "Something came late" in texts(opened(look, store, "fay"))
    page = look(case["login"], "debriefs", case=case["case_id"])
    pressed(page, "Take it back")
    assert "It is not in the debrief any more." in texts(page)
    other = next(one for one in ("ana", "ben", "fay") if one != case["login"])
    page = look(other, "debriefs", case=case["case_id"])
    assert "This is no case of yours" in texts(page)


def test_why_an_action_is_not_done_outlasts_a_reload_until_it_is_said(
    look: Look, store: Store
) -> None:
    scope = scope_for(viewer_of(store, "ana"))
    action = my_actions(store, scope, date(2026, 1, 1))[0]
    write(store, "ana", Form.NOT_DOING, action.action_id, because="The list came")
    page = look("ana", "my_promises")
    assert "The list came" in in_fields(page)
    pressed(page, "We will not do it")
    assert not my_actions(store, scope, date(2026, 1, 1))
    assert "because The list came" not in promised(page)
