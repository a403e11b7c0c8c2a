"""Agreeing that one's own small team has figures, and taking it back.

Neither is noted in the audit log, whose rows name who acted: an admin would read there who agrees
and who does not. Noted is that a block was told for it, when the facts are copied.
"""

from __future__ import annotations

from datetime import datetime

from journal.agreement import NOBODY
from journal.disclosure import least_agents
from journal.people import Viewer, Workspace
from journal.policy import check_can_agree, must_be_few
from journal.store.agreements import agents_of_teams, agrees, delete_agreement, put_agreement
from journal.store.engine import Store, Transaction
from journal.vocabulary import TeamKind


def agree(
    store: Store, viewer: Viewer, team_id: str, *, now: datetime, workspace: Workspace
) -> None:
    """Agrees for oneself, with the team as it is now; who agrees already goes on from when they
    did. Raises NotAllowed."""
    check_can_agree(viewer, team_id)
    least = least_agents(TeamKind.AGENTS, workspace.least_agents)

    def work(tx: Transaction) -> None:
        must_be_few(agents_of_teams(tx).get(team_id, NOBODY), least)
        if not agrees(tx, team_id, viewer.person_id):
            put_agreement(tx, team_id, viewer.person_id, now)

    store.write(work)


def take_back(store: Store, viewer: Viewer, team_id: str) -> None:
    """Takes back what one agreed to, whatever the team has become: from the next look on its
    figures are not told. Nobody can do it for another."""
    store.write(lambda tx: delete_agreement(tx, team_id, viewer.person_id))
