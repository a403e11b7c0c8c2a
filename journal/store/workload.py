"""What a store has done since it was opened: numbers for whoever watches over it, and of nobody."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from journal.errors import Unavailable

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds."""


class Durations:
    """How long something took, each time that it was done: how often within each bound."""

    def __init__(self) -> None:
        self._counts = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0
        self._lock = threading.Lock()

    def add(self, seconds: float) -> None:
        with self._lock:
            self._counts[bisect_left(BOUNDS, seconds)] += 1
            self._seconds += seconds

    def told(self) -> tuple[list[tuple[str, float]], float]:
        """How often it took no longer than each bound, the last being no bound at all; and how
        many seconds in all."""
        with self._lock:
            counts, seconds = list(self._counts), self._seconds
        within, rows = 0, []
        for bound, count in zip((*BOUNDS, float("inf")), counts, strict=True):
            within += count
            rows.append(("+Inf" if bound == float("inf") else str(bound), float(within)))
        return rows, seconds

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Adds what the block takes, however it ends."""
        begun = perf_counter()
        try:
            yield
        finally:
            self.add(perf_counter() - begun)


class Workload:
    """What was stored, and what could not be."""

    def __init__(self) -> None:
        self.saves = Durations()
        """Work that was stored, with the wait for others who were saving."""
        self._lock = threading.Lock()
        self.conflicts = 0
        """How often work was carried out again, as somebody else had changed the same."""
        self.unavailable = 0
        """How much work was not stored, by a full disk or by conflicts without an end."""

    def met_conflict(self) -> None:
        with self._lock:
            self.conflicts += 1

    @contextmanager
    def saving(self) -> Iterator[None]:
        """A block that stores something, or raises."""
        begun = perf_counter()
        try:
            yield
        except Unavailable:
            with self._lock:
                self.unavailable += 1
            raise
        self.saves.add(perf_counter() - begun)
