"""Asking for support: who is asked, who is told, and that only its asker ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal.actions.reflect import keep
from journal.actions.support import ask_for_support, ask_next, close, forget_over, withdraw
from journal.actions.support_settings import name_contact, set_support_hours, take_contact_away
from journal.actions.supporting import take_a_break
from journal.customers_data import Undecided
from journal.draft import SUPPORT_ALONE, SUPPORT_ASKED, SUPPORT_NOTE
from journal.errors import NotAllowed, NotFound, Refused
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import my_draft_alone, my_drafts
from journal.reading.soundness import look_for_faults
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from journal.support_words import Closing, RequestState, Whom
from tests.journal.actions.around_support import (
    HOUR,
    NOTE,
    able,
    asks,
    drafted,
    everybody_can_be_asked,
    leaves,
    mine,
    offers,
    opens,
    state,
    to_me,
)
from tests.journal.given import NOW, WORKSPACE

Known = Callable[[str], Viewer]
PEER, SUPERVISOR, OUTSIDE = Whom.PEER, Whom.SUPERVISOR, Whom.OUTSIDE
R = RequestState


@pytest.fixture(autouse=True)
def _peers(store: Store, ben: Viewer, kim: Viewer) -> None:
    everybody_can_be_asked(store, ben, kim)


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


def test_nobody_counts_how_many_asked(store: Store, ana: Viewer, ben: Viewer):
    asks(store, ana, (ben, PEER))
    assert not [table for table in look_for_faults(store).counts if "support" in table]


def test_a_note_that_may_say_who_a_customer_is_has_to_be_decided_about_first(
    store: Store, ana: Viewer, ben: Viewer
):
    draft_id = drafted(store, ana, [(ben, PEER)], "Mrs Hopkins, mary@example.com, shouted.")
    with pytest.raises(Undecided):
        ask_for_support(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    assert (mine(store, ana), to_me(store, ben)) == ([], [])
    draft = my_draft_alone(store, scope_for(ana), SUPPORT_ALONE)
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


def test_what_is_written_in_a_tab_after_another_one_has_sent_it_is_never_lost(
    store: Store, ana: Viewer, ben: Viewer
):
    draft_id = drafted(store, ana, [(ben, PEER)])
    ask_for_support(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    keep(store, ana, draft_id, {SUPPORT_ALONE: True, SUPPORT_NOTE: "And one more"}, now=NOW)
    with pytest.raises(Refused, match="Choose somebody first"):
        ask_for_support(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    whom = [{"person_id": ben.person_id, "whom": PEER.value}]
    keep(store, ana, draft_id, {SUPPORT_ASKED: whom}, now=NOW)
    ask_for_support(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    assert {one.request.note for one in mine(store, ana)} == {NOTE, "And one more"}
    assert len(to_me(store, ben)) == 2


@pytest.mark.parametrize("whom", list(Whom))
def test_who_cannot_be_asked_is_refused_and_nothing_is_lost(
    store: Store, ana: Viewer, ben: Viewer, whom: Whom
):
    take_a_break(store, ben, now=NOW, workspace=WORKSPACE)
    draft_id = drafted(store, ana, [(ben, whom)])
    with pytest.raises(Refused, match="cannot be asked any more"):
        ask_for_support(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    draft = my_draft_alone(store, scope_for(ana), SUPPORT_ALONE)
    assert draft is not None
    assert draft.answers["support_note"] == NOTE


def test_without_anybody_chosen_nothing_is_asked(store: Store, ana: Viewer):
    with pytest.raises(Refused, match="Choose somebody"):
        asks(store, ana)


def test_only_the_admin_names_whom_everybody_can_ask_and_says_how_long_a_turn_is(
    store: Store, ana: Viewer, una: Viewer, known: Known
):
    ada = known("ada")
    with pytest.raises(NotAllowed):
        name_contact(store, ana, una.person_id, now=NOW, workspace=WORKSPACE)
    with pytest.raises(NotAllowed):
        set_support_hours(store, ana, 4, seen=None, now=NOW)
    with pytest.raises(NotFound):
        name_contact(store, ada, ada.person_id, now=NOW, workspace=WORKSPACE)
    name_contact(store, ada, una.person_id, now=NOW, workspace=WORKSPACE)
    assert ("Una", OUTSIDE) in able(store, ana)
    take_contact_away(store, ada, una.person_id, now=NOW)
    assert ("Una", OUTSIDE) not in able(store, ana)
    set_support_hours(store, ada, 4, seen=None, now=NOW)
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
