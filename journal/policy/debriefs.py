"""Who prepares and leads a debrief, who takes part, and who says what became of its actions."""

from __future__ import annotations

from journal.errors import NotAllowed
from journal.people import WORKING, Viewer
from journal.policy.allowing import allowed
from journal.vocabulary import Role


def teams_worked_in(viewer: Viewer) -> tuple[str, ...]:
    """The teams in which this person writes or facilitates: whose debriefs they take part in."""
    return tuple(sorted({team_id for role in WORKING for team_id in viewer.teams_as(role)}))


def check_can_debrief(viewer: Viewer) -> None:
    """Only those who work in a team come to its debriefs; who supervises it does not."""
    if not teams_worked_in(viewer):
        raise NotAllowed("Debriefs are for those who work in a team. Ask your admin to be in one.")


def can_debrief(viewer: Viewer) -> bool:
    return allowed(check_can_debrief, viewer)


def check_takes_part(viewer: Viewer, team_id: str) -> None:
    """Only those who work in a team see its debriefs."""
    if team_id not in teams_worked_in(viewer):
        raise NotAllowed("This is a debrief of another team, or you do not work in it any more.")


def check_can_facilitate(viewer: Viewer, team_id: str) -> None:
    """Only the facilitators of a team prepare its debriefs, lead them and write down what they
    yield."""
    if team_id not in viewer.teams_as(Role.FACILITATOR):
        raise NotAllowed("Only the facilitators of a team prepare its debriefs and lead them.")


def can_facilitate(viewer: Viewer, team_id: str) -> bool:
    return allowed(check_can_facilitate, viewer, team_id)


def check_can_settle_action(viewer: Viewer, owner_id: str | None, team_id: str) -> None:
    """Only its owner says what became of an action, while they work in the team; of one that
    nobody has, the team's facilitators."""
    check_takes_part(viewer, team_id)
    if owner_id is None:
        check_can_facilitate(viewer, team_id)
    elif viewer.person_id != owner_id:
        raise NotAllowed("This action is somebody else’s. Only its owner says what became of it.")
