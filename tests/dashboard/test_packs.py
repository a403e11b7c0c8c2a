"""The pack of a debrief says the same in each of its files, to those who facilitate the team."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from dashboard import handing_out
from dashboard.packs import KINDS
from journal.actions.handing_out_packs import PackToTake, take_pack
from journal.store.duckdb_engine import DuckDBStore
from journal.store.workspace import find_workspace
from tests.dashboard.asked import viewer_of
from tests.dashboard.test_debrief_screens import debriefs
from tests.dashboard.test_handing_out import exports, taken

HOSTILE = "<script>alert('x')</script> =cmd|' /C calc'!A0 #let x = 1"


def taken_by_fay(store: DuckDBStore) -> PackToTake:
    """What the facilitator of the demo takes of the debrief that is being prepared."""
    found: list[PackToTake] = []
    take(store, lambda pack: (found.append(pack), b"")[1])
    return found[-1]


def take(store: DuckDBStore, make) -> bytes:
    workspace, debrief_id = find_workspace(store), debriefs(store)[-1]["debrief_id"]
    assert workspace is not None
    fay, now = viewer_of(store, "fay"), datetime.now(UTC)
    return take_pack(store, fay, debrief_id, "html", make, now=now, workspace=workspace)


@pytest.mark.parametrize("kind", KINDS)
def test_its_facilitator_takes_it_and_that_is_noted(store: DuckDBStore, kind: str) -> None:
    debrief_id = debriefs(store)[-1]["debrief_id"]
    response = taken(store, "fay", handing_out.pack_address(debrief_id, kind))
    assert response.status_code == 200
    assert response.headers["content-type"] == KINDS[kind].media_type
    assert re.search(
        rf'attachment; filename="afterword-debrief-[\d-]+\.{kind}"',
        response.headers["content-disposition"],
    )
    assert exports(store) == [(viewer_of(store, "fay").person_id, f"{debrief_id} {kind}")]


@pytest.mark.parametrize("login", ["ana", "sam", "ada", "lee"])
def test_nobody_else_takes_it(store: DuckDBStore, login: str) -> None:
    address = handing_out.pack_address(debriefs(store)[-1]["debrief_id"], "html")
    response = taken(store, login, address)
    assert response.status_code == 404
    assert "<html" not in response.text
    assert exports(store) == []
