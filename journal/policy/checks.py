"""What each action asks of whoever wants to do it, one raising check after another."""

from __future__ import annotations

from collections.abc import Collection

from journal.agreement import Agents
from journal.disclosure import may_agree
from journal.errors import NotAllowed
from journal.people import Viewer, Workspace
from journal.policy.allowing import allowed
from journal.policy.readers import teams_of_readers
from journal.vocabulary import Audience, Role


def check_can_write(viewer: Viewer) -> None:
    """Only agents write entries."""
    if not viewer.is_a(Role.AGENT):
        raise NotAllowed("Only agents write entries. Ask your admin if you should be one.")


def can_write(viewer: Viewer) -> bool:
    return allowed(check_can_write, viewer)


def check_can_keep_draft(viewer: Viewer, of_a_form: bool) -> None:
    """Only agents begin an entry, a promise, a request or a report; the forms of debriefs and of
    the playbook are begun by whoever has a role."""
    if not of_a_form:
        check_can_write(viewer)
    elif not viewer.grants:
        raise NotAllowed("Only who has a role here writes this. Ask your admin for one.")


def check_is_author(viewer: Viewer, author_id: str) -> None:
    """Only its author opens, changes or deletes an entry, a draft or a check-in."""
    if viewer.person_id != author_id:
        raise NotAllowed("This is somebody else's. Only its author can open or change it.")


def check_can_see_trends(viewer: Viewer) -> None:
    """Only supervisors see team figures, and the scope opens those of their teams alone."""
    if not viewer.teams_as(Role.SUPERVISOR):
        raise NotAllowed("Only supervisors see team figures. Ask your admin if you should.")


def can_see_trends(viewer: Viewer) -> bool:
    return allowed(check_can_see_trends, viewer)


def check_can_see_wellbeing(viewer: Viewer) -> None:
    """Only supervisors see what was released of check-ins, and the scope opens that of their teams
    alone."""
    if not viewer.teams_as(Role.SUPERVISOR):
        raise NotAllowed("Only supervisors see what is released of their team’s check-ins.")


def can_see_wellbeing(viewer: Viewer) -> bool:
    return allowed(check_can_see_wellbeing, viewer)


def check_can_mark_changes(viewer: Viewer, team_id: str) -> None:
    """Only a team's supervisors mark a change in its figures, or take a mark away."""
    if team_id not in viewer.teams_as(Role.SUPERVISOR):
        raise NotAllowed("Only the supervisors of a team mark a change in its figures.")


def check_can_agree(viewer: Viewer, team_id: str) -> None:
    """Only the agents of a team agree that it has figures although it is small, each for
    themselves."""
    if team_id not in viewer.teams_as(Role.AGENT):
        raise NotAllowed("Only the agents of a team agree to its figures, each for themselves.")


def must_be_few(agents: Agents, least: int) -> None:
    """Nobody is asked in a team that is large enough, nor where a figure would be one person's."""
    if not may_agree(agents, least):
        raise NotAllowed(
            "In this team nobody is asked to agree: it is large enough for the usual rule, or so "
            "small that its figures are never shown. Nothing was changed."
        )


def check_can_administer(viewer: Viewer) -> None:
    """Only an admin runs the workspace."""
    if not viewer.is_a(Role.ADMIN):
        raise NotAllowed("Only an admin runs the workspace.")


def can_administer(viewer: Viewer) -> bool:
    return allowed(check_can_administer, viewer)


def check_can_oversee(viewer: Viewer) -> None:
    """Only a representative of the staff, and an admin, see how the workspace is run."""
    if not viewer.is_a(Role.REPRESENTATIVE) and not viewer.is_a(Role.ADMIN):
        raise NotAllowed("Only a representative of the staff sees this. Ask your admin.")


def can_oversee(viewer: Viewer) -> bool:
    return allowed(check_can_oversee, viewer)


def check_can_enter_absences(viewer: Viewer, person_id: str, teams: Collection[str]) -> None:
    """Only the person themself, a supervisor of a team they work in, and an admin see and say on
    which days somebody is away."""
    supervises = set(teams) & set(viewer.teams_as(Role.SUPERVISOR))
    if viewer.person_id != person_id and not supervises and not viewer.is_a(Role.ADMIN):
        raise NotAllowed("Only somebody’s supervisor, or an admin, says when they are away.")


def must_leave_an_admin(others: Collection[str]) -> None:
    """The last admin who can sign in stays one, whoever asks; `others` are those who would be
    left."""
    if not others:
        raise NotAllowed(
            "This is the last admin who can sign in, and without one nobody could run the "
            "workspace. Nothing was changed. Make somebody else an admin first."
        )


def must_not_require_second_factor(workspace: Workspace) -> None:
    """Where the workspace requires a second factor, nobody gives theirs up."""
    if workspace.second_factor_required:
        raise NotAllowed("Your workspace requires a second factor. Nothing was changed.")


def check_can_share(viewer: Viewer, author_id: str) -> None:
    """Only its author shares an entry, sees who has read it, and stops sharing it."""
    if viewer.person_id != author_id:
        raise NotAllowed("Only the author of an entry can share it.")


def check_can_read_shared(viewer: Viewer, audience: Audience, team_id: str) -> None:
    """Only the supervisors of its team read an entry that is shared with the supervisor, and only
    those who work in its team one that is shared with the team."""
    if team_id not in teams_of_readers(viewer, audience):
        raise NotAllowed("This is shared with people of another team, or with its supervisors.")


def check_can_see_shared(viewer: Viewer) -> None:
    """Only those who work in a team, or supervise one, come to the page of what is shared."""
    if not teams_of_readers(viewer, Audience.TEAM):
        raise NotAllowed("Entries are shared within a team. Ask your admin to be in one.")


def can_see_shared(viewer: Viewer) -> bool:
    return allowed(check_can_see_shared, viewer)


def check_can_promise(viewer: Viewer) -> None:
    """Only agents make promises and take them over."""
    if not viewer.is_a(Role.AGENT):
        raise NotAllowed("Only agents make promises. Ask your admin if you should be one.")


def can_promise(viewer: Viewer) -> bool:
    return allowed(check_can_promise, viewer)


def check_is_owner(viewer: Viewer, owner_id: str) -> None:
    """Only its owner says what became of a promise, or renegotiates it."""
    if viewer.person_id != owner_id:
        raise NotAllowed("This promise is somebody else's now. Nothing of it was changed.")


def check_can_see_ledger(viewer: Viewer) -> None:
    """Only supervisors see their teams' open promises, and the scope opens those alone."""
    if not viewer.teams_as(Role.SUPERVISOR):
        raise NotAllowed("Only supervisors see their team's promises.")


def can_see_ledger(viewer: Viewer) -> bool:
    return allowed(check_can_see_ledger, viewer)


def check_can_hand_over(viewer: Viewer, owner_id: str, team_id: str) -> None:
    """Only its owner, and who supervises its team, ask a colleague to take a promise over, or take
    that back."""
    if viewer.person_id != owner_id and team_id not in viewer.teams_as(Role.SUPERVISOR):
        raise NotAllowed("Only who owns a promise, or supervises its team, can hand it over.")


def check_is_asked(viewer: Viewer, asked_id: str, team_id: str) -> None:
    """Only who is asked to take a promise over answers, and only while they work in its team."""
    if viewer.person_id != asked_id:
        raise NotAllowed("Somebody else was asked to take this promise over.")
    if team_id not in viewer.teams_as(Role.AGENT):
        raise NotAllowed("This promise belongs to a team in which you do not work any more.")
