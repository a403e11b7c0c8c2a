"""A pack goes to those who facilitate the team, is noted, and tells nobody who wrote a case."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from dashboard import handing_out
from dashboard.packs import KINDS
from dashboard.packs.telling import CANNOT_BE_RECALLED, told
from dashboard.screens.debrief_case_view import FEW, RECOGNISED
from journal.actions.handing_out_packs import PackToTake, take_pack
from journal.actions.sharing import unshare
from journal.store.duckdb_engine import DuckDBStore
from journal.store.workspace import find_workspace
from journal.vocabulary import Audience
from tests.dashboard.asked import viewer_of
from tests.dashboard.in_packs import parts_of, squeezed, text_of
from tests.dashboard.looking import Look
from tests.dashboard.test_debrief_screens import debriefs, opened, texts
from tests.dashboard.test_handing_out import exports, taken

CASES = """
    select entries.*, people.login, people.name from kept.debrief_cases
    join kept.debriefs using (debrief_id) join kept.entries using (entry_id)
    join kept.people on person_id = author_id where started_at is null"""


def take(store: DuckDBStore, make: Callable[[PackToTake], bytes]) -> bytes:
    """What fay takes of the debrief that she prepares in the demo."""
    workspace, debrief_id = find_workspace(store), debriefs(store)[-1]["debrief_id"]
    assert workspace is not None
    fay, now = viewer_of(store, "fay"), datetime.now(UTC)
    return take_pack(store, fay, debrief_id, "html", make, now=now, workspace=workspace)


def rows(store: DuckDBStore, sql: str) -> list[dict[str, Any]]:
    return store.write(lambda tx: tx.rows(sql))


def as_taken(store: DuckDBStore, kind: str) -> bytes:
    return take(store, lambda pack: KINDS[kind].make(told(pack)))


@pytest.mark.parametrize("kind", KINDS)
def test_its_facilitator_takes_it_and_that_is_noted(store: DuckDBStore, kind: str) -> None:
    debrief_id = debriefs(store)[-1]["debrief_id"]
    response = taken(store, "fay", handing_out.pack_address(debrief_id, kind))
    assert response.status_code == 200
    assert response.headers["content-type"] == KINDS[kind].media_type
    named = rf'attachment; filename="afterword-debrief-[\d-]+\.{kind}"'
    assert re.fullmatch(named, response.headers["content-disposition"])
    assert exports(store) == [(viewer_of(store, "fay").person_id, f"{debrief_id} {kind}")]


@pytest.mark.parametrize("login", ["ana", "sam", "ada", "lee"])
def test_nobody_else_takes_it(store: DuckDBStore, login: str) -> None:
    address = handing_out.pack_address(debriefs(store)[-1]["debrief_id"], "html")
    response = taken(store, login, address)
    assert (response.status_code, "<html" in response.text) == (404, False)
    assert exports(store) == []


def test_an_address_that_leads_to_no_pack_says_so(store: DuckDBStore) -> None:
    debrief_id = debriefs(store)[-1]["debrief_id"]
    for address in (f"{debrief_id}.docx", "nonsense.html", f"{'0' * 32}.pdf"):
        response = taken(store, "fay", f"{handing_out.PACKS}/{address}")
        assert (response.status_code, "is not there" in response.text) == (404, True)


def test_beside_the_buttons_it_says_what_cannot_be_recalled(look: Look, store: DuckDBStore) -> None:
    page = opened(look, store, "fay")
    debrief_id = debriefs(store)[-1]["debrief_id"]
    links = [one.proto.url for one in page.get("link_button")]
    assert links == [handing_out.pack_address(debrief_id, kind) for kind in KINDS]
    assert CANNOT_BE_RECALLED in texts(page)


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_that_is_taken_back_while_a_file_is_made_is_not_in_it(
    store: DuckDBStore, kind: str
) -> None:
    case = rows(store, CASES)[0]
    made = []

    def make(pack: PackToTake) -> bytes:
        made.append(pack)
        if len(made) == 1:
            author = viewer_of(store, case["login"])
            unshare(store, author, case["entry_id"], Audience.TEAM, now=datetime.now(UTC))
        return KINDS[kind].make(told(pack))

    said = squeezed(text_of(kind, take(store, make)))
    assert [len(pack.pack.cases) for pack in made] == [3, 2]
    assert squeezed(case["what_happened"] or case["went_well"]) not in said
    assert squeezed("1 case was taken back by those who wrote it.") in said


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_a_file_points_at_an_author_a_moment_or_a_customer(
    store: DuckDBStore, kind: str
) -> None:
    store.write(
        lambda tx: tx.run(
            """update kept.entries set case_ref = 'REF-' || substr(entry_id, 30),
               exception_kind = 'voucher', exception_value = 91.57"""
        )
    )
    cases = rows(store, CASES)
    body = as_taken(store, kind)
    said = text_of(kind, body)
    for action in rows(store, "select what from kept.debrief_actions"):
        said = re.sub(re.escape(action["what"]) + r": [\w ]+\([^)]*\)", "", " ".join(said.split()))
    inside = said + (parts_of(body) if kind == "pptx" else body).decode("latin-1")
    people = rows(store, "select * from kept.people")
    assert (len(people) > 10, len(cases)) == (True, 3)
    for person in people:
        for name in (person["name"], *person["name"].split()):
            assert not re.search(rf"\b{re.escape(name)}\b", said), name
        assert person["person_id"] not in inside
    for case in cases:
        moment = case["occurred_at"]
        secrets = (case["entry_id"], case["case_ref"], f"{moment:%H:%M}", f"{moment:%Y-%m-%d %H}")
        assert [one for one in secrets if one in said or (len(one) > 5 and one in inside)] == []
    owed = rows(store, "select case_ref from kept.promises where case_ref is not null")
    assert owed
    assert [one["case_ref"] for one in owed if one["case_ref"] in inside] == []
    assert not re.search(r"REF-|91[.,]57", inside)


@pytest.mark.parametrize("kind", KINDS)
def test_of_fewer_than_five_agents_the_file_says_that_colleagues_may_recognise_it(
    store: DuckDBStore, kind: str
) -> None:
    ends = "update kept.grants set until = since where role = 'agent' and person_id in (select"
    keep = "person_id from kept.people where login not in ('ana', 'ben', 'fay'))"
    store.write(lambda tx: tx.run(f"{ends} {keep}"))
    said = squeezed(text_of(kind, as_taken(store, kind)))
    assert (squeezed(FEW) in said, squeezed(RECOGNISED) in said) == (True, False)
