"""Memory stays level: people come, answer and go, ten thousand times."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.bench import servers
from tests.bench.crowd import agents, reflecting
from tests.dashboard.called import called

RERUNS = 10_000
EACH = 50
"""Answers that somebody gives before their page is closed."""
AT_ONCE = 5
WARM = 0.2
"""What is loaded and remembered once is there after this part of the reruns."""


@pytest.mark.long
def test_memory_stays_level_over_ten_thousand_reruns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    assert called("demo", "--no-serve", "--weeks", "12", "--data", folder).code == 0
    logins = agents(folder)
    with servers.ours(folder) as server:
        done(answers(server, logins, int(RERUNS * WARM)))
        warm = server.memory
        done(answers(server, logins, RERUNS - int(RERUNS * WARM)))
        end = server.memory
    with capsys.disabled():
        sys.stdout.write(
            f"\n{RERUNS:,} reruns: {warm:.0f} MB after a fifth, {end:.0f} at the end\n"
        )
    assert end < 1.1 * warm


def done(work: Coroutine[None, None, None]) -> None:
    """In a thread of its own, as a browser may be driven in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def answers(server: servers.Server, logins: list[str], reruns: int) -> None:
    """So many, of people who come and go, some at a time."""
    left = iter(range(reruns // EACH))

    async def come_and_go(login: str) -> None:
        for _ in left:
            async with reflecting(server, login) as person:
                for _ in range(EACH):
                    await person.answer()

    await asyncio.gather(*(come_and_go(login) for login in logins[:AT_ONCE]))
