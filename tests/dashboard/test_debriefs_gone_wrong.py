"""Debriefs of a team of two, left open, with an owner who left, and with texts of any kind."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from journal.debrief import LEFT_OPEN
from journal.store.engine import Store
from journal.vocabulary import Role
from tests.dashboard.around_debriefs import PICKED, opened
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, buttons, pressed, texts

FEW = "Fewer than five agents work in"
AT_LENGTH = ("<script>alert('x')</script> =HYPERLINK(1) مرحبا **bold** [x](y) " * 340)[:20_000]


def run(store: Store, sql: str, **of: Any) -> None:
    store.write(lambda tx: tx.run(sql, of))


def leaves_the_team(store: Store, but: tuple[str, ...]) -> None:
    """Of the team that fay facilitates everybody stops writing but these."""
    team = viewer_of(store, "fay").teams_as(Role.FACILITATOR)[0]
    stay = [viewer_of(store, login).person_id for login in but]
    run(
        store,
        """update kept.grants set until = $gone where role = 'agent' and team_id = $team
           and person_id not in (select unnest($stay))""",
        gone=date(2020, 1, 1),
        team=team,
        stay=stay,
    )


def test_in_a_team_of_two_the_page_says_that_colleagues_may_recognise_a_case(
    look: Look, store: Store
) -> None:
    case = store.write(lambda tx: tx.rows(PICKED))[0]
    page = opened(look, store, "fay")
    assert FEW not in " ".join(str(one.value) for one in page.warning)
    leaves_the_team(store, but=(case["login"], "fay"))
    page = opened(look, store, "fay")
    assert FEW in " ".join(str(one.value) for one in page.warning)
    assert "Start the debrief" in buttons(page)
    mine = look(case["login"], "debriefs", case=case["case_id"])
    assert FEW in " ".join(str(one.value) for one in mine.warning)
    assert "Copies that were printed cannot be recalled." in texts(mine)


@pytest.mark.parametrize(
    ("ago", "is_over"), [(timedelta(minutes=20), False), (LEFT_OPEN, True), (timedelta(7), True)]
)
def test_one_that_was_left_open_says_so_and_lets_another_be_prepared(
    look: Look, store: Store, ago: timedelta, is_over: bool
) -> None:
    pressed(opened(look, store, "fay"), "Start the debrief")
    at = datetime.now(UTC).replace(tzinfo=None) - ago
    run(store, "update kept.debriefs set started_at = $at where ended_at is null", at=at)
    room = opened(look, store, "ana", "room")
    assert ("was left open, and ended by itself" in texts(room)) is is_over
    page = look("fay", "debriefs")
    assert ("Prepare a debrief" in buttons(page)) is is_over
    assert ("The last one was left open, and ended by itself." in texts(page)) is is_over


def test_an_action_whose_owner_left_is_nobodys_until_it_is_given_to_somebody(
    look: Look, store: Store
) -> None:
    leaves_the_team(store, but=("ben", "fay"))
    page = look("fay", "debriefs")
    assert "Nobody has this now" in " ".join(str(one.value) for one in page.warning)
    owner = next(one for one in page.selectbox if one.label == "Owner")
    assert "Ana Reyes" not in owner.options
    owner.set_value(viewer_of(store, "ben").person_id)
    page.run()
    pressed(page, "Give it to them")
    assert not page.warning
    assert "Done" in buttons(look("ben", "debriefs"))


def test_a_text_of_20_000_characters_is_told_to_the_letter_and_as_a_text(
    look: Look, store: Store
) -> None:
    case = store.write(lambda tx: tx.rows(PICKED))[0]
    run(
        store,
        "update kept.entries set what_happened = $text where entry_id = $id",
        text=AT_LENGTH,
        id=case["entry_id"],
    )
    pages = [
        opened(look, store, "fay"),
        look(case["login"], "debriefs", case=case["case_id"]),
        pressed(opened(look, store, "fay"), "Start the debrief"),
    ]
    room = opened(look, store, "fay", "room")
    while AT_LENGTH not in texts(room):
        pressed(room, "On")
    for page in (*pages[:2], room):
        assert AT_LENGTH in [one.value for one in page.text]
        drawn = [one.value for one in page.markdown]
        assert not any("alert(" in str(one) for one in drawn)
