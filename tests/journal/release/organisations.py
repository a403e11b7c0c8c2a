"""Organisations made up by chance, block by block: people join, leave and move between teams, give,
change and erase check-ins, some of them late; some supervise the team that they write in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import pandas as pd

from journal.ids import new_id
from journal.people import Grant, Person, Team, Viewer
from journal.periods import BLOCK
from journal.store.checkins import append_check_ins
from journal.store.engine import Store, Transaction
from journal.store.workspace import add_person, add_team, grant
from journal.vocabulary import Face, Flag, Role
from tests.journal.given import TODAY, at_noon, stored, weeks_ago
from tests.journal.release.conftest import BLOCK_BEFORE

BLOCKS = [BLOCK_BEFORE, BLOCK_BEFORE + BLOCK, BLOCK_BEFORE + 2 * BLOCK]
TEAMS = 5
MOST_CHECK_INS = 3
LEANINGS = (0.0, 0.0, 0.05, 0.3, 0.6, 0.97, 1.0)
"""How often a flag fits in a team and a block: sometimes for nobody, sometimes for everybody."""
ALL = "face, flags, entry_id, author_id, team_id, checked_in_at, local_date"


@dataclass
class Organisation:
    store: Store
    rng: np.random.Generator
    teams: list[Team]
    agents: dict[str, list[str]]
    """By team, who began in it."""
    supervises: dict[str, set[str]]
    """Who supervises which teams: two who put together all that they are told, and some who write
    in their own."""
    readers: list[Viewer]
    changed: dict[str, int] = field(default_factory=dict)
    """How often a check-in was changed, so that it is another answer."""

    def write(self, block: date, share: float = 1.0) -> None:
        """What is given in a block, on its days; of a `share` of the people alone, if late."""
        rows = [
            row
            for team in self.teams
            for row in self.of_team(block, team, self.agents[team.team_id], share)
        ]
        self.store.write(lambda tx: append_check_ins(tx, pd.DataFrame(rows)))

    def of_team(
        self, block: date, team: Team, agents: Sequence[str], share: float
    ) -> list[dict[str, object]]:
        rng, rows = self.rng, []
        leaning = rng.choice(LEANINGS, len(Flag))
        heavy = rng.choice(LEANINGS)
        others = [one for one in self.teams if one != team]
        for agent in agents:
            if rng.random() > share * 0.85:
                continue
            for _ in range(rng.integers(1, MOST_CHECK_INS + 1)):
                moved = rng.random() < 0.06
                where = others[int(rng.integers(len(others)))] if moved else team
                fits = rng.random(len(Flag)) < leaning
                day = block + timedelta(days=int(rng.integers(BLOCK.days)))
                rows.append(
                    {
                        "entry_id": new_id(),
                        "author_id": agent,
                        "team_id": where.team_id,
                        "checked_in_at": stored(at_noon(day))
                        + timedelta(seconds=int(rng.integers(3600))),
                        "local_date": day,
                        "face": (Face.HEAVY if rng.random() < heavy else Face.GOOD).value,
                        "flags": [f.value for f, is_so in zip(Flag, fits, strict=True) if is_so],
                    }
                )
        return rows

    def change_and_erase(self, block: date) -> None:
        """Some are changed, and some erased, whether their block is over or not."""
        ids = self.check_ins().query("local_date >= @block")["entry_id"].to_numpy(dtype=object)
        erased, changed = (
            self.rng.choice(ids, int(len(ids) * share), replace=False).tolist()
            for share in (0.05, 0.1)
        )

        def work(tx: Transaction) -> None:
            tx.run("delete from wellbeing.check_ins where entry_id = any($ids)", {"ids": erased})
            tx.run(
                """update wellbeing.check_ins set face = 'so_so', flags = ['proud']
                   where entry_id = any($ids)""",
                {"ids": changed},
            )

        self.store.write(work)
        for one in changed:
            self.changed[one] = self.changed.get(one, 0) + 1

    def check_ins(self) -> pd.DataFrame:
        """All there are now."""
        rows = self.store.write(lambda tx: tx.rows(f"select {ALL} from wellbeing.check_ins"))
        return pd.DataFrame(rows, columns=ALL.split(", "))


def organised(store: Store, seed: int) -> Organisation:
    """A team of three or four and others of up to eleven, in which nobody has said anything yet."""
    rng = np.random.default_rng(seed)
    sizes = [int(rng.integers(3, 5)), *rng.integers(5, 12, TEAMS - 1).tolist()]

    def work(tx: Transaction) -> Organisation:
        teams = [add_team(tx, f"Team {number}") for number in range(TEAMS)]
        agents = {team.team_id: [] for team in teams}
        supervises: dict[str, set[str]] = {}
        for team, size in zip(teams, sizes, strict=True):
            for number in range(size):
                person = add_person(tx, f"{team.name}-{number}", f"Agent {number}")
                grant(tx, person.person_id, Role.AGENT, team.team_id, weeks_ago(20))
                agents[team.team_id].append(person.person_id)
            if rng.random() < 0.4:  # one of them supervises it, too
                both = agents[team.team_id][0]
                grant(tx, both, Role.SUPERVISOR, team.team_id, weeks_ago(20))
                supervises[both] = {team.team_id}
        readers = []
        for number in range(2):
            person = add_person(tx, f"reader-{number}", f"Reader {number}")
            theirs = [team for at, team in enumerate(teams) if at % 2 == number or at == 0]
            readers.append(reader(tx, person, theirs))
            supervises[person.person_id] = {team.team_id for team in theirs}
        return Organisation(store, rng, teams, agents, supervises, readers)

    return store.write(work)


def reader(tx: Transaction, person: Person, teams: Sequence[Team]) -> Viewer:
    for team in teams:
        grant(tx, person.person_id, Role.SUPERVISOR, team.team_id, weeks_ago(20))
    grants = frozenset(Grant(Role.SUPERVISOR, team.team_id) for team in teams)
    return Viewer(person, grants)


assert BLOCKS[-1] <= TODAY
