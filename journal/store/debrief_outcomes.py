"""What debriefs yield: takeaways, and actions with what became of them."""

from __future__ import annotations

from datetime import date

from journal.debrief_outcome import Action, Takeaway
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, aware_or_none, stored
from journal.store.rows import insert
from journal.techniques import Technique

ABOUT = ("action_id", "debrief_id", "team_id", "what", "how_seen", "owner_id")


def put_takeaway(tx: Transaction, takeaway: Takeaway) -> None:
    row = vars(takeaway) | {"made_at": stored(takeaway.made_at)}
    insert(tx, "kept.debrief_takeaways", row)


def find_takeaway(tx: Transaction, takeaway_id: str) -> Takeaway | None:
    rows = tx.rows(
        "select * from kept.debrief_takeaways where takeaway_id = $id", {"id": takeaway_id}
    )
    return takeaway_of(rows[0]) if rows else None


def delete_takeaway(tx: Transaction, takeaway_id: str) -> None:
    tx.run("delete from kept.debrief_takeaways where takeaway_id = $id", {"id": takeaway_id})


def takeaways_seen(store: Store, scope: Scope) -> list[Takeaway]:
    """Those of the teams in which this person works, the latest first."""
    rows = store.rows(
        scope, "select * from debrief_takeaways_in_scope order by made_at desc, takeaway_id desc"
    )
    return [takeaway_of(row) for row in rows]


def own_takeaways(store: Store, scope: Scope) -> list[Takeaway]:
    """Those of debriefs in which an entry of one's own was a case, the earliest first."""
    rows = store.rows(scope, "select * from own_debrief_takeaways order by made_at, takeaway_id")
    return [takeaway_of(row) for row in rows]


def takeaways_by_technique(store: Store, scope: Scope) -> list[tuple[Technique, Takeaway]]:
    """Those of the teams in which this person works, with each technique of the case that they are
    from, or, from none in particular, of any case of their debrief; the latest first. A case that
    was taken back lends them its techniques no more."""
    rows = store.rows(
        scope,
        """with used as (
               select debrief_id, case_id, unnest(techniques) as technique
               from debrief_cases_in_scope
           )
           select distinct takeaways.*, used.technique
           from debrief_takeaways_in_scope as takeaways
           join used on used.debrief_id = takeaways.debrief_id
                    and (takeaways.case_id is null or takeaways.case_id = used.case_id)
           order by takeaways.made_at desc, takeaways.takeaway_id desc""",
    )
    return [(Technique(row["technique"]), takeaway_of(row)) for row in rows]


def put_action(tx: Transaction, action: Action) -> None:
    """Stores an action, in place of how it was."""
    tx.run("delete from kept.debrief_actions where action_id = $id", {"id": action.action_id})
    row = {name: getattr(action, name) for name in (*ABOUT, "due", "version", "carried", "because")}
    for name in ("made_at", "done_at", "not_doing_at"):
        moment = getattr(action, name)
        row[name] = moment and stored(moment)
    insert(tx, "kept.debrief_actions", row)


def find_action(tx: Transaction, action_id: str, today: date) -> Action | None:
    return next(iter(actions_where(tx, "action_id = $id", action_id, today)), None)


def actions_of(tx: Transaction, debrief_id: str, today: date) -> list[Action]:
    """Those that were agreed in a debrief."""
    return actions_where(tx, "debrief_id = $id", debrief_id, today)


def actions_where(tx: Transaction, which: str, of: str, today: date) -> list[Action]:
    rows = tx.rows(
        f"""select actions.*, (
                select min(people.name)
                from kept.grants as grants
                join kept.people as people on people.person_id = grants.person_id
                where grants.person_id = actions.owner_id and grants.team_id = actions.team_id
                  and grants.role = 'agent'
                  and since <= $today and (until is null or until > $today)) as owner
            from kept.debrief_actions as actions where {which} order by made_at, action_id""",
        {"id": of, "today": today},
    )
    return [action_of(row) for row in rows]


def actions_seen(store: Store, scope: Scope, today: date) -> list[Action]:
    """Those of the teams in which this person works, the first to fall due first."""
    return actions_in(store, scope, "debrief_actions_in_scope", today)


def own_actions(store: Store, scope: Scope, today: date) -> list[Action]:
    """One's own, in teams in which one works."""
    return actions_in(store, scope, "own_debrief_actions", today)


def actions_in(store: Store, scope: Scope, relation: str, today: date) -> list[Action]:
    rows = store.rows(scope, f"select * from {relation} order by due, action_id", {"today": today})
    return [action_of(row) for row in rows]


def takeaway_of(row: Row) -> Takeaway:
    return Takeaway(
        row["takeaway_id"], row["debrief_id"], row["what"], aware(row["made_at"]), row["case_id"]
    )


def action_of(row: Row) -> Action:
    return Action(
        **{name: row[name] for name in ABOUT},
        owner=row["owner"],
        due=row["due"],
        made_at=aware(row["made_at"]),
        version=row["version"],
        carried=row["carried"],
        done_at=aware_or_none(row["done_at"]),
        not_doing_at=aware_or_none(row["not_doing_at"]),
        because=row["because"],
    )
