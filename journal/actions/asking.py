"""Asking one of the charts' questions outside of the page that draws them: noted, then read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from journal import policy
from journal.audit_actions import AuditAction
from journal.errors import NotFound
from journal.ids import is_id
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import Scope
from journal.questions import QUESTIONS, Answer, Asked, Question, ask, choose
from journal.questions.narrowing import check_can_be_narrowed
from journal.questions.wellbeing import PARTS, Wellbeing, wellbeing
from journal.store.audit import note
from journal.store.engine import Store
from journal.store.sessions import find_viewer_named


def ask_as(
    store: Store,
    login: str,
    question_name: str,
    *,
    now: datetime,
    workspace: Workspace,
    actor: str,
    **chosen: Any,
) -> Answer:
    """The answer exactly as the person of this login would see it, of what is chosen, as in choose.
    Audited.

    Raises NotFound for a question, a login, or a team of which this person sees no figures, for a
    cause or channel that there is not, and where the question cannot be narrowed to it.
    """
    question = question_named(question_name)
    viewer = viewer_named(store, login, now, workspace)
    scope = policy.scope_for(viewer)
    asked = chosen_for(store, scope, workspace, question, **chosen)
    subject = f"{viewer.person_id} {question.name}"
    note_alone(store, actor, AuditAction.ASKED, subject, now)
    return ask(store, scope, question, asked)


def hand_out(
    store: Store,
    viewer: Viewer,
    question_name: str,
    *,
    now: datetime,
    workspace: Workspace,
    **chosen: Any,
) -> Answer:
    """The answer that a viewer takes away as a file: the one that the screen shows. Audited.

    Raises NotFound as ask_as.
    """
    question, scope = question_named(question_name), policy.scope_for(viewer)
    asked = chosen_for(store, scope, workspace, question, **chosen)
    subject = f"{asked.team.team_id} {question.name}"
    note_alone(store, viewer.person_id, AuditAction.EXPORTED, subject, now)
    return ask(store, scope, question, asked)


def hand_out_wellbeing(
    store: Store,
    viewer: Viewer,
    part: str,
    team: str | None,
    *,
    now: datetime,
    workspace: Workspace,
) -> Wellbeing:
    """What was released of a team, which a viewer takes away as a file. Audited.

    Raises NotFound for a chart that there is not, and for a team that this person does not
    supervise.
    """
    if part not in PARTS:
        raise NotFound(f"There is no such file. These are: {', '.join(PARTS)}.")
    today = local_date(now, workspace.zone)
    told = wellbeing(store, policy.scope_for(viewer), team, today)
    subject = f"{told.team.team_id} {part}"
    note_alone(store, viewer.person_id, AuditAction.EXPORTED, subject, now)
    return told


def note_refusal(store: Store, viewer: Viewer, team: str | None, *, now: datetime) -> None:
    """Notes that somebody asked for the figures of a team that is not theirs. What is no id of a
    team may be any text, and is not noted."""
    subject = team if team and is_id(team) else None
    note_alone(store, viewer.person_id, AuditAction.REFUSED, subject, now)


def question_named(name: str) -> Question:
    """Raises NotFound, with the names there are."""
    if name not in QUESTIONS:
        known = ", ".join(QUESTIONS)
        raise NotFound(f"There is no question named “{name}”. These are: {known}.")
    return QUESTIONS[name]


def viewer_named(store: Store, login: str, now: datetime, workspace: Workspace) -> Viewer:
    """Raises NotFound for nobody."""
    viewer = find_viewer_named(store, login, local_date(now, workspace.zone))
    if viewer is None:
        raise NotFound(f"Nobody here has the login “{login}”. Check how it is spelt.")
    return viewer


def chosen_for(
    store: Store, scope: Scope, workspace: Workspace, question: Question, **chosen: Any
) -> Asked:
    """What is asked for, where the question can be asked of it."""
    asked = choose(store, scope, workspace, **chosen)
    check_can_be_narrowed(question, asked.only)
    return asked


def note_alone(
    store: Store, actor: str, action: AuditAction, subject: str | None, at: datetime
) -> None:
    """Notes what only reads, before it is read."""
    store.write(lambda tx: note(tx, actor=actor, action=action, at=at, subject=subject))
