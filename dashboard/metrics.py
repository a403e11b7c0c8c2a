"""Figures about this process, for a Prometheus that knows the token; of nobody, and no team.

They are told on this computer alone, and only where the workspace folder holds a token.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import session
from dashboard.traffic import TRAFFIC
from journal import __version__
from journal.store.backup.record import last_backup
from journal.store.sessions import count_open
from journal.store.workload import Durations

PATH = "/metrics"
FILE = "metrics-token"
SHORTEST = 32
"""Letters of a token; a shorter one could be guessed, and counts as none."""
_offered: list[Path] = []


class OfTheProcess(Collector):
    """What this process and its store have done, and what they hold, as it is when asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def collect(self) -> Iterable[Metric]:
        work = session.store().workload
        yield InfoMetricFamily("afterword", "Which version runs.", {"version": __version__})
        yield histogram("afterword_save_seconds", "Until a change was stored.", work.saves)
        yield counter("afterword_conflicts", "Changes that were tried again.", work.conflicts)
        yield counter("afterword_unavailable", "Changes that were not stored.", work.unavailable)
        yield histogram("afterword_page_seconds", "Until a page was drawn.", TRAFFIC.runs)
        yield histogram("afterword_request_seconds", "Until a request ended.", TRAFFIC.requests)
        yield gauge("afterword_open_pages", "Pages that are open.", TRAFFIC.open_pages)
        yield gauge("afterword_open_sessions", "Sessions that are open.", open_sessions())
        yield counter("afterword_errors", "Errors that were logged.", TRAFFIC.errors)
        yield gauge("afterword_stored_bytes", "In the workspace folder.", stored_in(self.folder))
        unswept = int(session.store().unswept is not None)
        yield gauge("afterword_unswept", "Whether the last sweep failed.", unswept)
        backup = last_backup(self.folder)
        if backup is not None:
            age = (session.now() - backup.made_at).total_seconds()
            yield gauge("afterword_backup_age_seconds", "Of the last good backup.", age)
        free = shutil.disk_usage(self.folder).free
        yield gauge("afterword_free_bytes", "Left on the disk of the workspace.", free)


def offer(folder: Path) -> None:
    """Has the figures told while the app serves the workspace in a folder."""
    _offered[:] = [folder]


async def metrics(request: Request) -> Response:
    """The figures in Prometheus' words: 404 where there is no token, 401 for another one."""
    return await run_in_threadpool(answered, request)


def answered(request: Request) -> Response:
    token = find_token(_offered[0]) if _offered else None
    if token is None:
        return PlainTextResponse("There is nothing here.\n", status_code=404)
    given = request.headers.get("authorization", "").encode()
    if not secrets.compare_digest(given, f"Bearer {token}".encode()):
        asks = {"WWW-Authenticate": "Bearer"}
        return PlainTextResponse("The token is missing or another one.\n", 401, headers=asks)
    registry = CollectorRegistry()
    registry.register(OfTheProcess(_offered[0]))
    ProcessCollector(registry=registry)
    return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


def find_token(folder: Path) -> str | None:
    """Read anew each time, so that a token is changed without a stop."""
    try:
        token = (folder / FILE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return token if len(token) >= SHORTEST else None


def open_sessions() -> int:
    return count_open(session.store(), session.now())


def stored_in(folder: Path) -> int:
    """Bytes of the files that lie in the folder itself; one may go while they are counted."""
    sizes = []
    for file in folder.iterdir():
        try:
            sizes.append(file.lstat().st_size)
        except OSError:
            continue
    return sum(sizes)


def counter(name: str, told: str, count: int) -> CounterMetricFamily:
    return CounterMetricFamily(name, told, value=count)


def gauge(name: str, told: str, now: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, told, value=now)


def histogram(name: str, told: str, taken: Durations) -> HistogramMetricFamily:
    buckets, seconds = taken.told()
    return HistogramMetricFamily(name, told, buckets=buckets, sum_value=seconds)


ROUTES = [Route(PATH, metrics)]
