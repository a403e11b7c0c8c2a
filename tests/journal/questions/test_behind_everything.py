"""Where everything is shared, as many entries are listed behind a point or bar as it counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from journal.demo import Size, build
from journal.people import Viewer
from journal.periods import Grain, block_of
from journal.policy import scope_for
from journal.questions import QUESTIONS, Answer, Series, ask_all, choose
from journal.questions.behind import Behind, behind, choices
from journal.sharing import MOST_LISTED
from journal.store import open_store
from journal.store.engine import Store
from journal.store.workspace import find_workspace, people

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
IN_WEEKS, IN_BLOCKS = "Deliveries and returns", "Billing and accounts"
LEAD_NOWHERE = {"callbacks", "other_promises", "time_to_callback", "teams", "team_changes"}
EVERYTHING = """
    insert into kept.shares (share_id, entry_id, audience, shared_at)
    select entry_id || audience, entry_id, audience, saved_at
    from kept.entries, (select unnest(['supervisor', 'team']) as audience) as audiences
"""
LATEST = 3
"""Rows of each answer, in all of which its counts are compared."""


@pytest.fixture(scope="module")
def open_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(tmp_path_factory.mktemp("everything") / "demo")
    build(store, now=NOW, size=Size(teams=2))
    store.write(lambda tx: tx.run("delete from kept.shares"))
    store.write(lambda tx: tx.run(EVERYTHING))
    yield store
    store.close()


def answers(store: Store, team: str) -> list[Answer]:
    workspace = find_workspace(store)
    assert workspace is not None
    scope = scope_for(lee(store))
    asked = choose(store, scope, workspace, team=team)
    return ask_all(store, scope, list(QUESTIONS.values()), asked)


def lee(store: Store) -> Viewer:
    found = people(store, NOW.date())
    return next(Viewer(one, held) for one, held in found if one.login == "lee")


def all_behind(store: Store, answer: Answer) -> list[Behind]:
    """Behind each count of the latest rows."""
    scope = scope_for(lee(store))
    rows = [behind(store, scope, [answer], str(row)) for row in choices(answer)[-LATEST:] if row]
    return [
        behind(store, scope, [answer], str(choice)) for found in rows for choice in found.counts
    ]


@pytest.mark.parametrize("team", [IN_WEEKS, IN_BLOCKS], ids=["weeks", "blocks"])
def test_as_many_are_listed_as_are_counted(open_demo: Store, team: str):
    led = set()
    for answer in answers(open_demo, team):
        for found in all_behind(open_demo, answer):
            led.add(answer.question.name)
            assert len(found.named) == min(found.count, MOST_LISTED), found.choice
            if found.grain is not Grain.WEEK and found.unnamed is not None:
                assert len(found.unnamed) == min(found.count, MOST_LISTED), found.choice
    assert led == set(QUESTIONS) - LEAD_NOWHERE


def test_what_is_listed_without_names_behind_a_week_is_that_of_its_block(open_demo: Store):
    for answer in (one for one in answers(open_demo, IN_WEEKS) if isinstance(one.question, Series)):
        by_block: dict[object, list[Behind]] = {}
        for found in all_behind(open_demo, answer):
            day = datetime.fromisoformat(found.choice.row[0]).date()
            by_block.setdefault((block_of(day), found.choice.part), []).append(found)
        for weeks in by_block.values():
            assert len({repr(found.unnamed) for found in weeks}) == 1
