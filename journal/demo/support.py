"""Who can be asked for support in the demo, and a few requests: one that waits to be opened, one
to which a time was offered, one that is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from journal.demo.ledger import person
from journal.ids import new_id
from journal.peers import Peering
from journal.people import Team, Workspace
from journal.store.engine import Transaction
from journal.store.peers import name_outside_contact, put_peering
from journal.store.support import put_request
from journal.support import Offer, SavedRequest, SupportRequest, clock_of, happened, turns_from
from journal.support_words import Closing, OfferWay, Whom
from journal.working_hours import Stretch

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MORNINGS = Stretch(9 * 60, 13 * 60)


def support(
    tx: Transaction, teams: Sequence[tuple[Team, list[str]]], now: datetime, workspace: Workspace
) -> None:
    """Two or three peers in each team, somebody outside it, and the requests."""
    for number, (_, agents) in enumerate(teams):
        first, second, third, *_ = agents
        if number:
            put_peering(tx, first, Peering(in_team=True, outside=True))
        put_peering(tx, second, Peering(in_team=True))
        put_peering(tx, third, Peering(in_team=True, weekdays=(0, 1, 2), hours=MORNINGS))
    name_outside_contact(tx, person(tx, "rae"), now - 90 * DAY)
    team_id = teams[0][0].team_id
    for made in requests(tx, team_id, now.replace(second=0, microsecond=0), workspace):
        put_request(tx, made)


def requests(
    tx: Transaction, team_id: str, now: datetime, workspace: Workspace
) -> list[SavedRequest]:
    ana, ben, fay, sam, rae = (person(tx, login) for login in ("ana", "ben", "fay", "sam", "rae"))

    def asked(asker: str, note: str, at: datetime, *named: tuple[str, Whom]) -> SavedRequest:
        turns = turns_from(named, at, workspace)
        return SavedRequest(new_id(), asker, team_id, at, SupportRequest(note=note), turns)

    clock, earlier = clock_of(workspace), now - HOUR
    waits = asked(
        ana,
        "That call about the pallet is still with me. Ten minutes would do.",
        earlier,
        (ben, Whom.PEER),
        (rae, Whom.OUTSIDE),
    )
    offered = asked(fay, "Could you sit in on my next call?", now - DAY, (sam, Whom.SUPERVISOR))
    offered = happened(offered, sam, earlier - HOUR, clock, seen_at=earlier - HOUR)
    offer = Offer(workspace.working_time.after(now, 3 * HOUR), OfferWay.IN_PERSON, earlier)
    offered = happened(offered, sam, earlier, clock, offer=offer)
    closed = asked(ana, "How do you let go of a day like this?", now - 3 * DAY, (rae, Whom.OUTSIDE))
    closed = happened(closed, rae, now - 3 * DAY + HOUR, clock, seen_at=now - 3 * DAY + HOUR)
    closed = replace(closed, closed_at=now - 2 * DAY, closing=Closing.HELPED)
    return [waits, offered, closed]
