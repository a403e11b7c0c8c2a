"""The parts of a long file, judged by several processes at once and handed on in their order.

A row takes some tenths of a millisecond to be looked through for a customer's data: of a hundred
thousand nobody should wait twenty seconds alone, nor should the people meanwhile whose pages this
process draws.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import IO

from journal.transfer.judging import Judged, Measure, Part, judge

WORTH_IT = 5
"""Parts from which on other processes are begun, which takes as long as two."""
MOST = 4
PROJECT = Path(__file__).parents[2]


def judged_parts(parts: Iterable[Part], by: Measure) -> Iterator[Judged]:
    """Each part, judged."""
    told = iter(parts)
    first = list(islice(told, WORTH_IT))
    if len(first) < WORTH_IT:
        yield from (judge(part, by) for part in first)
        return
    with ExitStack() as running:
        number = max(2, min(MOST, os.cpu_count() or 2))
        judges = deque(running.enter_context(Judge(by)) for _ in range(number))
        yield from in_turns(judges, chain(first, told))


def in_turns(judges: deque[Judge], parts: Iterator[Part]) -> Iterator[Judged]:
    """Each judge has one part at a time; the next is handed to it before its last is handed on."""
    busy: deque[Judge] = deque()
    for part in parts:
        if judges:
            busy.append(judges.popleft())
            busy[-1].give(part)
            continue
        judge = busy.popleft()
        judged = judge.take()
        judge.give(part)
        busy.append(judge)
        yield judged
    yield from (judge.take() for judge in busy)


class Judge:
    """A process that judges one part after the other. It ends with this one, however that ends:
    there is nothing more to read for it then."""

    def __init__(self, by: Measure) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program, by its name
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=PROJECT,
        )
        self.give(by)

    def __enter__(self) -> Judge:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def give(self, what: Measure | Part) -> None:
        assert self._process.stdin is not None  # noqa: S101 - a pipe was asked for
        pickle.dump(what, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def take(self) -> Judged:
        assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
        judged: Judged = pickle.load(self._process.stdout)  # noqa: S301 - written by our own
        return judged


def serve(told: IO[bytes], out: IO[bytes]) -> None:
    """What such a process does until there is nothing more to read."""
    by: Measure = pickle.load(told)  # noqa: S301 - written by our own
    while told.peek(1):  # type: ignore[attr-defined]
        part: Part = pickle.load(told)  # noqa: S301 - written by our own
        pickle.dump(judge(part, by), out, pickle.HIGHEST_PROTOCOL)
        out.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
