"""The page on what was released of check-ins: for the team's supervisors, and nothing behind it."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.applications import Starlette

from dashboard import asgi, handing_out
from dashboard.charts.bands import draw_each, draw_one
from dashboard.charts.theme import Theme
from dashboard.exporting import as_csv, as_object, as_text
from dashboard.figures import released
from dashboard.figures.released import as_data
from dashboard.packs.telling import HandOut, told
from dashboard.sending import as_page
from journal.actions.handing_out_packs import PackToTake
from journal.actions.sending import take_overview_as
from journal.bands import ReleasedBlock
from journal.checkin import FIGURES, HEAVY
from journal.errors import JournalError
from journal.people import Viewer
from journal.policy import scope_for
from journal.questions import QUESTIONS, ask, choose
from journal.questions.for_the_room import figures_for_the_room
from journal.questions.wellbeing import PARTS, Wellbeing, wellbeing
from journal.reading.debriefs import Pack, debriefs_of, pack_of
from journal.release import release_if_a_block_closed
from journal.store.audit import COMMAND_LINE
from journal.store.duckdb_engine import DuckDBStore
from journal.store.workspace import find_workspace
from journal.vocabulary import Withheld
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, texts
from tests.dashboard.test_handing_out import exports, taken

ROUTES = Starlette(routes=handing_out.ROUTES)
LIGHT = Theme(dark=False)


def test_the_app_releases_by_itself() -> None:
    assert release_if_a_block_closed in asgi.DUTIES


def as_told(store: DuckDBStore, login: str = "sam") -> Wellbeing:
    scope = scope_for(viewer_of(store, login))
    return wellbeing(store, scope, None, datetime.now(UTC).date())


def sent_to_browser(page: Any) -> list[dict[str, Any]]:
    """The sections that the page hands to its script."""
    found = [block.proto for block in page.get("bidi_component")]
    return [
        section
        for proto in found
        if proto.bytes
        for section in json.loads(gzip.decompress(proto.bytes))["sections"]
    ]


def test_a_supervisor_reads_bands_and_what_they_cannot_tell(look: Look) -> None:
    page = look("sam", "wellbeing")
    assert [title.value for title in page.title] == ["Wellbeing"]
    told = texts(page)
    for said in ("cannot", "Hard to identify, never anonymous", "Ask everybody, together"):
        assert said in told or said in str([h.value for h in page.header])


def test_nobody_else_comes_to_the_page(look: Look) -> None:
    for login in ("ana", "ada", "rae"):
        assert "Wellbeing" not in str(look(login).get("navigation"))


def test_a_team_that_is_not_ones_own_is_refused_and_that_is_noted(
    look: Look, store: DuckDBStore
) -> None:
    page = look("sam", "wellbeing", team="Billing and accounts")
    page.query_params["team"] = "Billing and accounts"
    page.run()
    assert "the teams you supervise" in page.error[0].value
    noted = store.write(lambda tx: tx.rows("select action from kept.audit where action='refused'"))
    assert noted


def test_before_a_block_has_closed_the_page_says_what_will_be_here(
    look: Look, store: DuckDBStore
) -> None:
    for table in ("released_blocks", "releases", "bands"):
        store.write(lambda tx, table=table: tx.run(f"delete from wellbeing.{table}"))  # type: ignore[misc]
    assert "Here will be how heavy encounters were" in texts(look("sam", "wellbeing"))


def test_in_the_demo_every_closed_block_of_every_team_has_bands(store: DuckDBStore) -> None:
    told = as_told(store)
    assert len(told.blocks) >= 2
    assert told.withheld == []


def test_a_chart_draws_each_block_from_edge_to_edge_of_its_band(store: DuckDBStore) -> None:
    told = as_told(store)
    (bars,) = draw_one(told.blocks, HEAVY, LIGHT)["data"]
    for block, base, height in zip(told.blocks, bars["base"], bars["y"], strict=True):
        band = block.bands[HEAVY]
        assert (base, base + height) == (float(band.low), float(band.high))


def test_a_withheld_block_is_hatched_and_says_why(store: DuckDBStore) -> None:
    told = as_told(store)
    last = told.blocks[-1]
    few = ReleasedBlock(last.block, 5, Withheld.TOO_FEW, {})
    for drawn in (
        draw_one([*told.blocks[:-1], few], HEAVY, LIGHT),
        draw_each([*told.blocks[:-1], few], PARTS["flags"], LIGHT),
    ):
        gap = drawn["data"][-1]
        assert set(gap["text"]) == {"fewer than five people checked in"}
        assert gap["marker"]["pattern"]["shape"]


def test_no_number_of_people_or_check_ins_is_sent_to_the_browser(store: DuckDBStore) -> None:
    for part in PARTS:
        data = as_data(as_told(store), part, LIGHT)
        told = json.dumps([data[name] for name in ("finding", "alt", "head", "about", "rows")])
        assert "%" not in told
        hovers = [text for trace in data["plot"]["data"] for text in trace["text"]]
        assert not any(letter.isdigit() for hover in hovers for letter in hover)


def test_the_file_is_the_table_of_the_page_and_is_noted(store: DuckDBStore) -> None:
    told = as_told(store)
    for part in PARTS:
        response = taken(store, "sam", as_data(told, part, LIGHT)["file"])
        assert response.status_code == 200
        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert rows[-len(told.blocks) - 1] == ["Block from", *(FIGURES[n] for n in PARTS[part])]
        assert exports(store)[-1][1] == f"{told.team.team_id} {part}"


def test_nobody_takes_away_what_was_not_released_to_them(store: DuckDBStore) -> None:
    for login, address in (
        ("ana", "/wellbeing/files/heavy.csv"),
        ("sam", "/wellbeing/files/heavy.csv?team=Billing and accounts"),
        ("sam", "/wellbeing/files/faces.csv"),
    ):
        assert taken(store, login, address).status_code == 404
    assert exports(store) == []


def everything_told(store: DuckDBStore, now: datetime) -> Iterator[object]:
    """All that is told to a supervisor anywhere: questions, files, the page to send, errors."""
    workspace = find_workspace(store)
    assert workspace is not None
    scope = scope_for(viewer_of(store, "sam"))
    asked = choose(store, scope, workspace)
    for question in QUESTIONS.values():
        answer = ask(store, scope, question, asked)
        yield as_object(answer), as_text(answer), as_csv(answer)
    yield as_page(
        take_overview_as(
            store, "sam", team=None, first=None, last=None, now=now, workspace=workspace,
            actor=COMMAND_LINE,
        )
    )  # fmt: skip
    told = as_told(store)
    for part in PARTS:
        yield as_data(told, part, LIGHT), released.as_table(told, part)
    for team in ("Billing and accounts", "nobody's"):
        yield error_of(store, viewer_of(store, "sam"), team)
    yield from told_in_debriefs(store, now)


def told_in_debriefs(store: DuckDBStore, now: datetime) -> Iterator[object]:
    """What a facilitator hands to the room: the page of the team, and the pack of each debrief."""
    fay, workspace, today = viewer_of(store, "fay"), find_workspace(store), now.date()
    assert workspace is not None
    scope = scope_for(fay)
    for team in debriefs_of(store, scope, now=now, today=today):
        yield team
        for debrief in (*team.held, *([team.now_on] if team.now_on else [])):
            pack = pack_of(store, scope, debrief.debrief_id, today=today)
            of = (store, fay, debrief.team_id)
            figures = figures_for_the_room(*of, workspace=workspace)
            yield pack
            yield told(PackToTake(pack, figures, today))


def error_of(store: DuckDBStore, viewer: Viewer, team: str) -> str:
    with pytest.raises(JournalError) as error:
        wellbeing(store, scope_for(viewer), team, datetime.now(UTC).date())
    return str(error.value)


def test_nothing_else_that_is_told_depends_on_check_ins(store: DuckDBStore) -> None:
    """The same, to the letter, after half of all check-ins are gone and the others say the
    opposite."""
    now = datetime.now(UTC)
    before = list(everything_told(store, now))
    assert len(before) > len(QUESTIONS)
    assert {Pack, HandOut} <= {type(one) for one in before}

    def change(tx: Any) -> None:
        tx.run("delete from wellbeing.check_ins where hash(entry_id) % 2 = 0")
        tx.run("update wellbeing.check_ins set face = 'very_heavy', flags = ['angry', 'shaken']")

    store.write(change)
    assert list(everything_told(store, now)) == before
