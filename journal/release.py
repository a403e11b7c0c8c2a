"""When a block closes: check-ins in, a snapshot of bands out, once and for all.

The rules are docs/privacy-for-statisticians.md's, "Wellbeing figures"; why a block is never
released anew is docs/decisions/0026.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from journal.audit_actions import AuditAction
from journal.bands import Band, band_of
from journal.checkin import FIGURES
from journal.disclosure import least_agents
from journal.people import Workspace
from journal.periods import BLOCK, local_date
from journal.store.audit import AFTERWORD, note
from journal.store.checkins import Tally, tallies
from journal.store.engine import Store, Transaction
from journal.store.released_until import keep_released_until, released_until
from journal.store.releases import (
    latest_released,
    next_unreleased,
    put_bands,
    put_released_block,
    put_withheld,
    teams_with_agents,
)
from journal.store.workspace import find_workspace
from journal.vocabulary import TeamKind, Withheld

RULES = 1
"""The version of the rules by which blocks are released."""


@dataclass(frozen=True)
class Released:
    """That a block was released: of how many teams there are bands, and of how many there are none
    and why."""

    block: date
    teams: int
    withheld: Mapping[Withheld, int]


def release(store: Store, now: datetime, actor: str = AFTERWORD) -> Iterator[Released]:
    """Releases every block that has closed and was not released, the earliest first; each whole or
    not at all, so that whoever is interrupted goes on where it ended. Audited."""
    workspace = find_workspace(store)
    files, latest = store.write(lambda tx: (tx.seal.files, latest_released(tx)))
    keep_released_until(files, latest)  # which a crash may have kept from being done
    while workspace and (done := store.write(lambda tx: release_next(tx, now, workspace, actor))):
        keep_released_until(files, done.block)
        yield done


def release_if_a_block_closed(store: Store, now: datetime) -> int:
    """The same, by the app itself; how many blocks that were."""
    return sum(1 for _ in release(store, now))


def release_next(
    tx: Transaction, now: datetime, workspace: Workspace, actor: str
) -> Released | None:
    """Releases the first block that was not, if it has closed."""
    today = local_date(now, workspace.zone)
    block = next_unreleased(tx)
    if block is None or block + BLOCK > today:
        return None
    least = least_agents(TeamKind.AGENTS, workspace.least_agents)
    teams = teams_with_agents(tx, block)
    before = released_until(tx.seal.files)
    if before is not None and block <= before:
        told: dict[str, Told] = dict.fromkeys(teams, Withheld.RESTORED)
    else:
        told = snapshot(tallies(tx, block, today), teams, least)
    put_released_block(tx, block, rules=RULES, least_agents=least, today=today, at=now)
    put_bands(tx, block, {team: one for team, one in told.items() if isinstance(one, dict)})
    why = {team: one for team, one in told.items() if isinstance(one, Withheld)}
    put_withheld(tx, block, why)
    subject = f"block_{block:%Y_%m_%d}"
    note(tx, actor=actor, action=AuditAction.BLOCK_RELEASED, at=now, subject=subject)
    counted = {reason: list(why.values()).count(reason) for reason in Withheld}
    return Released(block, len(told) - len(why), {r: n for r, n in counted.items() if n})


Told = dict[str, Band] | Withheld
"""Of a team in a block: the band of each figure, or why there are none."""


def snapshot(tallies: Collection[Tally], teams: Collection[str], least: int) -> dict[str, Told]:
    """What is told of each of these teams in one block. Every figure of a team rests on the same
    agents, or all of them are withheld."""
    of_team: dict[str, list[Tally]] = {team: [] for team in teams}
    for tally in tallies:
        if tally.team_id in of_team:
            of_team[tally.team_id].append(tally)
    return {team: banded(found, least) for team, found in of_team.items()}


def banded(tallies: Collection[Tally], least: int) -> Told:
    """The band of each figure of one team: of the mean of its agents' own shares, so that nobody
    outweighs anybody."""
    agents = sum(tally.agents for tally in tallies)
    if agents < least:
        return Withheld.TOO_FEW
    sums = {
        figure: sum(Fraction(tally.having[figure], tally.check_ins) for tally in tallies)
        for figure in FIGURES
    }
    return {figure: band_of(Fraction(total, agents), agents) for figure, total in sums.items()}
