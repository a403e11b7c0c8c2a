"""Who belongs to an audience."""

from __future__ import annotations

from journal.people import Viewer
from journal.vocabulary import Audience, Role

READERS = {
    Audience.SUPERVISOR: (Role.SUPERVISOR,),
    Audience.TEAM: (Role.AGENT, Role.FACILITATOR, Role.SUPERVISOR),
}
"""The roles in a team that read what is shared with an audience in it."""


def teams_of_readers(viewer: Viewer, audience: Audience) -> tuple[str, ...]:
    """The teams in which this person belongs to an audience, today."""
    roles = READERS.get(audience, ())
    return tuple(sorted({team_id for role in roles for team_id in viewer.teams_as(role)}))
