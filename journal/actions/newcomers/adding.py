"""Adds people, many at once, with the teams that they need; and a link for each to come in by."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from journal.accounts import LinkKind
from journal.actions.administer import add_person_in, add_team_in
from journal.actions.newcomers.preview import Newcomer
from journal.audit_actions import AuditAction
from journal.errors import Problem, Refused
from journal.people import Person, Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_administer
from journal.store import accounts, links
from journal.store import workspace as kept
from journal.store.audit import note
from journal.store.engine import Store, Transaction

NOBODY = "nobody was added. Look at the rows again; somebody else may have changed something."


@dataclass(frozen=True)
class Added:
    """What became of a preview."""

    people: tuple[Person, ...]
    teams: tuple[str, ...]


def add_newcomers(
    store: Store,
    viewer: Viewer,
    newcomers: Sequence[Newcomer],
    new_teams: Iterable[str],
    *,
    now: datetime,
    workspace: Workspace,
) -> Added:
    """Makes the teams and adds everybody, or nobody. Audited. Raises NotAllowed, and Refused with
    the rows that cannot be added any more, as the workspace is not as it was when it was looked
    at."""
    check_can_administer(viewer)
    actor, teams = viewer.person_id, tuple(new_teams)

    def work(tx: Transaction) -> Added:
        for name in teams:
            if kept.find_team(tx, name) is None:
                add_team_in(tx, name, now=now, actor=actor)
        added, problems = [], []
        for one in newcomers:
            try:
                added.append(
                    add_person_in(
                        tx,
                        one.login,
                        one.name,
                        roles=one.roles,
                        team_names=one.team_names,
                        now=now,
                        workspace=workspace,
                        actor=actor,
                    )
                )
            except Refused as refused:
                problems += [
                    Problem(f"Row {one.row}, {problem.where}", problem.sentence)
                    for problem in refused.problems
                ]
        if problems:
            raise Refused([*problems, Problem("People", NOBODY)])
        return Added(tuple(added), teams)

    return store.write(work)


def invite_all(
    store: Store,
    viewer: Viewer,
    *,
    now: datetime,
    workspace: Workspace,
    among: Iterable[str] | None = None,
) -> list[tuple[Person, str]]:
    """A one-time link for everybody who has set no password yet, or for those `among` them, by
    name; links that were made for them before end. Audited. Raises NotAllowed."""
    check_can_administer(viewer)
    today = local_date(now, workspace.zone)
    wanted = None if among is None else set(among)

    def work(tx: Transaction) -> list[tuple[Person, str]]:
        made = []
        for person in accounts.without_password(tx, today):
            if wanted is not None and person.person_id not in wanted:
                continue
            token = secrets.token_urlsafe(32)
            kind, subject = LinkKind.INVITATION, person.person_id
            links.put_link(tx, token, kind, subject, now + kind.lasts)
            action = AuditAction.INVITATION_MADE
            note(tx, actor=viewer.person_id, action=action, at=now, subject=subject)
            made.append((person, token))
        return made

    return store.write(work)
