"""What a debrief yields, and what becomes of it (actions/debrief_outcomes.py)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from journal.actions.debrief_outcomes import (
    agree,
    carry_over,
    done,
    give,
    not_doing,
)
from journal.actions.debriefing import end, prepare
from journal.debrief_outcome import Action, ActionState
from journal.errors import NotAllowed, Refused
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.reading.debriefs import debriefs_of, my_actions
from journal.reading.reminders import feed_of, waiting
from journal.store.engine import Store
from tests.journal.actions.around_debriefs import (
    LATER,
    facilitator,
    pack,
    running,
)
from tests.journal.given import NOW, TODAY, WORKSPACE

WEEK = timedelta(days=7)
AGREED = {"what": "Say the date first", "how_seen": "In five calls", "due": TODAY + WEEK}
LESSON = "Say the date before the reason"


@pytest.fixture
def fay(store: Store, deliveries: Team) -> Viewer:
    return facilitator(store, deliveries)


def agreed(store: Store, fay: Viewer, owner: Viewer, debrief_id: str, **more: Any) -> str:
    given = {**AGREED, "owner_id": owner.person_id, **more}
    return agree(store, fay, debrief_id, **given, now=NOW, workspace=WORKSPACE)


def the_one(store: Store, viewer: Viewer, debrief_id: str) -> Action:
    (found,) = pack(store, viewer, debrief_id).actions
    return found


def leaves(store: Store, viewer: Viewer) -> None:
    store.write(
        lambda tx: tx.run(
            "update kept.grants set until = $today where person_id = $id",
            {"today": TODAY, "id": viewer.person_id},
        )
    )


def following(store: Store, fay: Viewer, team: Team, debrief_id: str) -> str:
    """Ends a debrief and prepares the next one."""
    end(store, fay, debrief_id, now=LATER)
    return prepare(store, fay, team.team_id, now=NOW + WEEK, workspace=WORKSPACE)


def test_an_action_has_everything_that_makes_it_happen_or_is_refused_whole(
    store: Store, fay: Viewer, ana: Viewer
):
    debrief_id = running(store, fay)
    with pytest.raises(Refused) as refused:
        agree(
            store, fay, debrief_id, what=" ", how_seen="", owner_id=None, due=TODAY - WEEK,
            now=NOW, workspace=WORKSPACE,
        )  # fmt: skip
    assert len(refused.value.problems) == 4
    assert pack(store, fay, debrief_id).actions == ()


def test_two_actions_at_the_most_are_agreed(store: Store, fay: Viewer, ana: Viewer):
    debrief_id = running(store, fay)
    for _ in range(2):
        agreed(store, fay, ana, debrief_id)
    with pytest.raises(Refused, match="Two"):
        agreed(store, fay, ana, debrief_id)


@pytest.mark.parametrize("login", ["sam", "kim", "ada"])
def test_nobody_owns_an_action_who_is_no_agent_of_the_team(
    store: Store, fay: Viewer, known: Any, login: str
):
    with pytest.raises(Refused, match="agent"):
        agreed(store, fay, known(login), running(store, fay))


def test_its_owner_alone_says_what_became_of_an_action(
    store: Store, fay: Viewer, ana: Viewer, ben: Viewer, sam: Viewer
):
    debrief_id = running(store, fay)
    action_id = agreed(store, fay, ana, debrief_id)
    assert [len(my_actions(store, scope_for(who), TODAY)) for who in (ana, ben)] == [1, 0]
    for viewer in (fay, ben, sam):
        with pytest.raises(NotAllowed):
            done(store, viewer, action_id, 0, now=NOW, workspace=WORKSPACE)
    done(store, ana, action_id, 0, now=NOW, workspace=WORKSPACE)
    assert the_one(store, fay, debrief_id).state is ActionState.DONE
    assert my_actions(store, scope_for(ana), TODAY) == []
    with pytest.raises(NotAllowed, match="already"):
        done(store, ana, action_id, 1, now=NOW, workspace=WORKSPACE)


def test_what_was_changed_meanwhile_is_not_overwritten(store: Store, fay: Viewer, ana: Viewer):
    debrief_id = running(store, fay)
    action_id = agreed(store, fay, ana, debrief_id)
    carry_over(store, ana, action_id, 0, TODAY + 2 * WEEK, now=NOW, workspace=WORKSPACE)
    with pytest.raises(Refused, match="meantime"):
        done(store, ana, action_id, 0, now=NOW, workspace=WORKSPACE)
    assert the_one(store, ana, debrief_id).state is ActionState.CARRIED_OVER


@pytest.mark.parametrize("due", [None, TODAY - timedelta(days=1)])
def test_nothing_is_carried_over_to_no_day_or_one_that_is_past(
    store: Store, fay: Viewer, ana: Viewer, due: date | None
):
    action_id = agreed(store, fay, ana, running(store, fay))
    with pytest.raises(Refused):
        carry_over(store, ana, action_id, 0, due, now=NOW, workspace=WORKSPACE)


def test_the_next_debrief_opens_with_what_the_last_one_agreed(
    store: Store, fay: Viewer, ana: Viewer, ben: Viewer, deliveries: Team
):
    first = running(store, fay)
    dropped, kept = agreed(store, fay, ana, first), agreed(store, fay, ben, first)
    not_doing(store, ana, dropped, 0, "It was solved", now=LATER, workspace=WORKSPACE)
    second = following(store, fay, deliveries, first)
    opens = {one.action_id: one.state for one in pack(store, fay, second).last_actions}
    assert opens == {dropped: ActionState.NOT_DOING, kept: ActionState.OPEN}
    assert pack(store, fay, first).last_actions == ()


def test_actions_are_counted_by_team_and_by_nobody_in_it(
    store: Store, fay: Viewer, ana: Viewer, ben: Viewer, kim: Viewer
):
    debrief_id = running(store, fay)
    one = agreed(store, fay, ana, debrief_id)
    agreed(store, fay, ben, debrief_id)
    done(store, ana, one, 0, now=NOW, workspace=WORKSPACE)
    (seen,) = debriefs_of(store, scope_for(ben), now=NOW, today=TODAY)
    assert (seen.counts[ActionState.DONE], seen.counts[ActionState.OPEN]) == (1, 1)
    (theirs,) = debriefs_of(store, scope_for(kim), now=NOW, today=TODAY)
    assert not any(theirs.counts.values())


def test_whose_owner_leaves_is_shown_as_nobodys_and_given_to_somebody(
    store: Store, fay: Viewer, ana: Viewer, ben: Viewer, deliveries: Team
):
    first = running(store, fay)
    action_id = agreed(store, fay, ana, first)
    with pytest.raises(NotAllowed, match="already"):
        give(store, fay, action_id, ben.person_id, 0, now=NOW, workspace=WORKSPACE)
    leaves(store, ana)
    (opens,) = pack(store, fay, following(store, fay, deliveries, first)).last_actions
    assert (opens.owner, opens.needs_an_owner) == (None, True)
    with pytest.raises(Refused, match="agent"):
        give(store, fay, action_id, ana.person_id, 0, now=NOW, workspace=WORKSPACE)
    with pytest.raises(NotAllowed):
        give(store, ben, action_id, ben.person_id, 0, now=NOW, workspace=WORKSPACE)
    give(store, fay, action_id, ben.person_id, 0, now=NOW, workspace=WORKSPACE)
    assert [one.owner for one in my_actions(store, scope_for(ben), TODAY)] == ["Ben Okafor"]


def test_of_what_nobody_has_a_facilitator_may_say_that_it_will_not_be_done(
    store: Store, fay: Viewer, ana: Viewer
):
    debrief_id = running(store, fay)
    action_id = agreed(store, fay, ana, debrief_id)
    leaves(store, ana)
    with pytest.raises(NotAllowed):
        not_doing(store, ana, action_id, 0, "I left", now=NOW, workspace=WORKSPACE)
    not_doing(store, fay, action_id, 0, "Ana left", now=NOW, workspace=WORKSPACE)
    assert the_one(store, fay, debrief_id).because == "Ana left"


def test_its_owner_is_reminded_of_the_day_and_of_nothing_that_it_says(
    store: Store, fay: Viewer, ana: Viewer, ben: Viewer
):
    debrief_id = running(store, fay)
    action_id = agreed(store, fay, ana, debrief_id, due=TODAY)
    (waits,) = waiting(store, ana, NOW)
    assert (waits.promise_id, waits.is_action, waits.due_is_day) == (action_id, True, True)
    feed = feed_of(store, ana, NOW)
    assert "SUMMARY:Action due" in feed
    assert AGREED["what"] not in feed + str(waits)
    assert waiting(store, ben, NOW) == []
    done(store, ana, action_id, 0, now=NOW, workspace=WORKSPACE)
    assert waiting(store, ana, NOW) == []
