"""Who is given which field, as tables: docs/privacy.md, "Audiences", in rows that a test can take.
And the people who stand for each kind of viewer."""

from __future__ import annotations

from datetime import date, timedelta

from journal.people import Team
from journal.store.engine import Transaction
from journal.store.workspace import add_person, grant
from journal.vocabulary import Audience, Role
from tests.journal.given import TODAY, weeks_ago

# Each field, and how far it goes at the most.
FIELDS = {
    "entry outcome": "team",
    "entry escalated_to": "team",
    "entry cause": "team",
    "entry channel": "team",
    "entry occurred_at": "supervisor",
    "entry when_known": "supervisor",
    "entry case_ref": "supervisor",
    "entry minutes": "team",
    "entry behaviours": "team",
    "entry feelings": "team",
    "entry heat_start": "team",
    "entry heat_end": "team",
    "entry techniques": "team",
    "entry escalation_reason": "team",
    "entry escalation_explained": "team",
    "entry exception_kind": "team",
    "entry exception_value": "supervisor",
    "entry exception_reason": "team",
    "entry told_customer": "team",
    "entry what_happened": "team",
    "entry their_view": "team",
    "entry went_well": "team",
    "entry try_next": "team",
    "promise what": "ledger",
    "promise due_at": "ledger",
    "promise due_is_day": "ledger",
    "promise kind": "author",
    "promise case_ref": "ledger",
    "promise done_at": "author",
    "promise cancelled_at": "author",
    "promise solved": "author",
    "check-in face": "author",
    "check-in flags": "author",
}
GOES = {"nobody": (), "team": ("team",), "supervisor": ("team", "supervisor"),
        "author": ("team", "supervisor", "ledger", "author")}  # fmt: skip
SEE_THE_LEDGER = ("sam", "agent and supervisor here")
"""Who is given an open promise whatever the entry behind it is shared with."""
STATES: dict[str, tuple[Audience, ...]] = {
    "private": (),
    "with the supervisor": (Audience.SUPERVISOR,),
    "with the team": (Audience.TEAM,),
    "with both": (Audience.SUPERVISOR, Audience.TEAM),
}
# Each viewer, and as what they are given the entry: private, shared with the supervisor, with the
# team, with both.
VIEWERS = {
    "ana": ("author", "author", "author", "author"),
    "sam": ("nobody", "supervisor", "team", "supervisor"),
    "ben": ("nobody", "nobody", "team", "team"),
    "facilitator": ("nobody", "nobody", "team", "team"),
    "una, who supervises another team": ("nobody", "nobody", "nobody", "nobody"),
    "kim, of another team": ("nobody", "nobody", "nobody", "nobody"),
    "former supervisor": ("nobody", "nobody", "nobody", "nobody"),
    "former member": ("nobody", "nobody", "nobody", "nobody"),
    "future supervisor": ("nobody", "nobody", "nobody", "nobody"),
    "ada, the admin": ("nobody", "nobody", "nobody", "nobody"),
    "rae, the representative": ("nobody", "nobody", "nobody", "nobody"),
    "agent there, facilitator here": ("nobody", "nobody", "team", "team"),
    "supervisor there, agent here": ("nobody", "nobody", "team", "team"),
    "agent and supervisor here": ("nobody", "supervisor", "team", "supervisor"),
    "admin and agent here": ("nobody", "nobody", "team", "team"),
    "nothing at all": ("nobody", "nobody", "nobody", "nobody"),
}
HERE, THERE = "Deliveries", "Billing"
LONG_AGO, TOMORROW = weeks_ago(100), TODAY + timedelta(days=1)
# Who is not in the workspace yet: role, team, since, until (the first day without it).
MORE: dict[str, list[tuple[Role, str | None, date, date | None]]] = {
    "facilitator": [(Role.FACILITATOR, HERE, LONG_AGO, None)],
    "former supervisor": [(Role.SUPERVISOR, HERE, LONG_AGO, TODAY)],
    "former member": [(Role.AGENT, HERE, LONG_AGO, TODAY)],
    "future supervisor": [(Role.SUPERVISOR, HERE, TOMORROW, None)],
    "agent there, facilitator here": [
        (Role.AGENT, THERE, LONG_AGO, None), (Role.FACILITATOR, HERE, LONG_AGO, None)],
    "supervisor there, agent here": [
        (Role.SUPERVISOR, THERE, LONG_AGO, None), (Role.AGENT, HERE, LONG_AGO, None)],
    "agent and supervisor here": [
        (Role.AGENT, HERE, LONG_AGO, None), (Role.SUPERVISOR, HERE, LONG_AGO, None)],
    "admin and agent here": [
        (Role.ADMIN, None, LONG_AGO, None), (Role.AGENT, HERE, LONG_AGO, None)],
    "nothing at all": [],
}  # fmt: skip


def login_of(viewer: str) -> str:
    return viewer.replace(",", "").replace(" ", "-") if viewer in MORE else viewer.split(",")[0]


def add_more_people(tx: Transaction, by_name: dict[str, Team]) -> None:
    for viewer, held in MORE.items():
        person = add_person(tx, login_of(viewer), viewer)
        for role, team, since, until in held:
            team_id = by_name[team].team_id if team else None
            grant(tx, person.person_id, role, team_id, since)
            tx.run(
                "update kept.grants set until = $until where person_id = $id and role = $role",
                {"until": until, "id": person.person_id, "role": role.value},
            )
