"""A promise goes to a colleague who accepts it, and takes nothing of its entry along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal.actions.deleting import delete
from journal.actions.governing import remove_person
from journal.actions.handing_over import accept, ask_to_take_over, decline, withdraw
from journal.actions.promising import cancel, mark_done
from journal.errors import JournalError, NotAllowed, NotFound
from journal.ids import new_id
from journal.ledger import Handover
from journal.people import Grant, Viewer
from journal.policy import scope_for
from journal.reading.own import promises_of_entry
from journal.reading.promises import requests_to_me
from journal.store.engine import Store
from journal.vocabulary import HandoverAnswer, Role
from tests.journal.actions.around_promises import CALL, DUE, HOUR, made, mine, of_team, only, stands
from tests.journal.given import NOW, WORKSPACE, write_down


def asks(store: Store, viewer: Viewer, promise_id: str, colleague: Viewer) -> Handover:
    return ask_to_take_over(
        store, viewer, promise_id, colleague.person_id, now=NOW, workspace=WORKSPACE
    )


def leaves(store: Store, person: Viewer) -> None:
    login = person.person.login
    remove_person(store, login, now=NOW, workspace=WORKSPACE, actor="command line")


def in_an_entry(store: Store, viewer: Viewer) -> tuple[str, str]:
    """An entry with a promise in it; the ids of both."""
    promise_id = new_id()
    promise = {**CALL, "promise_id": promise_id, "due": DUE.isoformat()}
    return write_down(store, viewer, promises=[promise], what_happened="xylophone"), promise_id


def test_a_colleague_is_shown_what_by_when_and_its_case_and_nothing_else(
    store: Store, ana: Viewer, ben: Viewer
):
    entry_id, promise_id = in_an_entry(store, ana)
    asks(store, ana, promise_id, ben)
    (asked,) = mine(store, ben).asked
    assert (asked.what, asked.due_at, asked.case_ref) == (CALL["what"], DUE, "C-78")
    assert (asked.owner, asked.asked_by) == ("Ana Reyes", "Ana Reyes")
    assert requests_to_me(store, scope_for(ben)) == 1
    (row,) = store.rows(scope_for(ben), "select * from asked_over")
    assert entry_id not in str(row)
    assert "xylophone" not in str(row)


def test_whoever_accepts_owns_it_without_the_entry_it_was_made_in(
    store: Store, ana: Viewer, ben: Viewer
):
    entry_id, promise_id = in_an_entry(store, ana)
    handover = asks(store, ana, promise_id, ben)
    accept(store, ben, handover.handover_id, now=NOW)
    taken = only(mine(store, ben)).saved
    assert (taken.promise_id, taken.entry_id) == (promise_id, None)
    assert mine(store, ana).open == ()
    assert [(one.asked, one.answer) for one in mine(store, ana).answered] == [
        ("Ben Okafor", HandoverAnswer.ACCEPTED)
    ]
    delete(store, ana, entry_id, now=NOW)
    assert only(mine(store, ben)).saved == taken
    assert promises_of_entry(store, scope_for(ana), entry_id) == []


def test_until_it_is_accepted_it_stays_its_owners_and_when_declined_too(
    store: Store, ana: Viewer, ben: Viewer
):
    promise = made(store, ana)
    handover = asks(store, ana, promise.promise_id, ben)
    waiting = only(mine(store, ana))
    assert waiting.asked is not None
    assert waiting.asked.asked == "Ben Okafor"
    decline(store, ben, handover.handover_id, now=NOW)
    assert only(mine(store, ana)).saved == promise
    assert mine(store, ben).asked == ()
    assert [one.answer for one in mine(store, ana).answered] == [HandoverAnswer.DECLINED]


def test_the_supervisor_of_its_team_hands_over_and_no_other(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer, una: Viewer, kim: Viewer
):
    promise = made(store, ana)
    for stranger in (una, kim, ben):
        with pytest.raises(NotAllowed, match="can hand it over"):
            asks(store, stranger, promise.promise_id, ben)
    asks(store, sam, promise.promise_id, ben)
    (seen,) = of_team(store, sam).open
    assert seen.asked is not None
    assert seen.asked.name == "Ben Okafor"
    assert [one.asked_by for one in mine(store, ben).asked] == ["Sam Whitlock"]


def test_somebody_who_has_left_is_not_asked_and_the_promise_stays(
    store: Store, ana: Viewer, ben: Viewer
):
    promise = made(store, ana)
    leaves(store, ben)
    with pytest.raises(NotAllowed, match=r"does not work in the team any more\. Nobody was asked"):
        asks(store, ana, promise.promise_id, ben)
    assert stands(store, promise.promise_id) == promise


def test_only_agents_of_its_team_are_asked_and_not_its_owner(
    store: Store, ana: Viewer, kim: Viewer, sam: Viewer
):
    promise = made(store, ana)
    for other in (kim, sam):
        with pytest.raises(NotAllowed, match="does not work in the team"):
            asks(store, ana, promise.promise_id, other)
    with pytest.raises(NotAllowed, match="theirs already"):
        asks(store, ana, promise.promise_id, ana)


def test_who_was_asked_and_has_left_cannot_accept_and_stands_in_nobodys_way(
    store: Store, crew: list[Viewer]
):
    ana, ben, carl = crew[:3]
    promise = made(store, ana)
    handover = asks(store, ana, promise.promise_id, ben)
    with pytest.raises(NotAllowed, match="asked to take this promise over already"):
        asks(store, ana, promise.promise_id, carl)
    leaves(store, ben)
    gone = type(ben)(ben.person, frozenset())
    with pytest.raises(NotAllowed, match="do not work any more"):
        accept(store, gone, handover.handover_id, now=NOW)
    asks(store, ana, promise.promise_id, carl)
    assert mine(store, ben).asked == ()
    assert len(mine(store, carl).asked) == 1


def test_who_was_asked_and_works_in_another_team_by_now_is_shown_nothing_of_it(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer
):
    asks(store, ana, made(store, ana).promise_id, ben)
    for grants in (kim.grants, frozenset({Grant(Role.FACILITATOR, ana.teams_as(Role.AGENT)[0])})):
        moved = Viewer(ben.person, grants)
        assert mine(store, moved).asked == ()
        assert requests_to_me(store, scope_for(moved)) == 0


def test_open_promises_of_somebody_who_has_left_lead_the_supervisors_page_until_handed_over(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer
):
    made(store, ben, due=(DUE - HOUR).isoformat())
    orphaned = made(store, ana)
    leaves(store, ana)
    seen = of_team(store, sam).open
    assert [(one.owner, one.owner_is_here) for one in seen] == [
        ("Ana Reyes", False),
        ("Ben Okafor", True),
    ]
    accept(store, ben, asks(store, sam, orphaned.promise_id, ben).handover_id, now=NOW)
    assert [one.owner for one in of_team(store, sam).open] == ["Ben Okafor"] * 2


@pytest.mark.parametrize("settles", [mark_done, cancel])
def test_nobody_is_asked_any_more_once_it_is_settled(
    store: Store, ana: Viewer, ben: Viewer, settles: Callable[..., object]
):
    promise = made(store, ana)
    handover = asks(store, ana, promise.promise_id, ben)
    settles(store, ana, promise.promise_id, promise.version, now=NOW)
    assert mine(store, ben).asked == ()
    with pytest.raises(NotFound, match="not asked any more"):
        accept(store, ben, handover.handover_id, now=NOW)
    with pytest.raises(NotAllowed, match="was marked"):
        asks(store, ana, promise.promise_id, ben)


def test_what_is_taken_back_is_asked_no_longer(store: Store, ana: Viewer, ben: Viewer, kim: Viewer):
    promise = made(store, ana)
    handover = asks(store, ana, promise.promise_id, ben)
    with pytest.raises(NotAllowed):
        withdraw(store, kim, handover.handover_id, now=NOW)
    withdraw(store, ana, handover.handover_id, now=NOW)
    assert mine(store, ben).asked == ()
    for answer in (accept, decline, withdraw):
        with pytest.raises(NotFound, match="not asked any more"):
            answer(store, ben, handover.handover_id, now=NOW)


def test_nobody_answers_for_somebody_else(store: Store, crew: list[Viewer], sam: Viewer):
    ana, ben, carl = crew[:3]
    handover = asks(store, ana, made(store, ana).promise_id, ben)
    for other in (ana, carl, sam):
        for answer in (accept, decline):
            with pytest.raises(NotAllowed, match="Somebody else was asked"):
                answer(store, other, handover.handover_id, now=NOW)


def test_handing_over_is_noted_in_ids_and_without_a_text(store: Store, ana: Viewer, ben: Viewer):
    promise = made(store, ana)
    asks_twice = [asks(store, ana, promise.promise_id, ben)]
    decline(store, ben, asks_twice[0].handover_id, now=NOW)
    asks_twice.append(asks(store, ana, promise.promise_id, ben))
    accept(store, ben, asks_twice[1].handover_id, now=NOW + timedelta(minutes=1))
    log = store.write(lambda tx: tx.rows("select * from kept.audit order by sequence"))
    asked, answered = ("handover_asked", ana.person_id), "handover_"
    assert [(row["action"], row["actor"]) for row in log] == [
        asked,
        (f"{answered}declined", ben.person_id),
        asked,
        (f"{answered}accepted", ben.person_id),
    ]
    assert {row["subject"].split()[0] for row in log} == {promise.promise_id}


def test_a_stranger_to_the_promise_is_refused_before_anything_is_looked_at(
    store: Store, ana: Viewer
):
    with pytest.raises(JournalError, match="not there any more"):
        asks(store, ana, new_id(), ana)
