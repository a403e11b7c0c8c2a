"""What a team took from its debriefs stands with the techniques that the cases tell of."""

from __future__ import annotations

import pytest

from journal.actions.debrief_cases import take_back
from journal.actions.debrief_outcomes import drop_takeaway, take_away
from journal.actions.debriefing import start
from journal.debrief import Step
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.playbook import playbook, search_playbook
from journal.sought import Sought
from journal.store.engine import Store
from journal.techniques import Technique
from journal.wording import Wording
from tests.journal.actions.around_debriefs import with_case
from tests.journal.actions.test_debrief_outcomes import fay
from tests.journal.given import NOW, WORKSPACE

__all__ = ["fay"]
LESSON, ALSO = "Say the date before the reason", "Call before they do"
CALM = {"techniques": {"kept_calm": "helped", "listened": None}}
OPTIONS = {"techniques": {"offered_options": "helped"}}


def read(store: Store, viewer: Viewer) -> dict[Technique, list[str]]:
    """What is taken, by the techniques of which anything is."""
    chapters = playbook(store, scope_for(viewer), Wording())
    return {
        one.technique: [taken.what for taken in one.takeaways] for one in chapters if one.takeaways
    }


@pytest.fixture
def held(store: Store, fay: Viewer, ana: Viewer, ben: Viewer) -> tuple[str, str]:
    """The ids of two cases; from the first comes a lesson, and from none in particular another."""
    debrief_id, anas, _ = with_case(store, fay, ana, **CALM)
    _, bens, _ = with_case(store, fay, ben, **OPTIONS)
    start(store, fay, debrief_id, (Step.PURPOSE, "0"), now=NOW)
    for what, of in ((LESSON, anas), (ALSO, None)):
        take_away(store, fay, debrief_id, what, case_id=of, now=NOW, workspace=WORKSPACE)
    return anas, bens


def test_a_takeaway_stands_with_the_techniques_of_its_case_and_else_of_every_case(
    store: Store, ana: Viewer, held: tuple[str, str]
):
    found = {name: set(taken) for name, taken in read(store, ana).items()}
    assert found == {
        Technique.KEPT_CALM: {LESSON, ALSO},
        Technique.LISTENED: {LESSON, ALSO},
        Technique.OFFERED_OPTIONS: {ALSO},
    }


def test_only_who_works_in_the_team_reads_it(
    store: Store, held: tuple[str, str], fay: Viewer, ben: Viewer, kim: Viewer, sam: Viewer
):
    assert read(store, fay) == read(store, ben) != {}
    assert read(store, kim) == read(store, sam) == {}


def test_a_case_that_is_taken_back_lends_a_takeaway_its_techniques_no_more(
    store: Store, ana: Viewer, ben: Viewer, held: tuple[str, str]
):
    take_back(store, ana, held[0], now=NOW)
    assert read(store, ben) == {Technique.OFFERED_OPTIONS: [ALSO]}


def test_what_is_taken_out_again_is_gone_here_too(store: Store, fay: Viewer, held: tuple[str, str]):
    for chapter in playbook(store, scope_for(fay), Wording()):
        for taken in chapter.takeaways:
            drop_takeaway(store, fay, taken.takeaway_id, now=NOW)
    assert read(store, fay) == {}


def test_a_technique_is_found_by_the_words_of_a_takeaway_by_who_may_read_it(
    store: Store, held: tuple[str, str], ben: Viewer, kim: Viewer
):
    sought = Sought(text="date before reas")
    found = [
        {one.technique for one in search_playbook(store, scope_for(who), Wording(), sought)}
        for who in (ben, kim)
    ]
    assert found == [{Technique.KEPT_CALM, Technique.LISTENED}, set()]
