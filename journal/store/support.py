"""Requests for support in the store. No query counts who asked."""

from __future__ import annotations

from datetime import datetime

from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, aware_or_none, stored
from journal.store.rows import insert
from journal.support import AskedOfMe, Offer, OwnRequest, SavedRequest, SupportRequest, Turn
from journal.support_words import Closing, OfferWay, Whom

MOMENTS = ("begins_at", "ends_at", "seen_at", "passed_on_at", "gone_at")


def put_request(tx: Transaction, saved: SavedRequest) -> None:
    """Stores a request that is asked now."""
    insert(tx, "kept.support_requests", request_row(saved))
    for place, turn in enumerate(saved.turns):
        insert(tx, "kept.support_turns", turn_row(saved, place, turn))


def change_request(tx: Transaction, saved: SavedRequest) -> None:
    """Writes down what became of a request, and of each of those whom it names."""
    changed(tx, "kept.support_requests", request_row(saved), ("request_id",))
    for place, turn in enumerate(saved.turns):
        row = turn_row(saved, place, turn)
        changed(tx, "kept.support_turns", row, ("request_id", "place"))


def changed(tx: Transaction, table: str, row: Row, key: tuple[str, ...]) -> None:
    sets = ", ".join(f"{name} = ${name}" for name in row if name not in key)
    which = " and ".join(f"{name} = ${name}" for name in key)
    tx.run(f"update {table} set {sets} where {which}", row)


def delete_request(tx: Transaction, request_id: str) -> None:
    for table in ("kept.support_turns", "kept.support_requests"):
        tx.run(f"delete from {table} where request_id = $id", {"id": request_id})


def delete_unseen_turns(tx: Transaction, request_id: str) -> None:
    """Forgets that those were named who have not seen a request."""
    tx.run(
        "delete from kept.support_turns where request_id = $id and seen_at is null",
        {"id": request_id},
    )


def find_request(tx: Transaction, request_id: str) -> SavedRequest | None:
    rows = tx.rows("select * from kept.support_requests where request_id = $id", {"id": request_id})
    turns = tx.rows(
        "select * from kept.support_turns where request_id = $id order by place",
        {"id": request_id},
    )
    return request_of(rows[0], turns) if rows else None


def open_requests_naming(tx: Transaction, person_id: str) -> list[SavedRequest]:
    """The open requests in which somebody is named, whoever has them."""
    rows = tx.rows(
        """select distinct turns.request_id from kept.support_turns as turns
           join kept.support_requests as requests on requests.request_id = turns.request_id
           where turns.person_id = $person_id and turns.gone_at is null
             and requests.closed_at is null and requests.withdrawn_at is null
           order by turns.request_id""",
        {"person_id": person_id},
    )
    found = (find_request(tx, row["request_id"]) for row in rows)
    return [saved for saved in found if saved is not None]


def open_requests_of(tx: Transaction, asker_id: str) -> list[SavedRequest]:
    rows = tx.rows(
        """select request_id from kept.support_requests
           where asker_id = $asker_id and closed_at is null and withdrawn_at is null
           order by request_id""",
        {"asker_id": asker_id},
    )
    found = (find_request(tx, row["request_id"]) for row in rows)
    return [saved for saved in found if saved is not None]


def over_before(tx: Transaction, moment: datetime) -> list[str]:
    """The ids of requests that were closed or withdrawn before a moment."""
    rows = tx.rows(
        """select request_id from kept.support_requests
           where closed_at < $moment or withdrawn_at < $moment""",
        {"moment": stored(moment)},
    )
    return [row["request_id"] for row in rows]


def own_requests(store: Store, scope: Scope) -> list[OwnRequest]:
    """What one asked for, the latest first, with the names of those whom it names."""
    rows = store.rows(
        scope, "select * from own_support_requests order by asked_at desc, request_id"
    )
    turns = store.rows(scope, "select * from own_support_turns order by request_id, place")
    return [
        own_request_of(row, [one for one in turns if one["request_id"] == row["request_id"]])
        for row in rows
    ]


def own_request_of(row: Row, turns: list[Row]) -> OwnRequest:
    names = {turn["person_id"]: turn["name"] for turn in turns}
    return OwnRequest(request_of(row, turns), names)


def asked_of_me(store: Store, scope: Scope, at: datetime) -> list[AskedOfMe]:
    """What one is asked for at a moment, and what became of what one has seen."""
    rows = store.rows(
        scope,
        "select * from support_asked_of_me order by begins_at, request_id",
        {"moment": stored(at)},
    )
    return [
        AskedOfMe(
            row["request_id"],
            turn_of(row | {"person_id": scope.person_id, "gone_at": None}),
            row["asker"],
            row["note"],
            aware_or_none(row["closed_at"]),
            aware_or_none(row["withdrawn_at"]),
        )
        for row in rows
    ]


def count_to_answer(store: Store, scope: Scope, at: datetime) -> int:
    """How many requests wait for this person to open them, or to offer something."""
    rows = store.rows(
        scope,
        """select count(*) as n from support_asked_of_me
           where offered_at is null and passed_on_at is null
             and closed_at is null and withdrawn_at is null""",
        {"moment": stored(at)},
    )
    return int(rows[0]["n"])


def request_row(saved: SavedRequest) -> Row:
    return {
        "request_id": saved.request_id,
        "asker_id": saved.asker_id,
        "team_id": saved.team_id,
        "asked_at": stored(saved.asked_at),
        "note": saved.request.note,
        "closed_at": saved.closed_at and stored(saved.closed_at),
        "closing": saved.closing and saved.closing.value,
        "withdrawn_at": saved.withdrawn_at and stored(saved.withdrawn_at),
    }


def turn_row(saved: SavedRequest, place: int, turn: Turn) -> Row:
    row: Row = {name: getattr(turn, name) for name in MOMENTS}
    row = {name: moment and stored(moment) for name, moment in row.items()}
    offer = turn.offer
    return row | {
        "request_id": saved.request_id,
        "place": place,
        "person_id": turn.person_id,
        "whom": turn.whom.value,
        "offered_at": stored(offer.offered_at) if offer else None,
        "offer_at": stored(offer.at) if offer else None,
        "offer_way": offer.way.value if offer else None,
    }


def request_of(row: Row, turns: list[Row]) -> SavedRequest:
    closing = row["closing"]
    return SavedRequest(
        row["request_id"],
        row["asker_id"],
        row["team_id"],
        aware(row["asked_at"]),
        SupportRequest(note=row["note"]),
        tuple(turn_of(turn) for turn in turns),
        aware_or_none(row["closed_at"]),
        Closing(closing) if closing else None,
        aware_or_none(row["withdrawn_at"]),
    )


def turn_of(row: Row) -> Turn:
    offered_at = aware_or_none(row["offered_at"])
    offer = None
    if offered_at is not None:
        offer = Offer(aware(row["offer_at"]), OfferWay(row["offer_way"]), offered_at)
    moments = {name: aware_or_none(row[name]) for name in MOMENTS}
    return Turn(row["person_id"], Whom(row["whom"]), offer=offer, **moments)
