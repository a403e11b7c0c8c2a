"""Teams over time: new ones, other names, and people who go on in another team from a day on.

Entries stay with the team in which they were written, and figures with it: a team that is split
or merged keeps its past, under its name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from journal.accounts import News
from journal.actions.administer import add_team_in, check_is_free, named, wrong_name
from journal.actions.as_seen import check_as_seen
from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.errors import NotFound, Problem, Refused
from journal.people import WORKING, Team, Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_administer
from journal.store import accounts, grants
from journal.store import workspace as kept
from journal.store.engine import Store, Transaction
from journal.vocabulary import TeamKind

FURTHEST = timedelta(days=366)
MOST_TEAMS = 500
TO, FROM_DAY, WHO = "Team", "From which day", "Who goes on in the other team"


def add_teams(store: Store, viewer: Viewer, names: Iterable[str], *, now: datetime) -> list[Team]:
    """Makes the teams that are not there yet, all or none. Audited. Raises NotAllowed and
    Refused."""
    check_can_administer(viewer)
    wanted: dict[str, str] = {}
    for name in filter(named, names):
        wanted.setdefault(named(name).lower(), name)
    if not wanted or len(wanted) > MOST_TEAMS:
        told = f"name at least one and at most {MOST_TEAMS}. Nothing was stored."
        raise Refused([Problem("Teams", told)])

    def work(tx: Transaction) -> list[Team]:
        new = [name for name in wanted.values() if kept.find_team(tx, named(name)) is None]
        if problems := [one for name in new for one in wrong_name("Teams", name)]:
            raise Refused(problems)
        return [add_team_in(tx, name, now=now, actor=viewer.person_id) for name in new]

    return store.write(work)


def rename_team(
    store: Store, viewer: Viewer, team_id: str, name: str, *, seen: str, now: datetime
) -> None:
    """Calls a team otherwise, in its past too; `seen` is the name that the page showed. Audited.
    Raises NotAllowed, NotFound, Refused and ChangedMeanwhile."""
    check_can_administer(viewer)

    def work(tx: Transaction) -> None:
        there = team_with(tx, team_id)
        check_as_seen("Name", seen, there.name, there.name)
        check_is_free(tx, name, team_id)
        kept.rename_team(tx, team_id, named(name))
        noted(tx, viewer, AuditAction.TEAM_RENAMED, now, team_id)

    store.write(work)


def move_people(
    store: Store,
    viewer: Viewer,
    person_ids: Collection[str],
    *,
    out_of: str,
    into: str,
    day: date | None,
    now: datetime,
    workspace: Workspace,
) -> None:
    """Has people who work in one team go on in another from a day on, today or later, and tells
    them. What they wrote and promised stays with the team it was in. Audited. Raises NotAllowed,
    NotFound, and Refused with all problems, of which one is enough for nobody to move."""
    check_can_administer(viewer)
    today = local_date(now, workspace.zone)
    first = wrong_move(person_ids, out_of, into, day, today)

    def work(tx: Transaction) -> None:
        target, problems = team_with(tx, into), []
        if target.kind is TeamKind.RECORDS:
            problems.append(Problem(TO, "it holds imported records, and nobody works in it."))
        for person_id in dict.fromkeys(person_ids):
            problems += move_one(tx, person_id, out_of, into, first, today)
            accounts.add_news(tx, person_id, News.TEAM, now)
            noted(tx, viewer, AuditAction.PERSON_MOVED, now, f"{person_id} {out_of} {into}")
        if problems:
            raise Refused([*problems, Problem(WHO, "nobody was moved.")])

    store.write(work)


def wrong_move(
    person_ids: Collection[str], out_of: str, into: str, day: date | None, today: date
) -> date:
    """The day. Raises Refused with what is wrong before anybody is looked at."""
    problems = []
    if not person_ids:
        problems.append(Problem(WHO, "choose at least one person."))
    if out_of == into:
        problems.append(Problem(TO, "this is the team they are in. Choose another one."))
    if day is None:
        problems.append(Problem(FROM_DAY, "pick the day."))
    elif day < today:
        told = "it is over. What was written then stays with its team; pick today or later."
        problems.append(Problem(FROM_DAY, told))
    elif day - today > FURTHEST:
        problems.append(Problem(FROM_DAY, "is more than a year away. Pick a nearer one."))
    if problems or day is None:
        raise Refused([*problems, Problem(WHO, "nobody was moved.")])
    return day


def move_one(
    tx: Transaction, person_id: str, out_of: str, into: str, first: date, today: date
) -> list[Problem]:
    """Ends what somebody works as in a team and begins the same in the other."""
    planned = grants.planned_for(tx, person_id, today)
    if planned is not None:
        told = f"has a change planned for {planned} already. Take that back first."
        return [Problem(grants.name_of(tx, person_id), told)]
    works_as = [role for role in WORKING if kept.holds(tx, person_id, role, out_of, today)]
    if not works_as:
        told = "does not work in this team any more. Look at it again."
        return [Problem(grants.name_of(tx, person_id), told)]
    for role in works_as:
        grants.end_in_team(tx, person_id, role, out_of, first)
        if not kept.holds(tx, person_id, role, into, first):
            kept.grant(tx, person_id, role, into, first)
    return []


def team_with(tx: Transaction, team_id: str) -> Team:
    found = kept.find_team_by_id(tx, team_id)
    if found is None:
        raise NotFound("This team is not there. Nothing was changed.")
    return found
