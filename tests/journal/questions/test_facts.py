from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from journal.people import Viewer
from journal.policy import Scope, scope_for
from journal.questions import CAUSES, EXPLAINED, OUTCOMES, QUESTIONS, TIME_TO_CALLBACK, ask_all
from journal.questions.facts import Facts
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Store
from tests.journal.questions.conftest import LAST_BLOCK, Figures, each_wrote

Statements = list[tuple[str, str]]


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Statements:
    """What is carried out, with what it binds."""
    carried_out: Statements = []
    read = DuckDBStore.read

    def noted(store: DuckDBStore, scope: Scope, sql: str, values: Any = None) -> pd.DataFrame:
        carried_out.append((sql, str(values)))
        return read(store, scope, sql, values)

    monkeypatch.setattr(DuckDBStore, "read", noted)
    return carried_out


def test_no_statement_is_carried_out_twice_for_questions_asked_together(
    store: Store, crew: list[Viewer], sam: Viewer, figures: Figures, statements: Statements
):
    each_wrote(store, crew, LAST_BLOCK)
    asked = figures(OUTCOMES).asked
    statements.clear()
    ask_all(store, scope_for(sam), list(QUESTIONS.values()), asked)
    assert len(set(statements)) == len(statements) > 1


def test_what_was_counted_for_some_questions_is_counted_anew_for_the_next(
    store: Store, crew: list[Viewer], sam: Viewer, figures: Figures, statements: Statements
):
    each_wrote(store, crew, LAST_BLOCK)
    asked = figures(OUTCOMES).asked
    statements.clear()
    for _ in range(2):
        ask_all(store, scope_for(sam), [CAUSES, EXPLAINED, TIME_TO_CALLBACK], asked)
    half = len(statements) // 2
    assert statements[:half] == statements[half:] != []


def test_another_scopes_facts_hold_nothing_of_a_team(
    store: Store, crew: list[Viewer], una: Viewer, figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK)
    asked = figures(OUTCOMES).asked
    theirs = Facts(store, scope_for(una), asked)
    sql = "select block, count(*) as entries from facts_in_scope group by block"
    assert theirs.read(sql).empty
    assert theirs.grains == []
