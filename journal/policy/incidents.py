"""Who reports an incident, and who reads and answers a report."""

from __future__ import annotations

from collections.abc import Collection

from journal.errors import NotAllowed
from journal.people import Viewer
from journal.policy.allowing import allowed
from journal.vocabulary import Role


def check_can_report(viewer: Viewer) -> None:
    """Only agents report an incident, to those whom the workspace names."""
    if not viewer.is_a(Role.AGENT):
        raise NotAllowed("Only agents report incidents here. Ask your admin if you should be one.")


def can_report(viewer: Viewer) -> bool:
    return allowed(check_can_report, viewer)


def check_is_reporter(viewer: Viewer, reporter_id: str) -> None:
    """Only who sent an incident report takes it back, and is told what came of it."""
    if viewer.person_id != reporter_id:
        raise NotAllowed("Somebody else sent this report. Only they can take it back.")


def check_can_read_incident(viewer: Viewer, readers: Collection[str]) -> None:
    """Only those to whom an incident report was sent, while the workspace names them, read and
    answer it."""
    if viewer.person_id not in readers:
        raise NotAllowed("This report was sent to others, or you are not named for reports now.")


def must_be_unread(*, is_read: bool) -> None:
    """What somebody has read cannot be made unread."""
    if is_read:
        raise NotAllowed(
            "Somebody has read this report already, so it cannot be taken back. Nothing was "
            "changed. Tell them if it is not needed any more."
        )
