"""Debriefs: what is prepared, how far one is, and what its facilitators noted."""

from __future__ import annotations

from datetime import datetime

from journal.debrief import Agenda, At, Debrief, Step
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, aware_or_none, stored
from journal.store.rows import insert
from journal.vocabulary import Cause


def add_debrief(tx: Transaction, debrief: Debrief) -> None:
    insert(tx, "kept.debriefs", row_of(debrief))


def change_debrief(tx: Transaction, debrief: Debrief) -> None:
    """Stores how a debrief is now, in place of how it was; its notes stay."""
    row = row_of(debrief)
    changed = ", ".join(f"{name} = ${name}" for name in row if name != "debrief_id")
    tx.run(f"update kept.debriefs set {changed} where debrief_id = $debrief_id", row)


def put_notes(tx: Transaction, debrief_id: str, notes: str | None) -> None:
    tx.run(
        "update kept.debriefs set notes = $notes where debrief_id = $id",
        {"id": debrief_id, "notes": notes},
    )


def find_notes(tx: Transaction, debrief_id: str) -> str:
    rows = tx.rows("select notes from kept.debriefs where debrief_id = $id", {"id": debrief_id})
    return (rows[0]["notes"] or "") if rows else ""


def delete_debrief(tx: Transaction, debrief_id: str) -> None:
    """Of one that was not held: nothing of it stays."""
    for table in ("debrief_cases", "debrief_takeaways", "debrief_actions", "debriefs"):
        tx.run(f"delete from kept.{table} where debrief_id = $id", {"id": debrief_id})


def find_debrief(tx: Transaction, debrief_id: str) -> Debrief | None:
    rows = tx.rows("select * from kept.debriefs where debrief_id = $id", {"id": debrief_id})
    return debrief_of(rows[0]) if rows else None


def debriefs_of_team(tx: Transaction, team_id: str) -> list[Debrief]:
    """Those of a team, the latest first."""
    rows = tx.rows(
        """select * from kept.debriefs where team_id = $team
           order by made_at desc, debrief_id desc""",
        {"team": team_id},
    )
    return [debrief_of(row) for row in rows]


def debriefs_seen(store: Store, scope: Scope) -> list[Debrief]:
    """Those of the teams in which this person works, the latest first."""
    rows = store.rows(
        scope, "select * from debriefs_in_scope order by made_at desc, debrief_id desc"
    )
    return [debrief_of(row) for row in rows]


def find_debrief_seen(store: Store, scope: Scope, debrief_id: str) -> tuple[Debrief, str] | None:
    """A debrief in which this person takes part, and the name of its team."""
    rows = store.rows(
        scope, "select * from debriefs_in_scope where debrief_id = $id", {"id": debrief_id}
    )
    return (debrief_of(rows[0]), rows[0]["team"]) if rows else None


def notes_seen(store: Store, scope: Scope, debrief_id: str) -> str:
    """What its facilitators noted; nothing for anybody else."""
    rows = store.rows(
        scope, "select notes from debrief_notes_in_scope where debrief_id = $id", {"id": debrief_id}
    )
    return (rows[0]["notes"] or "") if rows else ""


def row_of(debrief: Debrief) -> Row:
    at = debrief.at
    return {
        "debrief_id": debrief.debrief_id,
        "team_id": debrief.team_id,
        "made_at": stored(debrief.made_at),
        "minutes": list(debrief.agenda.minutes),
        "version": debrief.version,
        "changed": debrief.changed,
        "asked_about": debrief.asked_about and debrief.asked_about.value,
        "started_at": stored_or_none(debrief.started_at),
        "step": at and at.step.value,
        "page": at and at.page,
        "step_since": at and stored(at.since),
        "ended_at": stored_or_none(debrief.ended_at),
    }


def stored_or_none(moment: datetime | None) -> datetime | None:
    return None if moment is None else stored(moment)


def debrief_of(row: Row) -> Debrief:
    return Debrief(
        row["debrief_id"],
        row["team_id"],
        aware(row["made_at"]),
        Agenda(tuple(row["minutes"])),
        row["version"],
        row["changed"],
        Cause(row["asked_about"]) if row["asked_about"] else None,
        aware_or_none(row["started_at"]),
        At(Step(row["step"]), row["page"], aware(row["step_since"])) if row["step"] else None,
        aware_or_none(row["ended_at"]),
    )
