"""Health, and a door that opens in a demo alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from starlette.applications import Starlette

from dashboard import door, session
from dashboard.site import at_home
from journal import __version__
from journal.store import open_store
from journal.store.duckdb_engine import DuckDBStore
from tests.dashboard.over_asgi import answered

ROUTES = Starlette(routes=door.ROUTES)


def test_health_is_told_while_the_store_answers_and_when_it_does_not(store: DuckDBStore) -> None:
    well = answered(ROUTES, "/healthz")
    assert well.status_code == 200
    told = well.json()
    assert told.pop("entries") > 100
    assert told == {"status": "ok", "store": "ok", "version": __version__}
    store.close()
    ill = answered(ROUTES, "/healthz")
    assert ill.status_code == 503
    assert ill.json() == {"status": "down", "store": "does not answer", "version": __version__}


def test_a_real_workspace_has_no_picker_and_lets_nobody_in_by_name(empty: Path) -> None:
    with closing(open_store(empty)) as real:
        session.serve_from(real, at_home(8501))
        picker = answered(ROUTES, "/demo")
        entered = answered(ROUTES, "/demo/enter", method="POST", data={"person": "ana"})
    for response in (picker, entered):
        assert response.status_code == 404
        assert response.text == "This is not a demo workspace.\n"
        assert "set-cookie" not in response.headers


def test_everybody_of_the_demo_is_at_its_door_with_role_and_team(store: DuckDBStore) -> None:
    page = answered(ROUTES, "/demo").text
    for login in ("ana", "ben", "sam", "fay", "kim", "lee", "ada", "rae"):
        assert f'value="{login}"' in page
    assert "Agent · Deliveries and returns" in page
    assert "Agent and facilitator · Deliveries and returns" in page
    assert "Supervisor · 2 teams" in page
