"""Asking one of the charts' questions outside of the page that draws them: noted, then read."""

from __future__ import annotations

from datetime import date, datetime

from journal import policy
from journal.audit_actions import AuditAction
from journal.errors import NotFound
from journal.ids import is_id
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.questions import QUESTIONS, Answer, Question, ask, choose
from journal.questions.narrowing import check_can_be_narrowed
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
    cause: str | None = None,
    channel: str | None = None,
    now: datetime,
    workspace: Workspace,
    actor: str,
) -> Answer:
    """The answer exactly as the person of this login would see it. Audited.

    The team and the one cause or channel are named as in choose. Raises NotFound for a question,
    a login, or a team of which this person sees no figures, for a cause or channel that there is
    not, and where the question cannot be narrowed to it.
    """
    question = question_named(question_name)
    viewer = find_viewer_named(store, login, local_date(now, workspace.zone))
    if viewer is None:
        raise NotFound(f"Nobody here has the login “{login}”. Check how it is spelt.")
    scope = policy.scope_for(viewer)
    asked = choose(
        store, scope, workspace, team=team, first=first, last=last, cause=cause, channel=channel
    )
    check_can_be_narrowed(question, asked.only)
    subject = f"{viewer.person_id} {question.name}"
    store.write(lambda tx: note(tx, actor=actor, action=AuditAction.ASKED, at=now, subject=subject))
    return ask(store, scope, question, asked)


def hand_out(
    store: Store,
    viewer: Viewer,
    question_name: str,
    *,
    team: str | None = None,
    first: date | None = None,
    last: date | None = None,
    cause: str | None = None,
    channel: str | None = None,
    now: datetime,
    workspace: Workspace,
) -> Answer:
    """The answer that a viewer takes away as a file: the one that the screen shows. Audited.

    Raises NotFound as ask_as.
    """
    question = question_named(question_name)
    scope = policy.scope_for(viewer)
    asked = choose(
        store, scope, workspace, team=team, first=first, last=last, cause=cause, channel=channel
    )
    check_can_be_narrowed(question, asked.only)
    store.write(
        lambda tx: note(
            tx,
            actor=viewer.person_id,
            action=AuditAction.EXPORTED,
            at=now,
            subject=f"{asked.team.team_id} {question.name}",
        )
    )
    return ask(store, scope, question, asked)


def note_refusal(store: Store, viewer: Viewer, team: str | None, *, now: datetime) -> None:
    """Notes that somebody asked for the figures of a team that is not theirs. What is no id of a
    team may be any text, and is not noted."""
    subject = team if team and is_id(team) else None
    store.write(
        lambda tx: note(
            tx, actor=viewer.person_id, action=AuditAction.REFUSED, at=now, subject=subject
        )
    )


def question_named(name: str) -> Question:
    """Raises NotFound, with the names there are."""
    if name not in QUESTIONS:
        known = ", ".join(QUESTIONS)
        raise NotFound(f"There is no question named “{name}”. These are: {known}.")
    return QUESTIONS[name]
