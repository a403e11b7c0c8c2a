"""Who offers a phrase to the playbook, changes it, takes it back, and hides it."""

from __future__ import annotations

from journal.errors import NotAllowed
from journal.people import Viewer
from journal.policy.allowing import allowed
from journal.policy.debriefs import teams_worked_in
from journal.vocabulary import Role

CURATORS = (Role.FACILITATOR, Role.SUPERVISOR)
"""The roles in a team in which somebody hides what is offered to it, and shows it again."""


def check_can_see_playbook(viewer: Viewer) -> None:
    """Only those who have a role in the workspace come to the playbook, whichever it is."""
    if not viewer.grants:
        raise NotAllowed("Only who has a role here sees the playbook. Ask your admin for one.")


def can_see_playbook(viewer: Viewer) -> bool:
    return allowed(check_can_see_playbook, viewer)


def check_can_offer_phrase(viewer: Viewer, team_id: str) -> None:
    """Only those who work in a team offer it a phrase, and change what they offered."""
    if team_id not in teams_worked_in(viewer):
        raise NotAllowed("Only those who work in a team offer it a phrase. Nothing was changed.")


def check_is_offerer(viewer: Viewer, author_id: str) -> None:
    """Only who offered a phrase changes it, or takes it back."""
    if viewer.person_id != author_id:
        raise NotAllowed("Somebody else offered this phrase, and only they can change it.")


def check_can_hide_phrase(viewer: Viewer, team_id: str) -> None:
    """Only the facilitators and supervisors of a team hide what is offered to it, or show it
    again."""
    if team_id not in teams_curated(viewer):
        raise NotAllowed("Only a facilitator or supervisor of its team hides a phrase.")


def teams_curated(viewer: Viewer) -> tuple[str, ...]:
    """The teams in which this person hides phrases, and reads those that are hidden."""
    return tuple(sorted({team_id for role in CURATORS for team_id in viewer.teams_as(role)}))
