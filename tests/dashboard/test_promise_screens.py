"""My promises, Team promises, and what other pages say of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from journal.store.engine import Store
from tests.dashboard.looking import Look, buttons, pressed, texts


def with_promises(page: AppTest) -> str:
    """What stands on the page, the lines of promises included."""
    drawn = "\n".join(part.proto.body for part in page.get("html"))
    return f"{texts(page)}\n{drawn}"


def headings(page: AppTest) -> list[str]:
    return [heading.value.partition(" ·")[0] for heading in page.header]


def test_my_promises_lead_with_what_is_asked_and_then_the_most_pressing(look: Look) -> None:
    page = look("ana", "my_promises")
    assert "Ben Okafor asks you to take over a promise." in with_promises(page)
    assert headings(page)[:2] == ["Overdue", "At risk"]
    assert "renegotiated, was for" in with_promises(page)


def test_one_tap_marks_a_promise_done_and_another_takes_it_back(look: Look) -> None:
    kept = '<strong dir="auto">Kept on time,'
    first = look("ana", "my_promises")
    before, to_take_back = with_promises(first).count(kept), buttons(first).count("Take it back")
    page = pressed(look("ana", "my_promises"), "Done")
    assert with_promises(page).count(kept) == before + 2  # on top, and with what was settled
    assert [group.label for group in page.get("button_group")] == ["Was the problem solved?"]
    page = pressed(page, "Take it back")
    assert with_promises(page).count(kept) == before
    assert buttons(page).count("Take it back") == to_take_back


def test_what_fell_due_is_done_late_by_one_tap(look: Look) -> None:
    before = buttons(look("ana", "my_promises")).count("Done, late")
    page = pressed(look("ana", "my_promises"), "Done, late")
    assert '<strong dir="auto">Kept late,' in with_promises(page)
    assert buttons(page).count("Done, late") == before - 1


def test_what_was_missed_says_for_when_it_was_and_not_when_it_was_let_go(
    look: Look, store: Store
) -> None:
    now = datetime.now(UTC)
    store.write(
        lambda tx: tx.run(
            """update kept.promises set cancelled_at = $now, marked_at = $now, due_at = $due
               where done_at is null and cancelled_at is null
                 and due_at < $now and owner_id =
                   (select person_id from kept.people where login = 'ana')""",
            {"now": now, "due": now - timedelta(days=400)},
        )
    )
    year = (now - timedelta(days=400)).year
    assert re.search(
        rf"Missed, was for \w+ \d+ \w+ {year}", with_promises(look("ana", "my_promises"))
    )


def test_what_a_colleague_asks_for_is_told_on_every_other_page_until_it_is_answered(
    look: Look,
) -> None:
    links = [link.proto.label for link in look("ana").get("page_link")]
    assert "1 request to take a promise over" in links
    page = pressed(look("ana", "my_promises"), "Take it over")
    assert "asks you to take over" not in with_promises(page)
    assert "Call back once the carrier has answered" in with_promises(page)
    links = [link.proto.label for link in look("ana").get("page_link")]
    assert "1 request to take a promise over" not in links
    assert "Ana Reyes took this over from you:" in with_promises(look("ben", "my_promises"))


def test_a_supervisor_sees_what_their_team_owes_and_nothing_that_is_settled(
    look: Look, store: Store
) -> None:
    page = look("sam", "team_promises")
    assert "Overdue" in headings(page)
    assert "Ana Reyes · FH-20418" in with_promises(page)
    assert "Ana Reyes is asked to take it over." in with_promises(page)
    before = with_promises(page).count("Ana Reyes ·")
    pressed(look("ana", "my_promises"), "Done, late")
    assert with_promises(look("sam", "team_promises")).count("Ana Reyes ·") == before - 1


def test_nobody_is_counted_on_the_page_of_the_team(look: Look) -> None:
    told = with_promises(look("sam", "team_promises"))
    assert "Ana Reyes: " not in told
    assert told.count("Ana Reyes ·") > 1


def test_trends_says_what_does_not_wait_and_leads_there(look: Look) -> None:
    (link,) = [
        link.proto.label for link in look("sam").get("page_link") if "promise" in link.proto.label
    ]
    assert re.fullmatch(r"\d+ promises? due today · \d+ overdue", link)


@pytest.mark.parametrize(("login", "screen"), [("sam", "my_promises"), ("ana", "team_promises")])
def test_a_page_of_the_ledger_that_is_not_ones_own_is_not_there(
    look: Look, login: str, screen: str
) -> None:
    with pytest.raises(ValueError, match="no page of theirs"):
        look(login, screen)


def test_whoever_is_away_leads_the_page_of_the_team(look: Look, store: Store) -> None:
    today = datetime.now(UTC).date()
    store.write(
        lambda tx: tx.run(
            """insert into kept.absences
               select 'away', person_id, $first, $last, person_id, current_timestamp
               from kept.people where login = 'ben'""",
            {"first": today - timedelta(days=1), "last": today + timedelta(days=1)},
        )
    )
    page = look("sam", "team_promises")
    assert headings(page)[0] == "Their owner is away or has left"
    assert "Its owner is away today." in with_promises(page)
