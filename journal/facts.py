"""When the week turns, the facts are copied; team figures are read from that copy alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

import pandas as pd

from journal.audit_actions import AuditAction
from journal.disclosure import grain_of, least_agents, may_agree
from journal.people import Workspace
from journal.periods import BLOCK, Grain, block_of, local_date, next_block, week_of
from journal.store.agreements import agents_of_teams, put_agreed_blocks
from journal.store.audit import AFTERWORD, note
from journal.store.catalogue import lay_out
from journal.store.engine import Row, Store, Transaction
from journal.store.facts import (
    copy_facts,
    copy_records,
    latest_copy,
    latest_grain,
    latest_week,
    put_grain,
    sizes,
)
from journal.store.workspace import find_workspace
from journal.vocabulary import TeamKind


def refresh(store: Store, now: datetime, actor: str = AFTERWORD) -> None:
    """Takes the copy now: everything before the running week; and lays out the catalogue, to
    which a week has been added. Audited."""
    workspace = find_workspace(store)
    if workspace is not None:
        store.write(lambda tx: take_copy(tx, now, workspace, actor))
        store.write(lay_out)


def take_copy(tx: Transaction, now: datetime, workspace: Workspace, actor: str) -> None:
    """The same within a transaction that does more."""
    before_week = week_of(local_date(now, workspace.zone))
    seen_before = latest_week(tx) or before_week
    settle_agreed_blocks(tx, now, before_week, workspace)
    copy_facts(tx, now, before_week)
    settle_grains(tx, seen_before)
    note(tx, actor=actor, action=AuditAction.FACTS_COPIED, at=now)


def settle_agreed_blocks(
    tx: Transaction, now: datetime, before_week: date, workspace: Workspace
) -> None:
    """Has the closed blocks of a small team told that began after the last of its agents agreed.

    Noted here and not when somebody agrees: the log would name them (docs/decisions/0019).
    """
    least = least_agents(TeamKind.AGENTS, workspace.least_agents)
    for team_id, agents in agents_of_teams(tx).items():
        if agents.agreed_at is None or not may_agree(agents, least):
            continue
        begins = next_block(local_date(agents.agreed_at, workspace.zone))
        blocks = [begins + number * BLOCK for number in range((before_week - begins) // BLOCK)]
        if put_agreed_blocks(tx, team_id, blocks, agents.agreed_at):
            note(tx, actor=AFTERWORD, action=AuditAction.AGREED_BLOCK, at=now, subject=team_id)


def take_in_records(tx: Transaction, team_id: str, now: datetime, workspace: Workspace) -> None:
    """Takes a team of records into the copy at once: there are no agents behind it to protect.

    The facts of everybody else stay as they were copied. Before the first copy there is nothing
    to add to, and the whole copy is taken.
    """
    before_week = latest_week(tx)
    if before_week is None:
        take_copy(tx, now, workspace, AFTERWORD)
    else:
        copy_records(tx, team_id, before_week)
        settle_grains(tx, before_week)


def settle_grains(tx: Transaction, seen_before: date) -> None:
    """Gives each team the grain that its size asks for, from the first block on that nobody has
    seen, the copies before having ended with the week `seen_before`: what was drawn in the other
    one stays so. Records have nobody to protect."""
    for team_id, rows in groupby(sizes(tx), key=itemgetter("team_id")):
        weeks = list(rows)
        kind = TeamKind(weeks[0]["kind"])
        grain, before = grain_of(every_week(weeks), kind), latest_grain(tx, team_id)
        if before is None or kind is TeamKind.RECORDS:
            put_grain(tx, team_id, block_of(weeks[0]["week"]), grain)
        elif before is not grain:
            put_grain(tx, team_id, first_unseen(before, seen_before), grain)


def first_unseen(grain: Grain, seen_before: date) -> date:
    """The first block of which nothing was drawn: in weeks the running one is seen in part."""
    running = block_of(seen_before)
    return running + BLOCK if grain is Grain.WEEK and running < seen_before else running


def every_week(weeks: Sequence[Row]) -> pd.DataFrame:
    """One row per week from the first to the last, those without entries included."""
    mondays = pd.date_range(weeks[0]["week"], weeks[-1]["week"], freq="7D")
    held = pd.DataFrame(weeks, index=pd.DatetimeIndex([row["week"] for row in weeks]))
    return held[["entries", "agents"]].reindex(mondays, fill_value=0)


def refresh_if_the_week_turned(store: Store, now: datetime) -> bool:
    """Takes the copy where none was taken in the running week; whether it did."""
    workspace = find_workspace(store)
    if workspace is None:
        return False
    _, before_week = latest_copy(store)
    if before_week is not None and before_week >= week_of(local_date(now, workspace.zone)):
        return False
    refresh(store, now)
    return True
