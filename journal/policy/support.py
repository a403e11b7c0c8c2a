"""Who asks for support, who is asked, and who answers."""

from __future__ import annotations

from journal.errors import NotAllowed
from journal.people import Viewer
from journal.policy.allowing import allowed
from journal.support_words import Whom
from journal.vocabulary import Role

ASKED_FOR_SUPPORT = (Role.AGENT, Role.FACILITATOR, Role.SUPERVISOR, Role.REPRESENTATIVE)
"""The roles in which somebody can be asked for support; an admin reads nobody's text."""


def check_can_ask_for_support(viewer: Viewer) -> None:
    """Only agents ask for support."""
    if not viewer.is_a(Role.AGENT):
        raise NotAllowed("Only agents ask for support here. Ask your admin if you should be one.")


def can_ask_for_support(viewer: Viewer) -> bool:
    return allowed(check_can_ask_for_support, viewer)


def check_can_support(viewer: Viewer) -> None:
    """Only those who work in a team, supervise one or represent the staff are asked for support,
    and say that they can be."""
    if not any(viewer.is_a(role) for role in ASKED_FOR_SUPPORT):
        raise NotAllowed("Only those in a team, and representatives, are asked for support.")


def can_support(viewer: Viewer) -> bool:
    return allowed(check_can_support, viewer)


def check_is_asker(viewer: Viewer, asker_id: str) -> None:
    """Only who asked for support asks the next one, withdraws it or closes it."""
    if viewer.person_id != asker_id:
        raise NotAllowed("Somebody else asked for this, and only they can change it.")


def check_is_asked_for_support(viewer: Viewer, person_id: str, whom: Whom, team_id: str) -> None:
    """Only whom its asker named opens a request for support and answers it; a supervisor only
    while they supervise the asker's team."""
    check_can_support(viewer)
    supervises = team_id in viewer.teams_as(Role.SUPERVISOR)
    if viewer.person_id != person_id or (whom is Whom.SUPERVISOR and not supervises):
        raise NotAllowed("Somebody else was asked for this. Nothing of it is yours to answer.")
