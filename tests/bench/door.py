"""What the gate adds to a request, and how long a sign-in takes."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Scope

from dashboard import session
from dashboard.gate import Gate
from dashboard.site import at_home
from journal.actions.enter import enter_demo
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
            recalled, looked_up = zip(*added, strict=True)
            taken = sign_ins(store, rounds)
        finally:
            store.close()
    return [
        Row("gate: CPU that it adds to a request", "", "ms", recalled, must=1),
        Row("the same, the first after somebody came or went", "", "ms", looked_up, must=1),
        Row("a sign-in with a password", "", "s", taken, must=1),
    ]


def added_by_the_gate(store: DuckDBStore) -> tuple[float, float]:
    """Milliseconds of processor time for a request with a session, less those without a gate:
    where the session is recalled, and where it is looked up."""
    inside = PlainTextResponse("let through")
    gate = Gate(inside, store=lambda: store, site=session.site)
    known = [entered(store)] * REQUESTS
    new = [entered(store) for _ in range(REQUESTS)]
    bare = cpu_of(inside, known)
    return cpu_of(gate, known) - bare, cpu_of(gate, new) - bare


def entered(store: DuckDBStore) -> str:
    return enter_demo(store, WHO, now=datetime.now(UTC))


def cpu_of(app: ASGIApp, sids: list[str]) -> float:
    """For one request, when there is one for each of these sessions."""
    answers: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        answers.append(message)

    async def ask_all(scopes: list[Scope]) -> None:
        for scope in scopes:
            await app(scope, receive, send)

    scopes = [scope_with(sid) for sid in sids]
    asyncio.run(ask_all(scopes[:1]))
    assert answers[0]["status"] == 200, "the request was not let through"
    begun = time.process_time()
    asyncio.run(ask_all(scopes[1:]))
    return (time.process_time() - begun) * 1000 / len(scopes[1:])


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
