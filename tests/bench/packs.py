"""The pack of a debrief as each of its files, and what somebody who writes meanwhile notices."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from statistics import quantiles

import httpx

from dashboard.handing_out import pack_address
from dashboard.packs import KINDS
from dashboard.packs.telling import told
from journal import policy
from journal.actions.handing_out_packs import PackToTake, take_pack
from journal.people import Viewer
from journal.reading.debriefs import debriefs_of, pack_of
from journal.store import open_store
from journal.store.duckdb_engine import DuckDBStore
from journal.store.workspace import find_workspace, people
from tests.bench import servers
from tests.bench.crowd import reflecting
from tests.bench.measuring import Row, in_turns
from tests.bench.workspaces import copy_of

FACILITATOR, WRITER = "fay", "ana"
CASES, FIGURES = 3, 6
SECONDS = {"html": 1, "pptx": 2, "pdf": 3}
"""That each may take at the most."""
MOST_KB = 1_000
ANSWERS = 10
BETWEEN = 0.3
"""Seconds between the answers of who writes meanwhile."""


def rows(workspace: Path, rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_of(workspace, Path(folder))
        with closing(open_store(copy)) as store:
            debrief_id = next_debrief(store)
            makes = [making(store, debrief_id, kind) for kind in KINDS]
            size = len(makes[0]()) / 1000
            taken = in_turns(rounds, *(timed(make) for make in makes))
        with servers.ours(copy) as server:
            addresses = [pack_address(debrief_id, kind) for kind in KINDS]
            asyncio.run(answering(server, addresses))
            alone, meanwhile = in_turns(
                rounds,
                lambda: asyncio.run(answering(server, [])),
                lambda: asyncio.run(answering(server, addresses)),
            )
    work = f"Pack of {CASES} cases and {FIGURES} figures"
    files = zip(KINDS, taken, strict=True)
    return [
        *(Row(f"{work} as {kind}", "", "s", each, must=SECONDS[kind]) for kind, each in files),
        Row(f"{work} as html: size", "", "kB", (size,), must=MOST_KB),
        Row("Reflect, an answer while packs are made: p95", "while none is", "ms", meanwhile, alone,
            must=4, aim=2),
    ]  # fmt: skip


def next_debrief(store: DuckDBStore) -> str:
    """The one that is being prepared, with as much in it as there can be."""
    now, workspace = datetime.now(UTC), find_workspace(store)
    assert workspace is not None
    scope = policy.scope_for(facilitator(store))
    (team,) = debriefs_of(store, scope, now=now, today=now.date())
    assert team.now_on is not None
    pack = pack_of(store, scope, team.now_on.debrief_id, today=now.date())
    assert len(pack.cases) == CASES
    return team.now_on.debrief_id


def facilitator(store: DuckDBStore) -> Viewer:
    everybody = people(store, datetime.now(UTC).date())
    return next(Viewer(one, grants) for one, grants in everybody if one.login == FACILITATOR)


def making(store: DuckDBStore, debrief_id: str, kind: str) -> Callable[[], bytes]:
    """From the request to the file; sessions and the network are the same for every page."""
    viewer, workspace = facilitator(store), find_workspace(store)
    assert workspace is not None

    def make(taken: PackToTake) -> bytes:
        handed = told(taken)
        assert len(handed.figures) == FIGURES
        return KINDS[kind].make(handed)

    def whole() -> bytes:
        now = datetime.now(UTC)
        return take_pack(store, viewer, debrief_id, kind, make, now=now, workspace=workspace)

    return whole


def timed(work: Callable[[], object]) -> Callable[[], float]:
    def measure() -> float:
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun

    return measure


async def answering(server: servers.Server, addresses: list[str]) -> float:
    """The p95 of the milliseconds that an answer on Reflect took, while somebody asks for all of
    these, one after the other and again."""
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as door:
        entered = await door.post("/demo/enter", data={"person": FACILITATOR})
        headers = {"cookie": f"sid={entered.cookies['sid']}"}

        async def take() -> None:
            for address in cycle(addresses):
                (await door.get(address, headers=headers)).raise_for_status()

        async with reflecting(server, WRITER) as person:
            taking = asyncio.create_task(take())
            answers = []
            for _ in range(ANSWERS):
                await asyncio.sleep(BETWEEN)
                answers.append(await person.answer())
            taking.cancel()
            await asyncio.gather(taking, return_exceptions=True)
    return quantiles(answers, n=20, method="inclusive")[-1]
