"""What an author sees before sharing is what is read afterwards, and opens nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.actions.sharing import read_shared, share
from journal.entry import AboutEntry
from journal.errors import NotAllowed, NotFound
from journal.facts import refresh
from journal.people import Viewer
from journal.periods import BLOCK, block_of
from journal.policy import as_seen_by, scope_for
from journal.reading.own import my_entries, my_entry
from journal.reading.shared import seen_by, shared_with
from journal.store.engine import Store
from journal.store.relations import RELATIONS
from journal.vocabulary import Audience, Role
from tests.journal.given import NOW, THIS_WEEK, write_down

SAID = {"what_happened": "A parcel", "case_ref": "C-77", "techniques": {"listened": "helped"}}
AUDIENCES = [Audience.SUPERVISOR, Audience.TEAM]


@pytest.fixture
def entry_id(store: Store, ana: Viewer) -> str:
    return write_down(store, ana, **SAID)


def about(store: Store, author: Viewer, entry_id: str) -> AboutEntry:
    found = my_entry(store, scope_for(author), entry_id)
    assert found is not None
    return found.saved


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_preview_is_what_the_other_reads_before_and_after_it_is_shared(
    store: Store, ana: Viewer, sam: Viewer, entry_id: str, audience: Audience
):
    write_down(store, ana, what_happened="Another one")
    before = seen_by(store, ana, about(store, ana, entry_id), audience)
    made = share(store, ana, entry_id, audience, now=NOW)
    after = seen_by(store, ana, about(store, ana, entry_id), audience)
    assert before == after == read_shared(store, sam, made.share_id, now=NOW)
    assert dict(before.said)["techniques"] == (("listened", "helped"),)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nobody_previews_what_somebody_else_wrote(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer, entry_id: str, audience: Audience
):
    anas = about(store, ana, entry_id)
    for other in (ben, sam):
        with pytest.raises(NotAllowed):
            seen_by(store, other, anas, audience)
        claimed = replace(anas, author_id=other.person_id)
        with pytest.raises(NotFound):  # the store knows whose it is
            seen_by(store, other, claimed, audience)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("shared", AUDIENCES)
def test_a_preview_opens_nothing_that_others_share(
    store: Store, ana: Viewer, ben: Viewer, entry_id: str, audience: Audience, shared: Audience
):
    bens = write_down(store, ben, what_happened="A refund")
    share(store, ben, bens, shared, now=NOW)
    scope = as_seen_by(ana, about(store, ana, entry_id), audience)
    (team_id,) = ana.teams_as(Role.AGENT)
    values = {"team": team_id, "weeks": [THIS_WEEK], "blocks": [block_of(THIS_WEEK)]}
    refresh(store, NOW + BLOCK)  # the block is over
    told = [
        str(store.rows(scope, f"select * from {name}", values))
        for name in RELATIONS
        if name.startswith("entries_shared")
    ]
    assert "A refund" not in "".join(told)
    assert [len(shared_with(store, scope, one)) for one in AUDIENCES] == [
        int(one is audience) for one in AUDIENCES
    ]


def test_a_shared_entry_stays_out_of_its_readers_own_journal(
    store: Store, ana: Viewer, sam: Viewer, ben: Viewer, entry_id: str
):
    for audience in AUDIENCES:
        share(store, ana, entry_id, audience, now=NOW)
    for reader in (sam, ben):
        assert my_entries(store, scope_for(reader)) == ([], 0)
        assert my_entry(store, scope_for(reader), entry_id) is None
