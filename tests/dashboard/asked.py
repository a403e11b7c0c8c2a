"""Answers to the charts' questions, as a person of the demo gets them."""

from __future__ import annotations

from datetime import UTC, datetime

from journal.people import Viewer
from journal.policy import scope_for
from journal.questions import SERIES, Answer, ask, choose
from journal.store.engine import Store
from journal.store.workspace import find_workspace, people

NAMES = list(SERIES)


def viewer_of(store: Store, login: str) -> Viewer:
    today = datetime.now(UTC).date()
    return next(Viewer(p, grants) for p, grants in people(store, today) if p.login == login)


def answers(store: Store, login: str = "sam") -> dict[str, Answer]:
    """The answer to every question, of the first team that this person supervises."""
    workspace = find_workspace(store)
    assert workspace is not None
    scope = scope_for(viewer_of(store, login))
    asked = choose(store, scope, workspace)
    return {name: ask(store, scope, question, asked) for name, question in SERIES.items()}
