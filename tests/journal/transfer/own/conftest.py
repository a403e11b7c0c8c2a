"""A journal that is taken along, and a workspace of the same people that takes it back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.actions.taking import take_everything
from journal.people import Viewer
from journal.store.engine import Store
from journal.transfer.own_format import as_json
from journal.transfer.taking_back import TakenBack, take_back
from tests.journal.conftest import OpenAllAlong
from tests.journal.given import NOW, WORKSPACE

LATER = NOW + timedelta(days=3)
Takes, Empties = Callable[..., TakenBack], Callable[[], None]


@pytest.fixture
def store(open_all_along: OpenAllAlong) -> Store:
    """Of the people, and not of a file of complaints."""
    open_all_along.make_as_it_was()
    return open_all_along.store


@pytest.fixture
def empties(open_all_along: OpenAllAlong) -> Empties:
    """Makes it another workspace of the same people, in which nobody has written anything."""
    return open_all_along.make_as_it_was


@pytest.fixture
def takes(store: Store, tmp_path: Path) -> Takes:
    """Takes a journal back, from what it holds."""

    def work(told: Any, **options: Any) -> TakenBack:
        file = tmp_path / "journal.json"
        file.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
        more = {"now": LATER, "workspace": WORKSPACE, "actor": "command line"} | options
        return take_back(store, file, **more)

    return work


def text_of(store: Store, viewer: Viewer) -> str:
    return as_json(take_everything(store, viewer, now=NOW))


def told_of(store: Store, viewer: Viewer) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(text_of(store, viewer))
    return told


def private(told: dict[str, Any]) -> dict[str, Any]:
    """What it holds, but for what it says of others: with whom an entry is shared, who was asked
    to take a promise over, and what a team was offered. Brought back, it is its author's alone."""
    entries = [one | {"shared_with": []} for one in told["entries"]]
    return told | {"entries": entries, "handed_over": [], "phrases": []}
