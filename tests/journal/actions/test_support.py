"""Asking for support: who is asked, who is told, and that only its asker ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal.actions.governing import end_role, remove_person
from journal.actions.support import ask_for_support, ask_next, close, forget_over, withdraw
from journal.actions.support_settings import name_contact, set_support_hours, take_contact_away
from journal.actions.supporting import can_be_asked, end_break, make_offer, pass_on, take_a_break
from journal.customers_data import Undecided
from journal.errors import JournalError, NotAllowed, NotFound, Refused
from journal.peers import Peering
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import my_drafts, my_support_draft
from journal.reading.support import support_to_give, who_can_be_asked
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from journal.support import state_of
from journal.support_words import Closing, OfferWay, RequestState, Whom
from journal.vocabulary import Role
from tests.journal.actions.around_support import (
    HOUR,
    IN_TIME,
    MOVED_ON,
    NOTE,
    asks,
    drafted,
    everybody_can_be_asked,
    mine,
    opens,
    to_me,
)
from tests.journal.given import NOW, WORKSPACE

Known = Callable[[str], Viewer]
PEER, SUPERVISOR, OUTSIDE = Whom.PEER, Whom.SUPERVISOR, Whom.OUTSIDE
R = RequestState


@pytest.fixture(autouse=True)
def _peers(store: Store, ben: Viewer, kim: Viewer) -> None:
    everybody_can_be_asked(store, ben, kim)


def able(store: Store, viewer: Viewer) -> set[tuple[str, Whom]]:
    found = who_can_be_asked(store, scope_for(viewer), now=NOW, workspace=WORKSPACE)
    return {(one.askable.name.split()[0], one.askable.whom) for one in found}


def leaves(store: Store, person: Viewer) -> None:
    login = person.person.login
    remove_person(store, login, now=NOW, workspace=WORKSPACE, actor="command line")


def offers(store: Store, viewer: Viewer, request_id: str, hours: int = 1) -> None:
    at = NOW + hours * HOUR
    make_offer(store, viewer, request_id, at, OfferWay.CALL, now=NOW, workspace=WORKSPACE)


def state(store: Store, viewer: Viewer) -> RequestState:
    (saved,) = mine(store, viewer)
    return state_of(saved, NOW)


def test_asked_seen_offered_and_closed_by_the_asker_alone(store: Store, ana: Viewer, ben: Viewer):
    made = asks(store, ana, (ben, PEER))
    assert state(store, ana) is R.ASKED
    opens(store, ben, made)
    assert state(store, ana) is R.SEEN
    offers(store, ben, made.request_id)
    assert state(store, ana) is R.OFFERED
    with pytest.raises(NotAllowed):
        close(store, ben, made.request_id, Closing.HELPED, now=NOW)
    close(store, ana, made.request_id, Closing.DID_NOT_HELP, now=NOW)
    assert state(store, ana) is R.CLOSED
    (told,) = to_me(store, ben)
    assert told.closed_at == NOW
    assert told.note is None


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


def test_what_nobody_has_seen_is_withdrawn_without_a_trace(store: Store, ana: Viewer, ben: Viewer):
    made = asks(store, ana, (ben, PEER))
    withdraw(store, ana, made.request_id, now=NOW)
    assert (mine(store, ana), to_me(store, ben)) == ([], [])
    for table in ("support_requests", "support_turns", "drafts"):
        assert store.write(lambda tx, t=table: tx.rows(f"select * from kept.{t}")) == []  # type: ignore[misc]


def test_what_was_seen_is_withdrawn_for_the_two_alone_and_its_note_is_gone(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer
):
    made = asks(store, ana, (ben, PEER), (kim, OUTSIDE))
    opens(store, ben, made)
    withdraw(store, ana, made.request_id, now=NOW)
    (told,) = to_me(store, ben)
    assert (told.withdrawn_at, told.note) == (NOW, None)
    (saved,) = mine(store, ana)
    assert saved.request.note is None
    assert [turn.person_id for turn in saved.turns] == [ben.person_id]
    with pytest.raises(NotAllowed, match="closed or withdrawn"):
        offers(store, ben, made.request_id)


def test_the_audit_log_tells_nobody_who_asked_who_was_asked_or_that_anything_was(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer
):
    def log() -> list[dict[str, object]]:
        return store.write(lambda tx: tx.rows("select * from kept.audit"))

    before = log()
    made = asks(store, ana, (ben, PEER), (kim, OUTSIDE))
    opens(store, ben, made)
    offers(store, ben, made.request_id)
    ask_next(store, ana, made.request_id, now=NOW, workspace=WORKSPACE)
    take_a_break(store, kim, now=NOW, workspace=WORKSPACE)
    close(store, ana, made.request_id, Closing.HELPED, now=NOW)
    again = asks(store, ana, (ben, PEER))
    withdraw(store, ana, again.request_id, now=NOW)
    assert log() == before


def test_a_note_that_may_say_who_a_customer_is_has_to_be_decided_about_first(
    store: Store, ana: Viewer, ben: Viewer
):
    draft_id = drafted(store, ana, [(ben, PEER)], "Mrs Hopkins, mary@example.com, shouted.")
    with pytest.raises(Undecided):
        ask_for_support(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    assert (mine(store, ana), to_me(store, ben)) == ([], [])
    draft = my_support_draft(store, scope_for(ana))
    assert draft is not None
    assert draft.draft_id == draft_id
    assert my_drafts(store, scope_for(ana)) == []


def test_no_number_of_a_payment_card_is_ever_in_a_note(store: Store, ana: Viewer, ben: Viewer):
    made = asks(store, ana, (ben, PEER), note="It was about 4111 1111 1111 1111")
    assert "1111" not in str(made.request.note)


def test_sending_it_twice_asks_once(store: Store, ana: Viewer, ben: Viewer):
    draft_id = drafted(store, ana, [(ben, PEER)])
    once = ask_for_support(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    twice = ask_for_support(store, ana, draft_id, now=NOW + HOUR, workspace=WORKSPACE)
    assert once == twice
    assert len(to_me(store, ben)) == 1


@pytest.mark.parametrize("whom", list(Whom))
def test_who_cannot_be_asked_is_refused_and_nothing_is_lost(
    store: Store, ana: Viewer, ben: Viewer, whom: Whom
):
    take_a_break(store, ben, now=NOW, workspace=WORKSPACE)
    draft_id = drafted(store, ana, [(ben, whom)])
    with pytest.raises(Refused, match="cannot be asked any more"):
        ask_for_support(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    draft = my_support_draft(store, scope_for(ana))
    assert draft is not None
    assert draft.answers["support_note"] == NOTE


def test_without_anybody_chosen_nothing_is_asked(store: Store, ana: Viewer):
    with pytest.raises(Refused, match="choose somebody"):
        asks(store, ana)


def test_only_the_admin_names_whom_everybody_can_ask_and_says_how_long_a_turn_is(
    store: Store, ana: Viewer, una: Viewer, known: Known
):
    ada = known("ada")
    with pytest.raises(NotAllowed):
        name_contact(store, ana, una.person_id, now=NOW, workspace=WORKSPACE)
    with pytest.raises(NotAllowed):
        set_support_hours(store, ana, 4, now=NOW)
    with pytest.raises(NotFound):
        name_contact(store, ada, ada.person_id, now=NOW, workspace=WORKSPACE)
    name_contact(store, ada, una.person_id, now=NOW, workspace=WORKSPACE)
    assert ("Una", OUTSIDE) in able(store, ana)
    take_contact_away(store, ada, una.person_id, now=NOW)
    assert ("Una", OUTSIDE) not in able(store, ana)
    set_support_hours(store, ada, 4, now=NOW)
    workspace = find_workspace(store)
    assert workspace is not None
    assert workspace.support_hours == 4


def test_what_is_over_is_forgotten_after_four_weeks_and_nothing_else(
    store: Store, ana: Viewer, ben: Viewer
):
    made = asks(store, ana, (ben, PEER))
    asks(store, ana, (ben, PEER))
    close(store, ana, made.request_id, Closing.HELPED, now=NOW)
    assert forget_over(store, NOW + timedelta(days=28)) == 0
    assert forget_over(store, NOW + timedelta(days=28, seconds=1)) == 1
    assert [saved.closed_at for saved in mine(store, ana)] == [None]


def test_what_somebody_asked_for_who_leaves_is_withdrawn(store: Store, ana: Viewer, ben: Viewer):
    opens(store, ben, asks(store, ana, (ben, PEER)))
    asks(store, ana, (ben, PEER))
    leaves(store, ana)
    assert [told.withdrawn_at for told in to_me(store, ben)] == [NOW]
