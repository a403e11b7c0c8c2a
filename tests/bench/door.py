"""What the gate adds to a request, and how long a sign-in takes."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Scope

from dashboard import session
from dashboard.door_form import put_session
from dashboard.gate import Gate
from dashboard.site import at_home
from journal.actions.enter import enter_demo, leave
from journal.actions.signing_in import AtTheDoor, Door, sign_in
from journal.passwords import hashed_password
from journal.store import accounts, open_store
from journal.store.duckdb_engine import DuckDBStore
from tests.bench.measuring import Row

REQUESTS = 200
PASSWORD = "some plain words of mine"
WHO = "ana"


def rows(workspace: Path, rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(shutil.copytree(workspace, Path(folder) / "copy"))
        try:
            session.serve_from(store, at_home(8501, is_demo=True))
            added = [added_by_the_gate(store) for _ in range(rounds)]
            taken = sign_ins(store, rounds)
        finally:
            store.close()
    at_rest, after_others, newcomer, after_start = zip(*added, strict=True)
    return [
        Row("gate: CPU that it adds to a request", "", "ms", at_rest, must=1),
        Row("the same, the first after somebody else came or went", "", "ms", after_others, must=1),
        Row("the same, the first of who has come", "", "ms", newcomer, must=1),
        Row("the same, the first of each after a start", "", "ms", after_start),
        Row("a sign-in with a password", "", "s", taken, must=1),
    ]


def added_by_the_gate(store: DuckDBStore) -> tuple[float, float, float, float]:
    """Milliseconds of processor time for a request with a session, less those without a gate:
    of one and the same, while others come and go, of one after the other who has just come in,
    and of sessions that are not recalled yet."""
    inside = PlainTextResponse("let through")
    gate = Gate(inside, store=lambda: store, site=session.site)
    known = entered(store)

    def after_others() -> str:
        leave(store, entered(store), now=datetime.now(UTC))
        return known

    def newcomer() -> str:
        sid = entered(store)
        put_session(Response(), sid)
        return sid

    def added(sid_of_next: Callable[[], str]) -> float:
        return cpu_of(gate, sid_of_next) - cpu_of(inside, sid_of_next)

    unseen = [entered(store) for _ in range(REQUESTS)]
    after_start = cpu_of(gate, iter(unseen).__next__) - cpu_of(inside, lambda: known)
    return added(lambda: known), added(after_others), added(newcomer), after_start


def entered(store: DuckDBStore) -> str:
    return enter_demo(store, WHO, now=datetime.now(UTC))


def cpu_of(app: ASGIApp, sid_of_next: Callable[[], str]) -> float:
    """Milliseconds for one request; what happens before it is not counted."""
    answers: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        answers.append(message)

    async def ask_all() -> float:
        taken = 0.0
        for _ in range(REQUESTS):
            scope = scope_with(sid_of_next())
            begun = time.process_time()
            await app(scope, receive, send)
            taken += time.process_time() - begun
        return taken

    taken = asyncio.run(ask_all())
    starts = [answer for answer in answers if "status" in answer]
    assert {start["status"] for start in starts} == {200}, "a request was not let through"
    return taken * 1000 / REQUESTS


def scope_with(sid: str) -> Scope:
    return {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "client": ("127.0.0.1", 50_000),
        "headers": [(b"host", b"localhost:8501"), (b"cookie", f"sid={sid}".encode())],
    }


def sign_ins(store: DuckDBStore, rounds: int) -> tuple[float, ...]:
    sql = f"select person_id from kept.people where login = '{WHO}'"
    account = store.write(lambda tx: tx.rows(sql))
    hashed, now = hashed_password(PASSWORD), datetime.now(UTC)
    store.write(lambda tx: accounts.set_password(tx, account[0]["person_id"], hashed, now))
    door, at = Door.new(), AtTheDoor("127.0.0.1")

    def one() -> float:
        begun = time.perf_counter()
        sign_in(store, door, WHO, PASSWORD, at, now=datetime.now(UTC))
        return time.perf_counter() - begun

    return tuple(one() for _ in range(rounds))
