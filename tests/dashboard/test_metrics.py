"""Figures about the process: for who knows the token, of nobody, and such as the alerts ask for."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from dashboard import metrics
from dashboard.metrics import FILE, SHORTEST
from dashboard.traffic import TRAFFIC, CountedTraffic, count_errors
from journal.store.backup.making import Backup
from journal.store.backup.record import remember
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Unswept
from tests.dashboard.called import Demo
from tests.dashboard.over_asgi import answered

TOKEN = "b7" * 32
APP = CountedTraffic(Starlette(routes=metrics.ROUTES))
ALERTS = Path(__file__).parents[2] / "docs" / "deploy" / "alerts.yml"


@pytest.fixture
def folder(store: DuckDBStore) -> Path:
    """A workspace that is served, with a token."""
    (store.path.parent / FILE).write_text(f"{TOKEN}\n")
    metrics.offer(store.path.parent)
    return store.path.parent


def asked(token: str | None = TOKEN) -> httpx.Response:
    headers = {} if token is None else {"authorization": f"Bearer {token}".encode()}
    return answered(APP, "/metrics", headers=headers)


def made(*, hours_ago: int) -> Backup:
    made_at = datetime.now(UTC) - timedelta(hours=hours_ago)
    return Backup(Path("/var/backups/one.age"), made_at, 1_000, ())


def told() -> dict[str, float]:
    """The figures that have no labels, by name."""
    response = asked()
    assert response.status_code == 200
    families = text_string_to_metric_families(response.text)
    return {one.name: one.value for family in families for one in family.samples if not one.labels}


@pytest.mark.parametrize("token", [None, "", "another", TOKEN[:-1], f"{TOKEN}b"])
def test_without_the_token_there_are_no_figures(folder: Path, token: str | None) -> None:
    refused = asked(token)
    assert refused.status_code == 401
    assert "afterword" not in refused.text


@pytest.mark.parametrize(
    "written",
    [None, "", "x" * (SHORTEST - 1), "é" * SHORTEST],
    ids=["none", "empty", "short", "no token"],
)
def test_a_workspace_without_a_token_that_is_one_tells_nobody_anything(
    folder: Path, written: str | None
) -> None:
    (folder / FILE).unlink()
    if written is not None:
        (folder / FILE).write_text(written, encoding="utf-8")
    assert asked(written or "").status_code == 404


def test_what_happens_is_in_the_figures(folder: Path, store: DuckDBStore) -> None:
    before = told()
    store.write(lambda tx: tx.run("update kept.workspace set organisation = 'Fernhill'"))
    count_errors()
    count_errors()  # a second time changes nothing
    logging.getLogger("afterword").error("Something went wrong")
    with TRAFFIC.runs.timed():
        pass
    after = told()
    for name, more in {
        "afterword_save_seconds_count": 1,
        "afterword_page_seconds_count": 1,
        "afterword_errors_total": 1,
        "afterword_request_seconds_count": 1,  # that for the figures before
    }.items():
        assert after[name] - before[name] == more, name
    for name in ("afterword_stored_bytes", "afterword_free_bytes", "process_resident_memory_bytes"):
        assert after[name] > 1_000_000, name


def test_the_age_of_the_last_good_backup_is_told_once_there_is_one(
    folder: Path, store: DuckDBStore
) -> None:
    assert "afterword_backup_age_seconds" not in told()
    remember(folder, made(hours_ago=5))
    assert told()["afterword_backup_age_seconds"] == pytest.approx(5 * 3600, abs=600)


def test_whether_the_last_sweep_failed_is_told(folder: Path, store: DuckDBStore) -> None:
    assert told()["afterword_unswept"] == 0
    store.unswept = Unswept(datetime.now(UTC), "The disk has no space for a second copy.")
    assert told()["afterword_unswept"] == 1
    store.unswept = None


def test_no_figure_is_told_by_person_team_or_page(folder: Path) -> None:
    families = text_string_to_metric_families(asked().text)
    labels = {name for family in families for one in family.samples for name in one.labels}
    assert labels == {"le", "version"}


def test_the_example_alerts_ask_for_figures_that_there_are(folder: Path) -> None:
    remember(folder, made(hours_ago=1))
    asks = set(re.findall(r"\b(?:afterword|process)_[a-z_]+\b", ALERTS.read_text()))
    there = {one.split("{")[0].split(" ")[0] for one in asked().text.splitlines()}
    assert len(asks) > 5
    assert asks <= there


def test_a_served_workspace_is_watched_without_a_session(served: Demo) -> None:
    (served.folder / FILE).write_text(TOKEN)
    ask = {"authorization": f"Bearer {TOKEN}"}
    told = httpx.get(f"{served.address}/metrics", headers=ask)
    assert (told.status_code, told.headers["cache-control"]) == (200, "no-store")
    assert told.headers["content-type"].startswith("text/plain; version=")
    assert "afterword_open_sessions" in told.text
