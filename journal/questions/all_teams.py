"""What Trends says to who supervises several teams, before one of them is chosen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from journal import disclosure
from journal.called import called_here
from journal.people import Team, Workspace
from journal.periods import BLOCK, Grain, block_of
from journal.policy import Scope
from journal.questions.counting import EVER
from journal.questions.facts import Facts
from journal.questions.question import Answer, Asked
from journal.questions.team_changes import TEAM_CHANGES, WINDOWS
from journal.questions.team_changes_wording import changed, of_the_others, sentence
from journal.store.engine import Store
from journal.store.facts import copy_held, latest_copy
from journal.store.marked_changes import days_marked
from journal.store.workspace import teams_seen
from journal.vocabulary import TeamKind

SEVERAL = 2
"""From so many teams on a supervisor begins with all of them."""
MOST = 64
COUNTED: WeakKeyDictionary[Store, dict[Hashable, Answer]] = WeakKeyDictionary()


@dataclass(frozen=True)
class TeamNews:
    """A team, and what changed in it."""

    team: Team
    sentences: tuple[str, ...]
    shares: tuple[str, ...]
    """The names of the questions whose shares these are."""


@dataclass(frozen=True)
class AllTeams:
    asked: Asked
    answer: Answer
    news: list[TeamNews]
    """The teams in which something changed, in the order of the alphabet."""
    others: list[str]
    """That nothing changed in the others, and of which nothing can be said."""
    teams: list[Team]
    """All of them, in the order of the alphabet, those of records too."""

    @property
    def sentences(self) -> list[str]:
        """All that is said, each with its team."""
        told = [f"{one.team.name}: {said}" for one in self.news for said in one.sentences]
        return [*told, *self.others, *self.answer.withheld]

    def said_of(self, team: Team) -> str:
        """What is said of a team in a few words."""
        rows = self.answer.rows
        own = rows[rows["team_id"] == team.team_id] if len(rows) else rows
        if own.empty:
            return "nothing to tell" if team.kind is self.asked.team.kind else "imported records"
        moved = [f"{row['share']}: {row['verdict']}" for row in changed(own)]
        if moved:
            return "; ".join(moved)
        verdicts = list(own["verdict"])
        return "no change" if "no change" in verdicts else verdicts[0]


def supervises_several(store: Store, scope: Scope) -> bool:
    """Whether somebody begins with all their teams."""
    return len(teams_seen(store, scope)) >= SEVERAL


def all_teams(store: Store, scope: Scope, workspace: Workspace) -> AllTeams:
    """What may be told of all teams that this scope opens, counted once for one copy of the facts
    as in overview."""
    teams = teams_seen(store, scope)
    asked = asked_of_all(store, teams, workspace)
    marked = tuple((team, *days) for team, days in days_marked(store, scope).items())
    known = COUNTED.setdefault(store, {})
    key = (copy_held(store), called_here(), scope.figures_of, tuple(teams), asked, marked)
    if key not in known:
        if len(known) >= MOST:
            known.clear()
        known[key] = TEAM_CHANGES.answer(Facts(store, scope, asked))
    return told_of_all(known[key], teams)


def asked_of_all(store: Store, teams: Sequence[Team], workspace: Workspace) -> Asked:
    """The last blocks, of teams in which somebody writes; of records where there are no others."""
    model = next((team for team in teams if team.kind is TeamKind.AGENTS), teams[0])
    before = latest_copy(store)[1] or EVER[0]
    until = block_of(before)
    blocks = tuple(until - number * BLOCK for number in range(max(WINDOWS), 0, -1))
    least = disclosure.least_agents(model.kind, workspace.least_agents)
    return Asked(model, blocks[0], until, Grain.BLOCK, least, blocks, before)


def told_of_all(answer: Answer, teams: Sequence[Team]) -> AllTeams:
    by_id: dict[str, list[dict[str, Any]]] = {}
    for row in changed(answer.rows) if len(answer.rows) else ():
        by_id.setdefault(row["team_id"], []).append(row)
    news = [
        TeamNews(team, tuple(map(sentence, own)), tuple(row["question"] for row in own))
        for team in teams
        if (own := by_id.get(team.team_id))
    ]
    others = of_the_others(answer) if len(answer.rows) else [answer.finding]
    return AllTeams(answer.asked, answer, news, others, list(teams))
