"""Cases are picked out of what is shared with the team, and stay their authors' (debrief_cases)."""

from __future__ import annotations

import pytest

from journal.actions.debrief_cases import pick, put_back, reword, take_back
from journal.actions.debriefing import prepare
from journal.actions.deleting import bring_back, delete, forget
from journal.actions.sharing import share, unshare
from journal.customers_data import Because, Undecided
from journal.errors import JournalError, NotAllowed, NotFound, Refused
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.reading.debriefs import my_cases, news_of_cases, picked, to_pick
from journal.store.engine import Store
from journal.vocabulary import Audience
from tests.journal.actions.around_debriefs import (
    CASE,
    WELL,
    facilitator,
    pack,
    prepared,
    shares,
    with_case,
)
from tests.journal.actions.around_sharing import log
from tests.journal.given import MOST_WRITINGS, NOW, WORKSPACE, write_down

PHONE = "Ring +44 20 7946 0958 back"


@pytest.fixture
def fay(store: Store, deliveries: Team) -> Viewer:
    return facilitator(store, deliveries)


def stored_of(store: Store, case_id: str) -> list[dict[str, object]]:
    return store.write(
        lambda tx: tx.rows("select * from kept.debrief_cases where case_id = $id", {"id": case_id})
    )


def test_a_case_tells_nothing_that_points_at_its_author(store: Store, ana: Viewer, fay: Viewer):
    private = {"case_ref": "C-77", "exception_value": 91.5, "exception_kind": "voucher"}
    debrief_id, case_id, entry_id = with_case(store, fay, ana, **private)
    (case,) = pack(store, fay, debrief_id).cases
    assert "The parcel was late" in str(case)
    for told in ("C-77", "91.5", "Ana", ana.person_id, entry_id, "occurred_at", "2026"):
        assert told not in str(case)
    assert case.case_id == case_id


@pytest.mark.parametrize("behaviour", ["assault", "threats"])
def test_a_serious_incident_is_neither_offered_nor_picked(
    store: Store, ana: Viewer, fay: Viewer, behaviour: str
):
    debrief_id = prepared(store, fay)
    _, share_id = shares(store, ana, behaviours=["shouting", behaviour])
    found = to_pick(store, scope_for(fay), pack(store, fay, debrief_id))
    assert (found.suggested, found.every) == ((), ())
    with pytest.raises(NotAllowed, match="support"):
        pick(store, fay, debrief_id, share_id, CASE, now=NOW)


def test_only_what_is_shared_with_the_team_is_picked(store: Store, ana: Viewer, fay: Viewer):
    debrief_id = prepared(store, fay)
    entry_id = write_down(store, ana)
    named = share(store, ana, entry_id, Audience.SUPERVISOR, now=NOW).share_id
    for guess in (named, entry_id, "somebody's guess"):
        with pytest.raises(NotFound):
            pick(store, fay, debrief_id, guess, CASE, now=NOW)
    assert pack(store, fay, debrief_id).cases == ()


def test_what_another_team_shares_is_picked_by_nobody_here(store: Store, kim: Viewer, fay: Viewer):
    debrief_id = prepared(store, fay)
    _, share_id = shares(store, kim)
    with pytest.raises(JournalError):
        pick(store, fay, debrief_id, share_id, CASE, now=NOW)


def test_only_a_facilitator_of_the_team_prepares_and_picks(
    store: Store, ana: Viewer, sam: Viewer, una: Viewer, fay: Viewer, deliveries: Team
):
    debrief_id = prepared(store, fay)
    _, share_id = shares(store, ana)
    for viewer in (ana, sam, una):
        with pytest.raises(NotAllowed):
            prepare(store, viewer, deliveries.team_id, now=NOW, workspace=WORKSPACE)
        with pytest.raises(NotAllowed):
            pick(store, viewer, debrief_id, share_id, CASE, now=NOW)


def test_picking_twice_picks_once_and_there_is_room_for_three(
    store: Store, ana: Viewer, ben: Viewer, fay: Viewer
):
    debrief_id = prepared(store, fay)
    ids = [shares(store, author)[1] for author in (ana, ben, ana, ben)]
    for share_id, slot in zip(ids, (WELL, CASE, CASE), strict=False):
        first = pick(store, fay, debrief_id, share_id, slot, now=NOW)
        assert pick(store, fay, debrief_id, share_id, slot, now=NOW) == first
    for slot in (WELL, CASE):
        with pytest.raises(Refused):
            pick(store, fay, debrief_id, ids[3], slot, now=NOW)
    assert [case.slot for case in pack(store, fay, debrief_id).cases] == [WELL, CASE, CASE]


def test_what_a_facilitator_takes_out_can_be_picked_again(store: Store, ana: Viewer, fay: Viewer):
    debrief_id, case_id, _ = with_case(store, fay, ana)
    (share_id,) = picked(store, scope_for(fay), debrief_id)
    put_back(store, fay, case_id, now=NOW)
    put_back(store, fay, case_id, now=NOW)
    assert pack(store, fay, debrief_id).cases == ()
    assert pick(store, fay, debrief_id, share_id, CASE, now=NOW) != case_id


def test_the_author_is_told_and_nobody_else_is(store: Store, ana: Viewer, ben: Viewer, fay: Viewer):
    _, case_id, entry_id = with_case(store, fay, ana)
    assert [(one.case_id, one.entry_id) for one in my_cases(store, scope_for(ana))] == [
        (case_id, entry_id)
    ]
    assert [news_of_cases(store, scope_for(who)) for who in (ana, ben, fay)] == [1, 0, 0]
    assert my_cases(store, scope_for(fay)) == []


def test_its_author_puts_a_case_otherwise_and_the_entry_stays(
    store: Store, ana: Viewer, fay: Viewer
):
    debrief_id, case_id, entry_id = with_case(store, fay, ana)
    texts = {"what_happened": "Something came late", "went_well": ""}
    reword(store, ana, case_id, texts, now=NOW, workspace=WORKSPACE)
    (case,) = pack(store, fay, debrief_id).cases
    assert case.said.what_happened == "Something came late"  # type: ignore[attr-defined]
    assert case.said.went_well is None  # type: ignore[attr-defined]
    rows = store.write(
        lambda tx: tx.rows("select * from kept.entries where entry_id = $id", {"id": entry_id})
    )
    assert rows[0]["what_happened"] == "The parcel was late"


@pytest.mark.parametrize("writing", MOST_WRITINGS)
def test_whatever_can_be_written_is_told_to_the_letter(
    store: Store, ana: Viewer, fay: Viewer, writing: str
):
    debrief_id, case_id, _ = with_case(store, fay, ana)
    reword(store, ana, case_id, {"what_happened": writing}, now=NOW, workspace=WORKSPACE)
    (case,) = pack(store, fay, debrief_id).cases
    assert case.said.what_happened == writing  # type: ignore[attr-defined]


def test_a_text_that_is_too_long_changes_nothing(store: Store, ana: Viewer, fay: Viewer):
    debrief_id, case_id, _ = with_case(store, fay, ana)
    texts = {"what_happened": "x" * 20_001}
    with pytest.raises(Refused, match="20,001"):
        reword(store, ana, case_id, texts, now=NOW, workspace=WORKSPACE)
    assert "The parcel was late" in str(pack(store, fay, debrief_id).cases)


def test_customers_data_is_guarded_there_too(store: Store, ana: Viewer, fay: Viewer):
    debrief_id, case_id, _ = with_case(store, fay, ana)
    texts = {"what_happened": PHONE}
    with pytest.raises(Undecided) as asked:
        reword(store, ana, case_id, texts, now=NOW, workspace=WORKSPACE)
    assert "7946" not in str(pack(store, fay, debrief_id).cases)
    because = {one.piece: Because.NO_CUSTOMER for one in asked.value.findings}
    reword(store, ana, case_id, texts, because=because, now=NOW, workspace=WORKSPACE)
    assert "7946" in str(pack(store, fay, debrief_id).cases)


def test_nobody_but_its_author_words_it_or_takes_it_back(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer, fay: Viewer
):
    _, case_id, _ = with_case(store, fay, ana)
    for viewer in (ben, sam, fay):
        with pytest.raises(NotAllowed):
            reword(store, viewer, case_id, {}, now=NOW, workspace=WORKSPACE)
        with pytest.raises(NotAllowed):
            take_back(store, viewer, case_id, now=NOW)


def test_a_case_taken_back_is_gone_at_once_and_cannot_be_picked_again(
    store: Store, ana: Viewer, fay: Viewer
):
    debrief_id, case_id, _ = with_case(store, fay, ana)
    (share_id,) = picked(store, scope_for(fay), debrief_id)
    reword(store, ana, case_id, {"what_happened": "Late"}, now=NOW, workspace=WORKSPACE)
    take_back(store, ana, case_id, now=NOW)
    after = pack(store, fay, debrief_id)
    assert (after.cases, after.gone) == ((), 1)
    assert stored_of(store, case_id)[0]["wording"] is None
    with pytest.raises(NotAllowed, match="author"):
        pick(store, fay, debrief_id, share_id, CASE, now=NOW)


@pytest.mark.parametrize("shared_again", [False, True])
def test_what_is_not_shared_any_more_is_no_case_any_more(
    store: Store, ana: Viewer, fay: Viewer, shared_again: bool
):
    debrief_id, case_id, entry_id = with_case(store, fay, ana)
    reword(store, ana, case_id, {"what_happened": "Late"}, now=NOW, workspace=WORKSPACE)
    unshare(store, ana, entry_id, Audience.TEAM, now=NOW)
    if shared_again:
        share(store, ana, entry_id, Audience.TEAM, now=NOW)
    after = pack(store, fay, debrief_id)
    assert (after.cases, after.gone) == ((), 1)
    assert stored_of(store, case_id)[0]["wording"] is None


def test_a_deleted_entry_is_no_case_and_once_forgotten_leaves_no_trace(
    store: Store, ana: Viewer, fay: Viewer
):
    debrief_id, case_id, entry_id = with_case(store, fay, ana)
    delete(store, ana, entry_id, now=NOW)
    assert pack(store, fay, debrief_id).cases == ()
    bring_back(store, ana, entry_id, now=NOW)
    assert pack(store, fay, debrief_id).cases == ()
    delete(store, ana, entry_id, now=NOW)
    forget(store, ana, entry_id, now=NOW)
    assert stored_of(store, case_id) == []
    assert case_id not in str(store.write(lambda tx: tx.rows("select * from kept.deleted_entries")))


def test_what_turns_out_to_be_serious_is_no_case_any_more(store: Store, ana: Viewer, fay: Viewer):
    debrief_id, _, entry_id = with_case(store, fay, ana)
    store.write(
        lambda tx: tx.run(
            "update kept.entries set behaviours = ['threats'] where entry_id = $id",
            {"id": entry_id},
        )
    )
    assert pack(store, fay, debrief_id).cases == ()


def test_the_audit_log_does_not_tell_whose_a_case_is(store: Store, ana: Viewer, fay: Viewer):
    _, case_id, _ = with_case(store, fay, ana)
    reword(store, ana, case_id, {"what_happened": "Late"}, now=NOW, workspace=WORKSPACE)
    take_back(store, ana, case_id, now=NOW)
    rows = log(store)
    assert {row["actor"] for row in rows if case_id in str(row["subject"])} == {fay.person_id}
    own = {row["action"] for row in rows if row["actor"] == ana.person_id}
    assert own == {"shared_with_team"}
