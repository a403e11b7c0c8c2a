"""Being asked for support: who is told what, what moves on, and what stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from journal.actions.governing import end_role
from journal.actions.support import ask_next, withdraw
from journal.actions.supporting import can_be_asked, end_break, pass_on, take_a_break
from journal.errors import JournalError, NotAllowed, NotFound
from journal.peers import Peering
from journal.people import Grant, Viewer
from journal.policy import scope_for
from journal.reading.support import support_to_give
from journal.store.engine import Store
from journal.store.workspace import grant
from journal.support_words import RequestState, Whom
from journal.vocabulary import Role
from tests.journal.actions.around_support import (
    HOUR,
    IN_TIME,
    MOVED_ON,
    NOTE,
    able,
    asks,
    everybody_can_be_asked,
    leaves,
    mine,
    offers,
    opens,
    state,
    to_me,
)
from tests.journal.given import NOW, WORKSPACE, weeks_ago

Known = Callable[[str], Viewer]
PEER, SUPERVISOR, OUTSIDE = Whom.PEER, Whom.SUPERVISOR, Whom.OUTSIDE
R = RequestState


@pytest.fixture(autouse=True)
def _peers(store: Store, ben: Viewer, kim: Viewer) -> None:
    everybody_can_be_asked(store, ben, kim)


def test_before_it_is_opened_a_request_tells_neither_who_asks_nor_what(
    store: Store, ana: Viewer, ben: Viewer
):
    made = asks(store, ana, (ben, PEER))
    (told,) = to_me(store, ben)
    assert (told.asker, told.note) == (None, None)
    assert support_to_give(store, scope_for(ben), NOW) == 1
    opens(store, ben, made)
    (told,) = to_me(store, ben)
    assert (told.asker, told.note) == ("Ana Reyes", NOTE)


def test_what_nobody_saw_in_time_is_told_to_the_next_alone_and_the_first_sees_nothing_of_it(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer
):
    made = asks(store, ana, (ben, PEER), (kim, OUTSIDE))
    assert (len(to_me(store, ben, IN_TIME)), to_me(store, kim, IN_TIME)) == (1, [])
    assert (to_me(store, ben, MOVED_ON), len(to_me(store, kim, MOVED_ON))) == ([], 1)
    with pytest.raises(NotFound, match="not yours to answer any more"):
        opens(store, ben, made, MOVED_ON)
    opens(store, kim, made, MOVED_ON)
    assert to_me(store, kim, MOVED_ON)[0].asker == "Ana Reyes"


def test_what_was_opened_in_time_stays_with_whoever_opened_it(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer
):
    made = asks(store, ana, (ben, PEER), (kim, OUTSIDE))
    opens(store, ben, made, IN_TIME)
    assert to_me(store, kim, MOVED_ON + 1000 * HOUR) == []
    assert opens(store, ben, made, MOVED_ON) == mine(store, ana)[0]  # opened again, nothing changes


def test_nobody_besides_those_named_learns_of_it_least_of_all_the_supervisor_gone_around(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer, sam: Viewer, una: Viewer, known: Known
):
    made = asks(store, ana, (kim, OUTSIDE))
    for viewer in (ben, sam, una, known("ada"), known("rae")):
        assert (to_me(store, viewer), mine(store, viewer)) == ([], [])
        assert support_to_give(store, scope_for(viewer), NOW) == 0
        with pytest.raises(JournalError):
            opens(store, viewer, made)
        with pytest.raises(JournalError):
            withdraw(store, viewer, made.request_id, now=NOW)


def test_the_supervisor_is_asked_as_that_and_never_met_on_a_way_around_them(
    store: Store, ana: Viewer, sam: Viewer
):
    can_be_asked(store, sam, Peering(in_team=True, outside=True))
    team_id, before = sam.teams_as(Role.SUPERVISOR)[0], weeks_ago(4)
    store.write(lambda tx: grant(tx, sam.person_id, Role.AGENT, team_id, before))
    assert able(store, ana) == {("Sam", SUPERVISOR), ("Ben", PEER), ("Kim", OUTSIDE)}


def test_who_takes_a_break_is_asked_nothing_new_and_what_they_had_not_opened_moves_on_at_once(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer
):
    asks(store, ana, (ben, PEER), (kim, OUTSIDE))
    take_a_break(store, ben, now=NOW, workspace=WORKSPACE)
    assert (to_me(store, ben), len(to_me(store, kim))) == ([], 1)
    assert ("Ben", PEER) not in able(store, ana)
    end_break(store, ben)
    assert to_me(store, ben) == []
    assert ("Ben", PEER) in able(store, ana)


def test_a_break_leaves_what_was_opened_where_it_is(store: Store, ana: Viewer, ben: Viewer):
    made = asks(store, ana, (ben, PEER))
    opens(store, ben, made)
    take_a_break(store, ben, now=NOW, workspace=WORKSPACE)
    offers(store, ben, made.request_id)
    assert state(store, ana) is R.OFFERED


@pytest.mark.parametrize("opened", [False, True])
def test_when_somebody_leaves_it_goes_to_the_next_at_once(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer, opened: bool
):
    made = asks(store, ana, (ben, PEER), (kim, OUTSIDE))
    if opened:
        opens(store, ben, made)
    leaves(store, ben)
    assert (to_me(store, ben), len(to_me(store, kim))) == ([], 1)
    with pytest.raises(JournalError):
        offers(store, ben, made.request_id)


def test_a_former_supervisor_sees_nothing_of_what_they_were_asked_as_one(
    store: Store, ana: Viewer, sam: Viewer, kim: Viewer, known: Known
):
    made = asks(store, ana, (sam, SUPERVISOR), (kim, OUTSIDE))
    opens(store, sam, made)
    actor = "command line"
    end_role(store, "sam", Role.SUPERVISOR, now=NOW, workspace=WORKSPACE, actor=actor)
    assert (to_me(store, sam), len(to_me(store, kim))) == ([], 1)


def test_whose_supervising_ran_out_by_itself_sees_nothing_either(
    store: Store, ana: Viewer, sam: Viewer, kim: Viewer, known: Known
):
    made = asks(store, ana, (sam, SUPERVISOR), (kim, OUTSIDE))
    opens(store, sam, made)
    somewhere_else = replace(sam, grants=frozenset({Grant(Role.AGENT, "another team")}))
    assert to_me(store, somewhere_else) == []
    with pytest.raises(NotAllowed):
        opens(store, somewhere_else, made)
    assert to_me(store, replace(sam, grants=frozenset())) == []


def test_who_has_become_an_admin_and_nothing_else_reads_nobodys_note(
    store: Store, ana: Viewer, ben: Viewer
):
    made = asks(store, ana, (ben, PEER))
    opens(store, ben, made)
    as_admin = replace(ben, grants=frozenset({Grant(Role.ADMIN, None)}))
    assert to_me(store, as_admin) == []
    with pytest.raises(NotAllowed):
        opens(store, as_admin, made)


def test_an_admin_cannot_offer_to_be_asked(store: Store, known: Known):
    viewer = known("ada")
    says = (
        lambda: can_be_asked(store, viewer, Peering(outside=True)),
        lambda: take_a_break(store, viewer, now=NOW, workspace=WORKSPACE),
        lambda: end_break(store, viewer),
    )
    for say in says:
        with pytest.raises(NotAllowed):
            say()


def test_two_who_offer_at_once_both_reach_the_asker(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer
):
    made = asks(store, ana, (ben, PEER), (kim, OUTSIDE))
    opens(store, ben, made)
    ask_next(store, ana, made.request_id, now=NOW, workspace=WORKSPACE)
    opens(store, kim, made)
    offers(store, ben, made.request_id, hours=1)
    offers(store, kim, made.request_id, hours=2)
    (saved,) = mine(store, ana)
    assert [turn.offer and turn.offer.at for turn in saved.turns] == [NOW + HOUR, NOW + 2 * HOUR]


def test_who_passes_it_on_sees_its_note_no_more_and_the_next_is_asked(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer
):
    made = asks(store, ana, (ben, PEER), (kim, OUTSIDE))
    opens(store, ben, made)
    pass_on(store, ben, made.request_id, now=NOW, workspace=WORKSPACE)
    (told,) = to_me(store, ben)
    assert told.note is None
    assert len(to_me(store, kim)) == 1
    with pytest.raises(NotFound):
        offers(store, ben, made.request_id)
