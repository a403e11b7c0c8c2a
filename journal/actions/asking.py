"""Asking one of the charts' questions as somebody, from outside the app: recorded, then read."""

from __future__ import annotations

from datetime import date, datetime

from journal import policy
from journal.audit_actions import AuditAction
from journal.errors import NotFound
from journal.people import Workspace
from journal.periods import local_date
from journal.questions import QUESTIONS, Answer, ask, choose
from journal.store.audit import note
from journal.store.engine import Store
from journal.store.sessions import find_viewer_named


def ask_as(
    store: Store,
    login: str,
    question_name: str,
    *,
    team: str | None = None,
    first: date | None = None,
    last: date | None = None,
    now: datetime,
    workspace: Workspace,
    actor: str,
) -> Answer:
    """The answer exactly as the person of this login would see it. Audited.

    The team is named as in choose. Raises NotFound for a question, a login, or a team of which
    this person sees no figures.
    """
    question = QUESTIONS.get(question_name)
    if question is None:
        known = ", ".join(QUESTIONS)
        raise NotFound(f"There is no question named “{question_name}”. These are: {known}.")
    viewer = find_viewer_named(store, login, local_date(now, workspace.zone))
    if viewer is None:
        raise NotFound(f"Nobody here has the login “{login}”. Check how it is spelt.")
    scope = policy.scope_for(viewer)
    asked = choose(store, scope, workspace, team=team, first=first, last=last)
    subject = f"{viewer.person_id} {question.name}"
    store.write(lambda tx: note(tx, actor=actor, action=AuditAction.ASKED, at=now, subject=subject))
    return ask(store, scope, question, asked)
