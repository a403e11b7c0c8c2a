"""What a team takes from a debrief, and what the author of a case learns of it."""

from __future__ import annotations

import pytest

from journal.actions.debrief_cases import told_of_case
from journal.actions.debrief_outcomes import drop_takeaway, not_doing, take_away
from journal.actions.debriefing import end, start
from journal.customers_data import Undecided
from journal.debrief import Step
from journal.errors import NotAllowed, Refused
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.debriefs import my_cases, news_of_cases
from journal.store.debrief_outcomes import own_takeaways
from journal.store.engine import Store
from tests.journal.actions.around_debriefs import (
    LATER,
    pack,
    prepared,
    running,
    with_case,
)
from tests.journal.actions.test_debrief_outcomes import agreed, fay, the_one
from tests.journal.given import MOST_WRITINGS, NOW, WORKSPACE

__all__ = ["fay"]
LESSON = "Say the date before the reason"


def test_nothing_is_written_down_before_it_begins(store: Store, fay: Viewer, ana: Viewer):
    debrief_id = prepared(store, fay)
    with pytest.raises(NotAllowed):
        take_away(store, fay, debrief_id, LESSON, now=NOW, workspace=WORKSPACE)
    with pytest.raises(NotAllowed):
        agreed(store, fay, ana, debrief_id)


def test_the_author_learns_what_the_team_took_from_their_case_and_nobody_learns_whose_it_was(
    store: Store, fay: Viewer, ana: Viewer, ben: Viewer
):
    debrief_id, case_id, _ = with_case(store, fay, ana)
    told_of_case(store, ana, case_id, now=NOW)
    assert news_of_cases(store, scope_for(ana)) == 0
    page = pack(store, fay, debrief_id).pages[0]
    start(store, fay, debrief_id, (page.step, page.key), now=LATER)
    for what, of in ((LESSON, case_id), ("Call before they do", None)):
        take_away(store, fay, debrief_id, what, case_id=of, now=LATER, workspace=WORKSPACE)
    end(store, fay, debrief_id, now=LATER)
    assert [news_of_cases(store, scope_for(who)) for who in (ana, ben, fay)] == [1, 0, 0]
    (mine,) = my_cases(store, scope_for(ana))
    assert {one.what for one in mine.takeaways} == {LESSON, "Call before they do"}
    told_of_case(store, ana, case_id, now=LATER)
    assert news_of_cases(store, scope_for(ana)) == 0


def test_what_is_taken_from_somebody_elses_case_is_not_told_as_from_ones_own(
    store: Store, fay: Viewer, ana: Viewer, ben: Viewer
):
    debrief_id, _, _ = with_case(store, fay, ana)
    _, bens, _ = with_case(store, fay, ben)
    start(store, fay, debrief_id, (Step.PURPOSE, "0"), now=NOW)
    take_away(store, fay, debrief_id, LESSON, case_id=bens, now=NOW, workspace=WORKSPACE)
    taken = [my_cases(store, scope_for(who))[0].takeaways for who in (ana, ben)]
    assert [len(one) for one in taken] == [0, 1]
    assert own_takeaways(store, scope_for(ana)) == []


@pytest.mark.parametrize("writing", [w for w in MOST_WRITINGS if len(w) <= 300])
def test_whatever_can_be_written_is_taken_away_to_the_letter(
    store: Store, fay: Viewer, writing: str
):
    debrief_id = running(store, fay)
    take_away(store, fay, debrief_id, writing, now=NOW, workspace=WORKSPACE)
    assert [one.what for one in pack(store, fay, debrief_id).takeaways] == [writing]


@pytest.mark.parametrize("what", ["", "  ", "x" * 20_000])
def test_an_empty_or_endless_takeaway_is_refused(store: Store, fay: Viewer, what: str):
    debrief_id = running(store, fay)
    with pytest.raises(Refused):
        take_away(store, fay, debrief_id, what, now=NOW, workspace=WORKSPACE)


def test_a_customers_number_is_stopped_wherever_it_is_written(
    store: Store, fay: Viewer, ana: Viewer
):
    debrief_id, number = running(store, fay), "Ring +44 20 7946 0958"
    with pytest.raises(Undecided):
        take_away(store, fay, debrief_id, number, now=NOW, workspace=WORKSPACE)
    for field in ("what", "how_seen"):
        with pytest.raises(Undecided):
            agreed(store, fay, ana, debrief_id, **{field: number})
    agreed(store, fay, ana, debrief_id)
    action = the_one(store, ana, debrief_id)
    with pytest.raises(Undecided):
        not_doing(store, ana, action.action_id, 0, number, now=NOW, workspace=WORKSPACE)
    assert the_one(store, ana, debrief_id).is_open


def test_a_takeaway_is_taken_out_again_by_who_facilitates_alone(
    store: Store, fay: Viewer, ana: Viewer
):
    debrief_id = running(store, fay)
    made = take_away(store, fay, debrief_id, LESSON, now=NOW, workspace=WORKSPACE)
    with pytest.raises(NotAllowed):
        drop_takeaway(store, ana, made, now=NOW)
    drop_takeaway(store, fay, made, now=NOW)
    drop_takeaway(store, fay, made, now=NOW)
    assert pack(store, fay, debrief_id).takeaways == ()
