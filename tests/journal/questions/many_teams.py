"""Several teams of sam, with what they wrote over the blocks, and what is told of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journal.facts import refresh
from journal.people import Grant, Viewer
from journal.periods import BLOCK
from journal.policy import scope_for
from journal.questions import ESCALATIONS, Answer
from journal.questions.all_teams import AllTeams, all_teams
from journal.store.engine import Store, Transaction
from journal.store.workspace import add_person, add_team, grant, people
from journal.vocabulary import Role
from tests.journal.given import NOW, TODAY, WORKSPACE, stored_entry, weeks_ago, wrote
from tests.journal.questions.conftest import LAST_BLOCK

PASSED_ON = {"escalated_to": "supervisor"}
ESCALATED = ESCALATIONS.share_name
BLOCKS = 16


def team_of_sam(store: Store, sam: Viewer, name: str, people: int = 5) -> list[Viewer]:
    """A team that sam supervises, and its agents."""

    def work(tx: Transaction) -> list[Viewer]:
        team = add_team(tx, name)
        grant(tx, sam.person_id, Role.SUPERVISOR, team.team_id, weeks_ago(200))
        made = []
        for number in range(people):
            person = add_person(tx, f"{name}{number}".lower(), f"{name} {number}")
            grant(tx, person.person_id, Role.AGENT, team.team_id, weeks_ago(200))
            made.append(Viewer(person, frozenset({Grant(Role.AGENT, team.team_id)})))
        return made

    return store.write(work)


def history(
    store: Store, agents: Sequence[Viewer], escalated: Sequence[int] = (), blocks: int = BLOCKS
) -> None:
    """Ten entries a block by each, of which two were passed on; of the last blocks so many."""
    usual = [2] * (blocks - len(escalated))
    wrote(
        store,
        *[
            stored_entry(agent, LAST_BLOCK - back * BLOCK, **(PASSED_ON if n < passed_on else {}))
            for back, passed_on in enumerate(reversed([*usual, *escalated]))
            for agent in agents
            for n in range(10)
        ],
    )


def share_of(answer: Answer, team: str, share: str = ESCALATED) -> dict[str, Any]:
    rows = answer.rows
    (found,) = rows[(rows["team"] == team) & (rows["share"] == share)].to_dict("records")
    return {str(name): value for name, value in found.items()}


def told(store: Store, sam: Viewer) -> AllTeams:
    refresh(store, NOW)
    return all_teams(store, scope_for(sam), WORKSPACE)


def known_again(store: Store, login: str) -> Viewer:
    """Somebody with the teams that they have by now."""
    return next(Viewer(p, grants) for p, grants in people(store, TODAY) if p.login == login)


def since(blocks: int) -> str:
    begins = LAST_BLOCK - (blocks - 1) * BLOCK
    return f"{begins.day} {begins:%B %Y}"
