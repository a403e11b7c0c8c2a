"""A team whose figures are asked for: what its crew wrote, in blocks that have turned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from journal.called import call
from journal.facts import refresh
from journal.people import Team, Viewer
from journal.periods import BLOCK, block_of
from journal.policy import scope_for
from journal.questions import Answer, Question, ask, choose
from journal.store.engine import Store
from journal.store.workspace import add_team, grant, people
from journal.vocabulary import Role, TeamKind
from tests.journal.given import EVERY_WORD, NOW, TODAY, WORKSPACE, stored_entry, weeks_ago, wrote

RUNNING_BLOCK = block_of(TODAY)
LAST_BLOCK = RUNNING_BLOCK - BLOCK
BLOCK_BEFORE = LAST_BLOCK - BLOCK
Figures = Callable[..., Answer]


def each_wrote(store: Store, authors: Iterable[Viewer], day: date, **answers: Any) -> None:
    wrote(store, *[stored_entry(author, day, **answers) for author in authors])


def busy_weeks(store: Store, authors: list[Viewer], weeks: int) -> None:
    """Four entries a week by each, up to the running week: enough for figures week by week."""
    days = [weeks_ago(back) + timedelta(days=day) for back in range(weeks) for day in range(4)]
    past = [day for day in days if day <= TODAY]
    wrote(store, *[stored_entry(author, day) for author in authors for day in past])


@pytest.fixture
def figures(store: Store) -> Figures:
    """The answer that a supervisor sees, sam if nobody is named, from a copy taken now."""

    def seen(
        question: Question, *, by: Viewer | None = None, copied: bool = True, **chosen: Any
    ) -> Answer:
        if copied:
            refresh(store, NOW)
        viewer = by or next(
            Viewer(person, grants)
            for person, grants in people(store, TODAY)
            if person.login == "sam"
        )
        workspace = chosen.pop("workspace", WORKSPACE)
        asked = choose(store, scope_for(viewer), workspace, **chosen)
        return ask(store, scope_for(viewer), question, asked)

    return seen


@pytest.fixture
def records(store: Store, sam: Viewer) -> Team:
    """A team of imported records that sam may look at."""

    def work(tx: Any) -> Team:
        team = add_team(tx, "Calls of last winter", TeamKind.RECORDS)
        grant(tx, sam.person_id, Role.SUPERVISOR, team.team_id, TODAY)
        return team

    return store.write(work)


@pytest.fixture
def added_words() -> None:
    """The workspace has words of its own."""
    call(EVERY_WORD.wording.labels)


def periods(answer: Answer) -> list[date]:
    return [period.date() for period in answer.rows["period"]]


def row(answer: Answer, period: date) -> dict[str, Any]:
    """The figures of one period."""
    found: dict[str, Any] = answer.rows.loc[answer.rows["period"].dt.date == period].iloc[0]
    return dict(found)
