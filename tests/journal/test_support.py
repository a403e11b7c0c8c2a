"""Whose turn a request for support is, at any moment and whatever happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.support import (
    HAS_IT,
    Offer,
    SavedRequest,
    SupportRequest,
    Turn,
    a_working_day,
    ask_on,
    clock_of,
    happened,
    next_turn,
    planned,
    state_of,
    turn_now,
    turn_state,
)
from journal.support_words import OfferWay, RequestState, TurnState, Whom
from journal.working_hours import Calendar, parse_hours
from tests.journal.given import NOW, WORKSPACE

HOUR = timedelta(hours=1)
CHAIN = ("ben", "una", "rae")
S, R = TurnState, RequestState


def clock(begins: datetime) -> datetime:
    return begins + 9 * HOUR


def a_request(*people: str) -> SavedRequest:
    turns = tuple(Turn(person, Whom.PEER) for person in people or CHAIN)
    turns = planned(turns, NOW, NOW, clock)
    return SavedRequest("r", "ana", "team", NOW, SupportRequest(note="Could we talk?"), turns)


def an_offer(at: datetime) -> Offer:
    return Offer(at + HOUR, OfferWay.CALL, at)


def states(saved: SavedRequest, at: datetime) -> list[TurnState]:
    return saved.states(at)


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (0, [S.ASKED, S.WAITING, S.WAITING]),
        (8.99, [S.ASKED, S.WAITING, S.WAITING]),
        (9, [S.MOVED_ON, S.ASKED, S.WAITING]),
        (17.99, [S.MOVED_ON, S.ASKED, S.WAITING]),
        (18, [S.MOVED_ON, S.MOVED_ON, S.ASKED]),
        (27, [S.MOVED_ON, S.MOVED_ON, S.MOVED_ON]),
    ],
)
def test_the_clock_alone_moves_a_request_on_to_the_next_and_only_to_them(
    after: float, found: list[TurnState]
):
    assert states(a_request(), NOW + after * HOUR) == found


def test_nobody_is_left_to_ask_once_the_last_one_has_not_seen_it():
    assert state_of(a_request("ben"), NOW + 8 * HOUR) is R.ASKED
    assert state_of(a_request("ben"), NOW + 9 * HOUR) is R.UNANSWERED


def test_once_seen_a_request_stays_where_it_is_and_nobody_else_is_asked():
    seen = happened(a_request(), "ben", NOW + HOUR, clock, seen_at=NOW + HOUR)
    assert states(seen, NOW + 1000 * HOUR) == [S.SEEN, S.WAITING, S.WAITING]
    assert next_turn(seen, NOW + HOUR) == Turn("una", Whom.PEER)


@pytest.mark.parametrize("what", ["passed_on_at", "gone_at"])
def test_what_is_passed_on_or_left_behind_goes_to_the_next_at_once(what: str):
    at = NOW + 30 * HOUR
    seen = happened(a_request(), "ben", NOW, clock, seen_at=NOW)
    after = happened(seen, "ben", at, clock, **{what: at})
    now_asked = turn_now(after, at)
    assert now_asked is not None
    assert (now_asked.person_id, now_asked.begins_at, now_asked.ends_at) == (
        "una", at, at + 9 * HOUR,
    )  # fmt: skip


def test_who_leaves_before_their_turn_is_passed_over():
    gone = happened(a_request(), "una", NOW + HOUR, clock, gone_at=NOW + HOUR)
    assert states(gone, NOW + 9 * HOUR) == [S.MOVED_ON, S.GONE, S.ASKED]


def test_who_has_left_offers_nothing_any_more_and_the_next_is_asked():
    offered = happened(
        happened(a_request(), "ben", NOW, clock, seen_at=NOW),
        "ben",
        NOW,
        clock,
        offer=an_offer(NOW),
    )
    assert state_of(offered, NOW) is R.OFFERED
    gone = happened(offered, "ben", NOW + HOUR, clock, gone_at=NOW + HOUR)
    assert states(gone, NOW + HOUR) == [S.GONE, S.ASKED, S.WAITING]


def test_the_asker_can_have_the_next_one_asked_beside_whoever_has_seen_it_and_both_can_offer():
    seen = happened(a_request(), "ben", NOW, clock, seen_at=NOW)
    both = ask_on(seen, NOW + HOUR, clock)
    assert states(both, NOW + HOUR) == [S.SEEN, S.ASKED, S.WAITING]
    both = happened(both, "una", NOW + HOUR, clock, seen_at=NOW + HOUR)
    for person in ("una", "ben"):
        both = happened(both, person, NOW + 2 * HOUR, clock, offer=an_offer(NOW + 2 * HOUR))
    assert states(both, NOW + 2 * HOUR) == [S.OFFERED, S.OFFERED, S.WAITING]


def test_whoever_had_not_seen_it_when_the_asker_went_on_is_asked_no_longer():
    after = ask_on(a_request(), NOW + HOUR, clock)
    assert states(after, NOW + HOUR) == [S.MOVED_ON, S.ASKED, S.WAITING]


EVENTS = ("seen_at", "offer", "passed_on_at", "gone_at", "ask on")
histories = st.lists(
    st.tuples(st.sampled_from(EVENTS), st.sampled_from(CHAIN), st.integers(0, 12)), max_size=12
)


def possible(saved: SavedRequest, what: str, person: str, at: datetime) -> bool:
    """What the actions would let through."""
    turn = saved.turn_of(person)
    assert turn is not None
    state = turn_state(turn, at)
    if what == "ask on":
        return next_turn(saved, at) is not None
    if what == "gone_at":
        return state is not S.GONE
    return state in ((S.ASKED,) if what == "seen_at" else HAS_IT)


def lived(history: Sequence[tuple[str, str, int]]) -> list[tuple[SavedRequest, datetime]]:
    """A request after each thing that happened, with when that was."""
    saved, at = a_request(), NOW
    lives = [(saved, at)]
    for what, person, hours in history:
        at += hours * HOUR
        if possible(saved, what, person, at):
            value: Any = an_offer(at) if what == "offer" else at
            saved = (
                ask_on(saved, at, clock)
                if what == "ask on"
                else happened(saved, person, at, clock, **{what: value})
            )
        lives.append((saved, at))
    return lives


@given(histories, st.integers(0, 40))
def test_at_most_one_is_asked_and_nobody_waits_while_nobody_has_it(
    history: list[tuple[str, str, int]], later: int
):
    for saved, at in lived(history):
        for moment in (at, at + later * HOUR):
            found = states(saved, moment)
            assert found.count(S.ASKED) <= 1
            if S.WAITING in found:
                assert S.ASKED in found or any(state in found for state in HAS_IT)
            if state_of(saved, moment) is R.UNANSWERED:
                assert set(found) <= {S.GONE, S.PASSED_ON, S.MOVED_ON}


@given(histories, st.integers(0, 40))
def test_who_did_not_see_it_in_time_is_never_asked_again(
    history: list[tuple[str, str, int]], later: int
):
    over: set[str] = set()
    for saved, at in lived(history):
        for moment in (at, at + later * HOUR):
            for turn in saved.turns:
                if turn.person_id in over:
                    assert turn_state(turn, moment) in (S.MOVED_ON, S.GONE)
        over |= {one.person_id for one in saved.turns if turn_state(one, at) is S.MOVED_ON}


@given(histories)
def test_people_are_asked_in_the_order_in_which_the_asker_named_them(
    history: list[tuple[str, str, int]],
):
    saved, _ = lived(history)[-1]
    begun = [turn.begins_at for turn in saved.turns if turn.begins_at]
    assert begun == sorted(begun)


@given(histories)
def test_no_offer_is_ever_lost(history: list[tuple[str, str, int]]):
    made: dict[str, datetime] = {}
    for saved, _ in lived(history):
        offers = {one.person_id: one.offer.offered_at for one in saved.turns if one.offer}
        assert made.keys() <= offers.keys()
        made = offers


def test_time_is_counted_in_the_working_time_of_the_workspace():
    until = clock_of(WORKSPACE)(NOW)  # a Wednesday, 15:02, in a workspace from nine to six
    assert until == NOW + timedelta(days=1)
    friday = NOW + timedelta(days=2)
    assert clock_of(WORKSPACE)(friday) == friday + timedelta(days=3)
    assert clock_of(replace(WORKSPACE, support_hours=2))(NOW) == NOW + 2 * HOUR


@pytest.mark.parametrize(
    ("hours", "day"),
    [
        ("09:00–18:00", 9), ("09:00–12:00, 13:00–18:00", 8), ("00:00–24:00", 24),
        ("22:00–06:00", 8), ("", 24),
    ],
)  # fmt: skip
def test_a_working_day_is_as_long_as_the_longest_of_the_week(hours: str, day: int):
    week = (parse_hours("Monday", hours), *((),) * 6)
    assert a_working_day(Calendar(week)) == day * HOUR
