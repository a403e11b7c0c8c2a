"""What was released of check-ins: written once, and then only read; never counts, and never who."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pandas as pd

from journal.bands import Band, ReleasedBlock
from journal.periods import BLOCK, block_of
from journal.policy import Scope
from journal.store.engine import Store, Transaction
from journal.store.moments import stored
from journal.vocabulary import Withheld


def latest_released(tx: Transaction) -> date | None:
    block: date | None = tx.rows("select max(block) as block from wellbeing.released_blocks")[0][
        "block"
    ]
    return block


def next_unreleased(tx: Transaction) -> date | None:
    """The block after the last one that was released; before any the one in which the first agent
    began. None before there are agents."""
    latest = latest_released(tx)
    if latest is not None:
        return latest + BLOCK
    began = tx.rows("select min(since) as day from kept.grants where role = 'agent'")[0]["day"]
    return block_of(began) if began else None


def teams_with_agents(tx: Transaction, block: date) -> list[str]:
    """The teams in which somebody was an agent in a block, for a day at least."""
    rows = tx.rows(
        """select distinct teams.team_id from kept.teams as teams
           join kept.grants as grants on grants.team_id = teams.team_id
           where teams.kind = 'agents' and grants.role = 'agent'
             and since < $until and (until is null or until > $block)
           order by teams.team_id""",
        {"block": block, "until": block + BLOCK},
    )
    return [row["team_id"] for row in rows]


def put_released_block(
    tx: Transaction, block: date, *, rules: int, least_agents: int, today: date, at: datetime
) -> None:
    tx.run(
        """insert into wellbeing.released_blocks
               (block, rules, least_agents, released_on, released_at)
           values ($block, $rules, $least_agents, $today, $at)""",
        {
            "block": block,
            "rules": rules,
            "least_agents": least_agents,
            "today": today,
            "at": stored(at),
        },
    )


def put_bands(tx: Transaction, block: date, teams: Mapping[str, Mapping[str, Band]]) -> None:
    """Stores the bands of the teams that have some."""
    rows = [
        {"team_id": team, "block": block, "figure": figure, "band": band.place, "bands": band.of}
        for team, bands in teams.items()
        for figure, band in bands.items()
    ]
    if rows:
        told = [{"team_id": team, "block": block} for team in teams]
        tx.append("wellbeing.releases", pd.DataFrame(told))
        tx.append("wellbeing.bands", pd.DataFrame(rows))


def put_withheld(tx: Transaction, block: date, teams: Mapping[str, Withheld]) -> None:
    """Stores why the other teams have none."""
    rows = [{"team_id": team, "block": block, "withheld": why.value} for team, why in teams.items()]
    if rows:
        tx.append("wellbeing.releases", pd.DataFrame(rows))


def released_blocks(store: Store, scope: Scope, team_id: str) -> list[ReleasedBlock]:
    """Every block of a team, the earliest first, as far as the scope opens it."""
    asked = {"team": team_id}
    blocks = store.rows(
        scope, "select * from releases_in_scope where team_id = $team order by block", asked
    )
    rows = store.rows(scope, "select * from bands_in_scope where team_id = $team", asked)
    bands: dict[date, dict[str, Band]] = {}
    for row in rows:
        bands.setdefault(row["block"], {})[row["figure"]] = Band(row["band"], row["bands"])
    return [
        ReleasedBlock(
            row["block"],
            row["least_agents"],
            Withheld(row["withheld"]) if row["withheld"] else None,
            bands.get(row["block"], {}),
        )
        for row in blocks
    ]
