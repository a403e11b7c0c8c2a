"""A pack is taken by those who facilitate the team, and holds what was there when it was ready
(handing_out_packs)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.actions.debrief_cases import reword, take_back
from journal.actions.debriefing import throw_away
from journal.actions.handing_out_packs import PackToTake, take_pack
from journal.errors import NotAllowed, NotFound
from journal.people import Team, Viewer
from journal.store.engine import Store
from tests.journal.actions.around_debriefs import facilitator, prepared, with_case
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, WORKSPACE


@pytest.fixture
def fay(store: Store, deliveries: Team) -> Viewer:
    return facilitator(store, deliveries)


def take(
    store: Store, viewer: Viewer, debrief_id: str, make: Callable[[PackToTake], bytes] = repr
) -> bytes:
    return take_pack(store, viewer, debrief_id, "pdf", make, now=NOW, workspace=WORKSPACE)


def meanwhile(what: Callable[[], object]) -> tuple[list[PackToTake], Callable[[PackToTake], bytes]]:
    """Makes a file, during the first making of which something happens; and the packs it is made
    of."""
    made: list[PackToTake] = []

    def make(pack: PackToTake) -> bytes:
        made.append(pack)
        if len(made) == 1:
            what()
        return str(pack.pack.cases).encode()

    return made, make


def test_it_is_noted_under_the_debrief_and_the_kind_of_file(store: Store, ana: Viewer, fay: Viewer):
    debrief_id, _, _ = with_case(store, fay, ana)
    assert "The parcel was late" in take(store, fay, debrief_id)
    row = log(store)[-1]
    assert (row["actor"], row["action"]) == (fay.person_id, "exported")
    assert row["subject"] == f"{debrief_id} pdf"


def test_who_takes_part_in_the_debrief_alone_does_not_take_its_pack_away(
    store: Store, ana: Viewer, sam: Viewer, fay: Viewer
):
    debrief_id, before = prepared(store, fay), len(log(store))
    with pytest.raises(NotAllowed):
        take(store, ana, debrief_id)
    with pytest.raises(NotFound):
        take(store, sam, debrief_id)
    assert len(log(store)) == before


def test_a_case_taken_back_meanwhile_is_in_no_file(store: Store, ana: Viewer, fay: Viewer):
    debrief_id, case_id, _ = with_case(store, fay, ana)
    made, make = meanwhile(lambda: take_back(store, ana, case_id, now=NOW))
    assert take(store, fay, debrief_id, make) == b"()"
    assert [pack.pack.gone for pack in made] == [0, 1]


def test_what_its_author_put_otherwise_meanwhile_is_what_is_handed_out(
    store: Store, ana: Viewer, fay: Viewer
):
    debrief_id, case_id, _ = with_case(store, fay, ana)
    said = {"what_happened": "Something was late"}
    made, make = meanwhile(lambda: reword(store, ana, case_id, said, now=NOW, workspace=WORKSPACE))
    handed = take(store, fay, debrief_id, make)
    assert (b"Something was late" in handed, b"The parcel was late" in handed) == (True, False)
    assert len(made) == 2


def test_what_is_thrown_away_meanwhile_is_not_handed_out(store: Store, fay: Viewer):
    debrief_id = prepared(store, fay)
    _, make = meanwhile(lambda: throw_away(store, fay, debrief_id, now=NOW))
    with pytest.raises(NotFound):
        take(store, fay, debrief_id, make)
