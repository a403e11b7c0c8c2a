"""The cases of debriefs: what may be picked, what was, and whose it is for its author alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel

from journal.debrief_case import Candidate, Case, OwnCase, Slot, reworded
from journal.forms import Form
from journal.policy import Scope
from journal.sharing import SharedInList, fields_seen_by, parts
from journal.store.debrief_outcomes import own_takeaways
from journal.store.engine import Row, Store, Transaction
from journal.store.entries import values_of
from journal.store.moments import aware, aware_or_none, stored
from journal.store.rows import insert
from journal.store.shares import HOW_IT_WENT
from journal.vocabulary import Audience

FIELDS = fields_seen_by(Audience.TEAM)


@dataclass(frozen=True)
class AboutCase:
    """Of which debrief and entry a case is, and in which of its places."""

    case_id: str
    debrief_id: str
    share_id: str
    entry_id: str
    slot: Slot
    is_there: bool
    """Not taken back, and shared still."""


def put_case(
    tx: Transaction,
    case_id: str,
    debrief_id: str,
    share_id: str,
    entry_id: str,
    slot: Slot,
    at: datetime,
) -> None:
    insert(
        tx,
        "kept.debrief_cases",
        {
            "case_id": case_id,
            "debrief_id": debrief_id,
            "share_id": share_id,
            "entry_id": entry_id,
            "slot": slot.value,
            "picked_at": stored(at),
        },
    )


def cases_of(tx: Transaction, debrief_id: str) -> list[AboutCase]:
    """Every case of a debrief, in the order in which they were picked."""
    return about_cases(tx, "cases.debrief_id = $id", debrief_id)


def find_case(tx: Transaction, case_id: str) -> AboutCase | None:
    return next(iter(about_cases(tx, "cases.case_id = $id", case_id)), None)


def about_cases(tx: Transaction, which: str, of: str) -> list[AboutCase]:
    rows = tx.rows(
        f"""select cases.*, cases.taken_back_at is null and shares.share_id is not null as is_there
            from kept.debrief_cases as cases
            left join kept.shares as shares on shares.share_id = cases.share_id
            where {which} order by cases.picked_at, cases.case_id""",
        {"id": of},
    )
    names = ("case_id", "debrief_id", "share_id", "entry_id", "is_there")
    return [
        AboutCase(**{name: row[name] for name in names}, slot=Slot(row["slot"])) for row in rows
    ]


def delete_case(tx: Transaction, case_id: str) -> None:
    tx.run("delete from kept.debrief_cases where case_id = $id", {"id": case_id})


def put_wording(tx: Transaction, case_id: str, wording: Mapping[str, str]) -> None:
    tx.run(
        "update kept.debrief_cases set wording = $wording where case_id = $id",
        {"id": case_id, "wording": json.dumps(dict(wording), ensure_ascii=False)},
    )


def put_taken_back(tx: Transaction, case_id: str, at: datetime) -> None:
    """Out of its debrief for good, with the wording that was made for it, or begun."""
    forget_begun_wordings(tx, "cases.case_id = $id", case_id)
    tx.run(
        """update kept.debrief_cases set taken_back_at = $at, wording = null
           where case_id = $id""",
        {"id": case_id, "at": stored(at)},
    )


def forget_wordings_of(tx: Transaction, entry_id: str) -> None:
    """What was put otherwise for debriefs of an entry that is not shared any more, or was begun to
    be."""
    forget_begun_wordings(tx, "cases.entry_id = $id", entry_id)
    tx.run("update kept.debrief_cases set wording = null where entry_id = $id", {"id": entry_id})


def forget_begun_wordings(tx: Transaction, which: str, of: str) -> None:
    """The drafts of wordings, which hold texts of their entry."""
    form = Form.CASE.value
    tx.run(
        f"""delete from kept.drafts as drafts where exists (
                select 1 from kept.debrief_cases as cases
                where {which}
                  and position('"{form} ' || cases.case_id || '"' in drafts.answers) > 0)""",
        {"id": of},
    )


def put_told(tx: Transaction, case_id: str, at: datetime) -> None:
    tx.run(
        "update kept.debrief_cases set told_at = $at where case_id = $id",
        {"id": case_id, "at": stored(at)},
    )


def cases_seen(store: Store, scope: Scope, debrief_id: str) -> tuple[Case, ...]:
    """Those of a debrief that are there now, the one that went well first."""
    rows = store.rows(
        scope,
        """select * from debrief_cases_in_scope where debrief_id = $id
           order by case when slot = 'went_well' then 0 else 1 end, picked_at, case_id""",
        {"id": debrief_id},
    )
    return tuple(Case(row["case_id"], Slot(row["slot"]), said_in(row)) for row in rows)


def picked_shares(store: Store, scope: Scope, debrief_id: str) -> set[str]:
    """The shares that are cases of a debrief now."""
    rows = store.rows(
        scope,
        "select share_id from debrief_cases_in_scope where debrief_id = $id",
        {"id": debrief_id},
    )
    return {row["share_id"] for row in rows}


def cases_gone(store: Store, scope: Scope, debrief_id: str) -> int:
    """How many cases of a debrief were taken back."""
    rows = store.rows(
        scope, "select gone from debrief_cases_gone where debrief_id = $id", {"id": debrief_id}
    )
    return rows[0]["gone"] if rows else 0


def candidates(store: Store, scope: Scope, team_id: str) -> list[Candidate]:
    """What may be suggested: of what is shared with a team, what no debrief has told yet."""
    rows = store.rows(
        scope,
        "select * from debrief_candidates where not was_told order by share_id",
        {"team": team_id},
    )
    return [
        Candidate(
            row["share_id"],
            row["whose"],
            row["was_last"],
            row["went_well"] is not None,
            frozenset({row["cause"], row["channel"], *(row["techniques"] or ())}),
        )
        for row in rows
    ]


def may_be_picked(
    store: Store, scope: Scope, team_id: str, team: str, limit: int
) -> list[SharedInList]:
    """What is shared with a team, but for serious incidents, the newest first."""
    rows = store.rows(
        scope,
        "select * from debrief_candidates order by shared_at desc, share_id limit $limit",
        {"team": team_id, "limit": limit},
    )
    return [
        SharedInList(
            row["share_id"],
            team,
            None,
            parts(HOW_IT_WENT).model_validate(values_of(row, HOW_IT_WENT)),
        )
        for row in rows
    ]


def are_there_cases(store: Store) -> bool:
    """Whether anything was ever picked; asked for on every page, and answered from memory."""
    return bool(store.recall("select cases from debrief_cases_counted")[0]["cases"])


def own_cases(store: Store, scope: Scope) -> list[OwnCase]:
    """What was picked of one's own entries, the latest first."""
    rows = store.rows(scope, "select * from own_debrief_cases order by picked_at desc, case_id")
    taken = own_takeaways(store, scope) if rows else []
    return [
        OwnCase(
            row["case_id"],
            row["entry_id"],
            aware(row["picked_at"]),
            said_in(row),
            row["is_there"],
            aware_or_none(row["started_at"]),
            aware_or_none(row["ended_at"]),
            tuple(
                one
                for one in taken
                if one.debrief_id == row["debrief_id"] and one.case_id in (None, row["case_id"])
            ),
            aware_or_none(row["told_at"]),
        )
        for row in rows
    ]


def said_in(row: Row) -> BaseModel:
    """What a case tells, with the fields alone that arrive with the team."""
    said = parts(FIELDS).model_validate(values_of(row, FIELDS))
    return reworded(said, json.loads(row["wording"]) if row["wording"] else {})
