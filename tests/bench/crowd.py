"""The last row: many people at once. The server alone is measured; its pages are asked for by
clients that speak its websocket, as ten browsers would measure the browsers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from journal.people import Viewer
from journal.policy import can_write
from journal.store import open_store
from journal.store.workspace import people
from tests.bench import servers
from tests.bench.measuring import Row, in_turns
from tests.bench.workspaces import copy_of

PEOPLE = 25
EVERY = 2.0
"""Seconds between the answers that one person gives."""
GROUP = "button_group"


class Reflecting:
    """Somebody with Reflect open, who answers its first question again and again."""

    def __init__(self, wire: ClientConnection) -> None:
        self.wire = wire
        self.question = WidgetState()
        self.fragment = ""
        self.answers: list[str] = []
        self.given = 0

    async def opened(self) -> None:
        """Loads the page, and finds the first question on it."""
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        await self.wire.send(asked.SerializeToString())
        async for message in self.run():
            element = message.delta.new_element
            if element.WhichOneof("type") == GROUP and not self.answers:
                self.question.id = element.button_group.id
                self.fragment = message.delta.fragment_id
                self.answers = [option.content for option in element.button_group.options]
        if not self.answers:
            raise LookupError("there is no question on Reflect")

    async def answer(self) -> float:
        """Milliseconds from another answer being sent until the page stands again."""
        self.given += 1
        chosen = self.answers[self.given % 2]
        self.question.string_array_value.data[:] = [chosen]
        asked = BackMsg()
        asked.rerun_script.widget_states.widgets.append(self.question)
        asked.rerun_script.fragment_id = self.fragment
        begun = perf_counter()
        await self.wire.send(asked.SerializeToString())
        async for _ in self.run():
            pass
        return (perf_counter() - begun) * 1000

    async def answers_for(self, times: int, later: float) -> list[float]:
        """What so many answers take, the first given a while later."""
        begun = perf_counter()
        taken = []
        for number in range(times):
            await asyncio.sleep(max(0.0, begun + later + EVERY * number - perf_counter()))
            taken.append(await self.answer())
        return taken

    async def run(self) -> AsyncIterator[ForwardMsg]:
        """What one run of the page sends."""
        while True:
            frame = await self.wire.recv()
            message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
            yield message
            if message.WhichOneof("type") == "script_finished":
                return


@asynccontextmanager
async def reflecting(server: servers.Server, login: str) -> AsyncIterator[Reflecting]:
    async with httpx.AsyncClient(base_url=server.address) as door:
        entered = await door.post("/demo/enter", data={"person": login})
    headers = {"cookie": f"sid={entered.cookies['sid']}"}
    address = server.address.replace("http", "ws") + "/_stcore/stream"
    async with connect(
        address, origin=server.address, additional_headers=headers, max_size=None
    ) as wire:
        person = Reflecting(wire)
        await person.opened()
        yield person


def rows(workspace: Path, into: Path, rounds: int, answers: int) -> list[Row]:
    """One person who answers every two seconds, and many who do, each at a moment of their own."""
    folder = copy_of(workspace, into / "crowd")
    logins = agents(folder)
    with servers.ours(folder) as server:
        asyncio.run(slowest(server, logins[:1], answers))
        alone, together = in_turns(
            rounds,
            lambda: asyncio.run(slowest(server, logins[:1], answers)),
            lambda: asyncio.run(slowest(server, logins, answers)),
        )
    work = f"Reflect, {PEOPLE} people, each an answer every {EVERY:g} s: p95"
    return [Row(work, "one person's p95", "ms", together, alone, must=4, aim=2)]


def agents(folder: Path) -> list[str]:
    """As many logins as people are wanted."""
    with closing(open_store(folder)) as store:
        everybody = people(store, datetime.now(UTC).date())
    writers = [person.login for person, grants in everybody if can_write(Viewer(person, grants))]
    return writers[:PEOPLE]


async def slowest(server: servers.Server, logins: Sequence[str], answers: int) -> float:
    """The p95 of the milliseconds that all their answers took."""
    async with AsyncExitStack() as open_pages:
        reflect = [await open_pages.enter_async_context(reflecting(server, n)) for n in logins]
        at_work = [
            one.answers_for(answers, EVERY * place / len(reflect))
            for place, one in enumerate(reflect)
        ]
        taken = [one for person in await asyncio.gather(*at_work) for one in person]
    return quantiles(taken, n=20, method="inclusive")[-1]
