"""Builds the demo workspace: organisation, encounters, promises, check-ins, what is shared, the
copy of facts, the release of the blocks that closed, and debriefs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from numpy.random import Generator

from journal import facts
from journal.demo import organisation
from journal.demo.aftermath import check_ins, promises
from journal.demo.debriefs import debriefs
from journal.demo.encounters import encounters, weeks_until
from journal.demo.help_list import add_help_list
from journal.demo.incidents import incidents
from journal.demo.ledger import owe
from journal.demo.organisation import DemoTeam
from journal.demo.phrases import add_phrases
from journal.demo.sharing import shares
from journal.demo.support import support
from journal.people import Team, Workspace
from journal.release import release_if_a_block_closed
from journal.retention import BOUNDS, Kept, Retention
from journal.store.checkins import append_check_ins
from journal.store.engine import Store, Transaction
from journal.store.entries import append_entries
from journal.store.promises import append_promises
from journal.store.retention import put_retention
from journal.store.shares import append_shares
from journal.store.workspace import add_person, add_team, add_workspace, grant
from journal.vocabulary import Role
from journal.working_hours import NINE_TO_SIX, Calendar

ORGANISATION = "Fernhill Home"
ZONE = ZoneInfo("Europe/London")
SIX_DAYS = Calendar(week=(NINE_TO_SIX,) * 6 + ((),))
USUAL = 2
"""The seed of the usual demo. By chance a share to which nothing happened is called changed now and
then; in this demo no change is but the one that was put in, whatever the day."""


@dataclass(frozen=True)
class Size:
    """How large a demo: by default five teams, 46 agents, 78 weeks and about 7,000 entries."""

    teams: int = len(organisation.TEAMS)
    agents: int | None = None
    """Agents in each team; by default 14, 10, 9, 7 and 6."""
    weeks: int = 78
    entries: int | None = None

    @property
    def weekly_scale(self) -> float:
        """By how much each team's usual week is multiplied to reach the number of entries."""
        if self.entries is None:
            return 1.0
        usual = organisation.teams(self.teams, self.agents, 1.0)
        return self.entries / (self.weeks * sum(team.weekly for team in usual))


def build(store: Store, *, now: datetime, seed: int = USUAL, size: Size | None = None) -> None:
    """Fills an empty store; team figures are there at once."""
    size = size or Size()
    workspace = Workspace(ORGANISATION, ZONE, SIX_DAYS, is_demo=True)
    weeks = weeks_until(now.astimezone(ZONE).date(), size.weeks)
    demo_teams = organisation.teams(size.teams, size.agents, size.weekly_scale)

    def people(tx: Transaction) -> list[tuple[Team, list[str]]]:
        add_workspace(tx, workspace)
        put_retention(tx, Retention(Kept.CHECK_INS, BOUNDS[Kept.CHECK_INS].most), weeks[0])
        add_help_list(tx)
        return add_people(tx, demo_teams, weeks[0])

    made_teams = store.write(people)
    with_people = zip(demo_teams, made_teams, strict=True)
    for number, (demo_team, (team, agents)) in enumerate(with_people):
        rng = np.random.default_rng([seed, number])
        made = encounters(demo_team, agents, weeks, now, ZONE, rng)
        made["entry_id"] = ids(made["saved_at"], rng)
        made["team_id"] = team.team_id
        parts = with_aftermath(made, now, workspace, rng)
        store.write(lambda tx, parts=parts: add_encounters(tx, parts))  # type: ignore[misc]
        if demo_team is demo_teams[0]:
            store.write(lambda tx, team=team: owe(tx, team.team_id, now, workspace))  # type: ignore[misc]
    store.write(lambda tx: support(tx, made_teams, now, workspace))
    store.write(lambda tx: incidents(tx, now))
    store.write(lambda tx: add_phrases(tx, made_teams[0][0].team_id, now))
    facts.refresh(store, now)
    release_if_a_block_closed(store, now)
    debriefs(store, made_teams[0][0], now, workspace)


def add_people(
    tx: Transaction, demo_teams: list[DemoTeam], since: date
) -> list[tuple[Team, list[str]]]:
    """The teams, each with the ids of its agents."""
    teams = [add_team(tx, demo_team.name) for demo_team in demo_teams]
    agents: list[list[str]] = [[] for _ in teams]
    for login, name, roles in organisation.KNOWN:
        person = add_person(tx, login, name)
        for role, index in roles:
            if index is None or index < len(teams):
                team_id = None if index is None else teams[index].team_id
                grant(tx, person.person_id, role, team_id, since)
                if role is Role.AGENT and index is not None:
                    agents[index].append(person.person_id)
    lee = add_person(tx, *organisation.EVERYWHERE)
    for team in teams:
        grant(tx, lee.person_id, Role.SUPERVISOR, team.team_id, since)
    for team, (login, name) in zip(teams[1:], organisation.SUPERVISORS, strict=False):
        grant(tx, add_person(tx, login, name).person_id, Role.SUPERVISOR, team.team_id, since)
    names = iter(named_agents(demo_teams))
    for demo_team, team, members in zip(demo_teams, teams, agents, strict=True):
        while len(members) < demo_team.agents:
            person = add_person(tx, *next(names))
            grant(tx, person.person_id, Role.AGENT, team.team_id, since)
            members.append(person.person_id)
    return list(zip(teams, agents, strict=True))


def named_agents(demo_teams: list[DemoTeam]) -> list[tuple[str, str]]:
    """A login and a name for each agent that a demo of this size needs."""
    needed = sum(team.agents for team in demo_teams)
    named = [(name.split()[0].lower(), name) for name in organisation.NAMES]
    return named + [(f"agent{i}", f"Agent {i}") for i in range(len(named), needed)]


@dataclass(frozen=True)
class Parts:
    """A team's encounters and what came of them, as columns ready for the store."""

    entries: pd.DataFrame
    promises: pd.DataFrame
    check_ins: pd.DataFrame
    shares: pd.DataFrame


def with_aftermath(
    made: pd.DataFrame, now: datetime, workspace: Workspace, rng: Generator
) -> Parts:
    """What came of encounters; then what has not happened yet is taken out of all of it."""
    team_id = made["team_id"].iloc[0] if len(made) else ""
    promised = promises(made, now, workspace.working_time, rng)
    promised["promise_id"] = ids(promised["made_at"], rng)
    felt, shared = check_ins(made, rng), shares(made, now, rng)
    past = made[made["occurred_at"] < np.datetime64(now.replace(tzinfo=None))]
    promised, felt, shared = (
        part[part["entry_id"].isin(past["entry_id"])] for part in (promised, felt, shared)
    )
    return Parts(
        past.drop(columns="promise"),
        promised.assign(team_id=team_id),
        felt.assign(team_id=team_id),
        shared,
    )


def add_encounters(tx: Transaction, parts: Parts) -> None:
    append_entries(tx, parts.entries)
    append_promises(tx, parts.promises)
    append_check_ins(tx, parts.check_ins)
    append_shares(tx, parts.shares)


def ids(moments: pd.Series, rng: Generator) -> list[str]:
    """UUIDv7 texts for moments in the past, from the demo's own source of chance."""
    milliseconds = moments.to_numpy("datetime64[ms]").astype("int64")
    high = (milliseconds << 16) | 0x7000 | rng.integers(0, 1 << 12, len(moments))
    low = rng.integers(0, 1 << 62, len(moments), dtype="int64")
    texts = (
        f"{h:016x}{(1 << 63) | x:016x}" for h, x in zip(high.tolist(), low.tolist(), strict=True)
    )
    return [f"{t[:8]}-{t[8:12]}-{t[12:16]}-{t[16:20]}-{t[20:]}" for t in texts]
