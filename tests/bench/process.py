"""Rows 7 and 8: what the server takes of the machine, and how soon it answers."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.bench import servers
from tests.bench.browser import tab
from tests.bench.data import READER
from tests.bench.measuring import Row, in_turns
from tests.bench.workspaces import WATCHED


def rows(browser: Browser, large: Path, small: Path, into: Path, rounds: int) -> list[Row]:
    many, few = f"{int(large.name):,}", f"{int(small.name):,}"
    mine, theirs = in_turns(rounds, lambda: memory(browser, large), lambda: memory(browser, small))
    started, bare_started = in_turns(rounds, lambda: start(large), lambda: start_bare(into))
    return [
        Row(
            f"server memory after Trends, {many} entries",
            f"the same with {few}",
            "MB",
            mine,
            theirs,
            must=1.5,
            aim=1.1,
        ),
        Row(f"start to the first answer, {many} entries", "", "s", started, (), must=4),
        Row("the same", "bare Streamlit's start", "s", started, bare_started),
    ]


def memory(browser: Browser, workspace: Path) -> float:
    """Resident megabytes of a server that has shown Trends once."""
    with servers.ours(workspace) as server, tab(browser, server.address, READER) as trends:
        trends.open(f"/trends?team={WATCHED}")
        return server.memory


def start(workspace: Path) -> float:
    with servers.ours(workspace) as server:
        return server.started_in


def start_bare(into: Path) -> float:
    with servers.bare("hello", into) as server:
        return server.started_in
