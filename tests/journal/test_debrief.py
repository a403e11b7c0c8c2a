"""How a debrief stands follows from what is stored and the moment (debrief.py, debrief_room.py)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.debrief import (
    LEFT_OPEN,
    NEVER_LEFT_OUT,
    Agenda,
    At,
    Debrief,
    DebriefState,
    Step,
    moved,
    parse_agenda,
    time_left,
)
from journal.debrief_case import Candidate, Case, Slot, suggested
from journal.debrief_room import after_this_case, beside, pages_of, place_of
from journal.errors import Refused
from tests.journal.given import NOW, entry

MINUTE = timedelta(minutes=1)
PREPARED = Debrief("one", "team", NOW)
RUNNING = replace(PREPARED, started_at=NOW, at=At(Step.CASES, "none", NOW))
MINUTES = st.tuples(*(st.integers(int(step in NEVER_LEFT_OUT), 60) for step in Step))
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        st.uuids().map(str),
        st.integers(1, 4),
        st.booleans(),
        st.booleans(),
        st.frozensets(st.sampled_from(["billing", "phone", "listened", "chat"])),
    ),
    max_size=12,
    unique_by=lambda one: one.share_id,
)
CASES = st.lists(st.sampled_from(Slot), max_size=3).map(
    lambda slots: tuple(Case(str(place), slot, entry()) for place, slot in enumerate(slots))
)


def test_the_usual_agenda_takes_25_minutes_in_seven_steps():
    assert (Agenda().total, len(Agenda().steps)) == (25, 7)


@given(st.lists(st.integers(-5, 70), min_size=7, max_size=7))
def test_an_agenda_is_refused_where_a_step_is_too_long_or_what_protects_is_left_out(
    minutes: list[int],
):
    fits = all(int(s in NEVER_LEFT_OUT) <= m <= 60 for s, m in zip(Step, minutes, strict=True))
    try:
        assert parse_agenda(minutes).minutes == tuple(minutes)
    except Refused:
        assert not fits
    else:
        assert fits


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (timedelta(0), "about 10 minutes left"),
        (4 * MINUTE, "about 6 minutes left"),
        (8.5 * MINUTE, "about 2 minutes left"),
        (9.5 * MINUTE, "about 1 minute left"),
        (10 * MINUTE, "take the time you need"),
        (30 * MINUTE, "take the time you need"),
    ],
)
def test_the_time_is_told_by_the_minute_and_hurries_nobody(after: timedelta, told: str):
    assert time_left(RUNNING, NOW + after) == told


@given(st.timedeltas(timedelta(0), timedelta(days=8)))
def test_one_that_is_left_open_ends_by_itself_and_stays_over(later: timedelta):
    now = NOW + later
    over = later >= LEFT_OPEN
    assert RUNNING.state(now) is (DebriefState.HELD if over else DebriefState.RUNNING)
    assert RUNNING.was_left_open(now) is over
    assert RUNNING.ended_by(now) == (NOW + LEFT_OPEN if over else None)
    ended = replace(RUNNING, ended_at=NOW + MINUTE)
    assert ended.state(now) is DebriefState.HELD
    assert not ended.was_left_open(now)


def test_the_minutes_of_a_step_begin_as_it_is_come_to_and_not_at_each_of_its_pages():
    later = NOW + 3 * MINUTE
    same, other = moved(RUNNING, Step.CASES, "a 1", later), moved(RUNNING, Step.CLOSE, "0", later)
    assert (same.at and same.at.since, other.at and other.at.since) == (NOW, later)


@given(MINUTES, CASES, st.booleans())
def test_forward_passes_every_page_and_back_returns(
    minutes: tuple[int, ...], cases: tuple[Case, ...], told: bool
):
    pages = pages_of(Agenda(minutes), cases, (), "Nothing changed." if told else None)
    assert {page.step for page in pages} == set(Agenda(minutes).steps)
    assert len({(page.step, page.key) for page in pages}) == len(pages)
    for place, page in enumerate(pages):
        at = At(page.step, page.key, NOW)
        assert place_of(pages, at) == place
        assert beside(pages, at, 1) == pages[min(place + 1, len(pages) - 1)]
        assert beside(pages, at, -1) == pages[max(place - 1, 0)]


@given(CASES, CASES, st.integers(0, 30))
def test_whatever_is_taken_back_meanwhile_the_room_stays_in_its_step(
    before: tuple[Case, ...], after: tuple[Case, ...], place: int
):
    pages = pages_of(Agenda(), before, (), None)
    page = pages[place % len(pages)]
    now = pages_of(Agenda(), after, (), None)
    assert now[place_of(now, At(page.step, page.key, NOW))].step is page.step


@given(CASES)
def test_a_case_that_is_skipped_is_followed_by_what_is_no_part_of_it(cases: tuple[Case, ...]):
    pages = pages_of(Agenda(), cases, (), None)
    for page in pages:
        if page.case_id:
            assert after_this_case(pages, At(page.step, page.key, NOW)).case_id != page.case_id


@given(CANDIDATES, st.text(max_size=3), st.randoms())
def test_what_is_suggested_is_never_twice_one_authors(found: list[Candidate], seed: str, chance):
    chosen = suggested(found, seed)
    by_id = {one.share_id: one for one in found}
    picked = [by_id[share_id] for _, share_id in chosen]
    assert len({one.whose for one in picked}) == len(picked)
    assert not any(one.was_last for one in picked)
    assert all(by_id[i].went_well for slot, i in chosen if slot is Slot.WENT_WELL)
    if any(one.went_well and not one.was_last for one in found):
        assert chosen[0][0] is Slot.WENT_WELL
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert suggested(shuffled, seed) == chosen


def test_what_is_suggested_is_varied():
    alike = [Candidate(str(n), n, False, True, frozenset({"billing"})) for n in range(9)]
    other = Candidate("other", 99, False, False, frozenset({"policy"}))
    assert (Slot.CASE, "other") in suggested([*alike, other], "seed")
