"""A file comes in by a door of its own, from admins alone; and what is handed out of its import."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from httpx import Response

from dashboard import asgi, session
from dashboard.bringing_in import dropped
from journal.errors import NotFound
from journal.store.engine import Store
from journal.transfer import limits
from journal.transfer.by_hand import import_by_hand, kept_mappings
from journal.transfer.mapping import parse_mapping, read_mapping_text
from tests.dashboard.asked import viewer_of
from tests.dashboard.at_the_door import Visitor
from tests.journal.transfer.conftest import FOUR, GIVEN, HEADER, NOW

RECORDS = (HEADER + FOUR).encode()
TOML = b"""
team = "Complaints"
readable_by = ["sam"]
[columns]
outcome = "Status"
channel = "Via"
[values.outcome]
"Solved" = "resolved"
"Open" = "unresolved"
[values.channel]
"Call" = "phone"
[occurred_at]
date = "Date"
date_formats = ["%Y-%m-%d", "%d-%m-%y"]
[defaults]
cause = "unclear"
"""


@pytest.fixture(autouse=True)
def nothing_held() -> Any:
    yield
    for held in list(dropped._held.values()):
        dropped.let_go(held)


@pytest.fixture
def enter(store: Store) -> Any:
    """Somebody of the demo, at its door and in."""

    def entered(login: str) -> Visitor:
        visitor = Visitor()
        assert visitor.post("/demo/enter", data={"person": login}).status_code == 303
        return visitor

    return entered


def drop(
    visitor: Visitor, name: str = "rows.csv", content: bytes = RECORDS, **more: Any
) -> Response:
    files = {"records": (name, content), **more}
    return visitor.post("/import/file", files=files)


def id_of(answer: Response) -> str:
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].removeprefix("/import?file=")


def test_an_admin_drops_a_file_and_is_led_to_what_is_asked_of_it(enter: Any, store: Store) -> None:
    file_id = id_of(drop(enter("ada")))
    held = dropped.find(viewer_of(store, "ada"), file_id, NOW)
    assert (held.table.name, held.seen.rows) == ("rows.csv", 4)


@pytest.mark.parametrize("login", ["ana", "sam", "fay", "lee", "rae"])
def test_from_nobody_else_a_byte_is_taken(enter: Any, login: str) -> None:
    answer = drop(enter(login))
    assert (answer.status_code, answer.text) == (403, "Only an admin runs the workspace.\n")
    assert not dropped._held


def test_without_a_session_nothing_is_taken(store: Store) -> None:
    assert drop(Visitor()).status_code in (303, 401)
    assert not dropped._held


def test_another_site_cannot_have_a_file_dropped(enter: Any) -> None:
    visitor = enter("ada")
    origin = {"origin": "https://evil.example"}
    files = {"records": ("rows.csv", RECORDS)}
    answer = visitor.post("/import/file", files=files, headers=origin)
    assert answer.status_code == 403
    assert not dropped._held


def test_a_file_is_the_one_admins_who_dropped_it(enter: Any, store: Store) -> None:
    file_id = id_of(drop(enter("ada")))
    with pytest.raises(NotFound, match="not here any more"):
        dropped.find(viewer_of(store, "sam"), file_id, NOW)


@pytest.mark.parametrize(
    "name", ["../../x.csv", "..\\..\\x.csv", "/etc/x.csv", "C:\\Users\\x.csv", "x\u202e.csv"]
)
def test_a_name_leads_nowhere(enter: Any, store: Store, name: str) -> None:
    file_id = id_of(drop(enter("ada"), name))
    held = dropped.find(viewer_of(store, "ada"), file_id, NOW)
    assert held.table.name == "x.csv"


def test_no_file_of_it_can_be_found_on_the_disk(
    enter: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    id_of(drop(enter("ada"), content=RECORDS * 20_000))
    assert list(folder.iterdir()) == []


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    enter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.bringing_in.door.LARGEST", 10)
    answer = drop(enter("ada"), content=RECORDS + b"x" * 200_000)
    assert answer.status_code == 413
    assert "100 MB" in answer.text
    assert limits.LARGEST == 100 * 1024 * 1024


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("rows.xlsx", b"PK and no more", "cannot be unpacked"),
     ("rows.exe", b"MZ", "does not end in"),
     ("rows.csv", b"", "is empty")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_way_back(
    enter: Any, name: str, content: bytes, told: str
) -> None:
    answer = drop(enter("ada"), name, content)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'href="/import"' in answer.text
    assert not dropped._held


def test_a_mapping_may_come_with_its_file(enter: Any, store: Store) -> None:
    file_id = id_of(drop(enter("ada"), mapping=("map.toml", TOML)))
    held = dropped.find(viewer_of(store, "ada"), file_id, NOW)
    assert parse_mapping(held.given or {}) == read_mapping_text(TOML)
    refused = drop(enter("ada"), mapping=("map.toml", b"team = "))
    assert (refused.status_code, "is not TOML" in refused.text) == (422, True)


def test_a_mapping_that_is_too_large_is_not_even_read(enter: Any) -> None:
    large = TOML + b"#" * 100_001
    answer = drop(enter("ada"), mapping=("map.toml", large))
    assert (answer.status_code, dropped._held) == (413, {})
    assert "The mapping is larger than 100 kB" in answer.text


def test_the_mapping_that_is_handed_out_is_the_one_that_was_said(enter: Any) -> None:
    ada = enter("ada")
    file_id = id_of(drop(ada, mapping=("map.toml", TOML)))
    answer = ada.get(f"/import/{file_id}/mapping.toml")
    assert read_mapping_text(answer.content) == read_mapping_text(TOML)
    assert enter("sam").get(f"/import/{file_id}/mapping.toml").status_code == 403
    another = id_of(drop(ada))
    assert ada.get(f"/import/{another}/mapping.toml").status_code == 404


def test_a_file_of_an_hour_ago_is_gone_and_one_that_is_used_is_not(
    enter: Any, store: Store
) -> None:
    file_id = id_of(drop(enter("ada")))
    ada = viewer_of(store, "ada")
    held = dropped.find(ada, file_id, NOW)
    dropped.forget_old(NOW + dropped.KEPT)
    dropped.find(ada, file_id, NOW)
    dropped.forget_old(NOW + 2 * dropped.KEPT)
    with pytest.raises(NotFound):
        dropped.find(ada, file_id, NOW)
    with pytest.raises(ValueError, match="closed file"):
        held.table.opened()


def test_a_file_that_nobody_drops_another_one_after_is_gone_after_an_hour_all_the_same(
    enter: Any, store: Store
) -> None:
    ada, late = viewer_of(store, "ada"), session.now() + dropped.KEPT * 1.1
    file_id = id_of(drop(enter("ada")))
    with pytest.raises(NotFound):
        dropped.find(ada, file_id, late)
    id_of(drop(enter("ada")))
    assert dropped.see_to_old in asgi.DUTIES
    dropped.see_to_old(store, late)
    assert dropped._held == {}


def test_an_import_by_hand_keeps_its_mapping_and_lists_what_it_rejected(
    enter: Any, store: Store
) -> None:
    ada, viewer = enter("ada"), viewer_of(store, "ada")
    file_id = id_of(drop(ada, content=RECORDS + b"A5,x,32-04-15,3:53 PM,Call,Solved,Ulm\n"))
    held = dropped.find(viewer, file_id, session.now())
    assert ada.get(f"/import/{file_id}/rejects.csv").status_code == 404
    mapping = parse_mapping(GIVEN)
    held.storing = dropped.Storing(
        lambda progress: import_by_hand(
            store, viewer, held.table, mapping, keeps_mapping=True, now=session.now(),
            workspace=session.workspace(), progress=progress,
        )
    )  # fmt: skip
    held.storing.wait()
    assert held.storing.problem == ""
    assert held.storing.summary is not None
    assert (held.storing.summary.added, held.storing.summary.rejected) == (4, 1)
    lines = list(csv.reader(io.StringIO(ada.get(f"/import/{file_id}/rejects.csv").text)))
    assert [line[:2] for line in lines] == [["line", "column"], ["7", "Date"]]
    assert kept_mappings(store, viewer) == {"Complaints": mapping}
