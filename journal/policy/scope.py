"""Which rows a viewer may read. Only this file makes a Scope."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from journal.entry import AboutEntry
from journal.people import Viewer
from journal.policy.checks import can_administer, can_oversee, check_can_share
from journal.policy.debriefs import check_can_facilitate, teams_worked_in
from journal.policy.playbook import teams_curated
from journal.policy.readers import teams_of_readers
from journal.policy.support import can_support
from journal.vocabulary import Audience, Role


@dataclass(frozen=True)
class Scope:
    """Which rows a viewer may read; the store applies it in SQL to every read."""

    person_id: str
    figures_of: tuple[str, ...]
    """Teams whose figures, and whose running week, this person may see."""
    at_door: bool = False
    """Reads who people are and how the workspace is set up, and nothing that anybody wrote."""
    reads_named: tuple[str, ...] = ()
    """Teams whose entries this person may read that are shared with the supervisor."""
    reads_unnamed: tuple[str, ...] = ()
    """Teams whose entries this person may read that are shared with the team."""
    ledger_of: tuple[str, ...] = ()
    """Teams whose open promises this person may see, with whose they are."""
    asked_in: tuple[str, ...] = ()
    """Teams of whose promises this person may see those that they are asked to take over."""
    can_be_asked: bool = False
    """Whether this person may be asked for support, and reads what is asked of them."""
    curates: tuple[str, ...] = ()
    """Teams of whose playbook this person reads the phrases that are hidden, too."""
    previews: str = ""
    """The one entry of one's own that is read as if it were shared, in place of all that are."""
    debriefs_of: tuple[str, ...] = ()
    """Teams whose debriefs this person takes part in."""
    facilitates: tuple[str, ...] = ()
    """Teams whose debriefs this person prepares, out of what is shared in them."""
    reads_audit: bool = False
    """Whether this person reads the audit log."""
    oversees: bool = False
    """Whether this person reads which settings were changed when, and how often others read what
    was shared."""


def door() -> Scope:
    """Before anybody is known: sessions, people with their roles, settings; nobody's words."""
    return Scope(person_id="", figures_of=(), at_door=True)


def scope_for(viewer: Viewer) -> Scope:
    """One's own entries, drafts and promises; the figures and the open promises of the teams one
    supervises; what is shared with these or with one's own teams; what one is asked to take over in
    teams in which one works; what one asks for and is asked for as support; the debriefs of these
    teams; the playbook; for an admin the audit log, and for a representative what is counted of
    it."""
    return Scope(
        viewer.person_id,
        figures_of=viewer.teams_as(Role.SUPERVISOR),
        reads_named=teams_of_readers(viewer, Audience.SUPERVISOR),
        reads_unnamed=teams_of_readers(viewer, Audience.TEAM),
        ledger_of=viewer.teams_as(Role.SUPERVISOR),
        asked_in=viewer.teams_as(Role.AGENT),
        can_be_asked=can_support(viewer),
        debriefs_of=teams_worked_in(viewer),
        facilitates=viewer.teams_as(Role.FACILITATOR),
        curates=teams_curated(viewer),
        reads_audit=can_administer(viewer),
        oversees=can_oversee(viewer),
    )


def for_the_room(viewer: Viewer, team_id: str) -> Scope:
    """The figures of a team whose debrief this person prepares, out of which a sentence is told to
    everybody in the room."""
    check_can_facilitate(viewer, team_id)
    return Scope(viewer.person_id, figures_of=(team_id,))


def for_export(teams: Collection[str]) -> Scope:
    """The figures of teams, as their supervisors see them, and nothing else: for the command line,
    whose caller can read the workspace's folder."""
    return Scope(person_id="", figures_of=tuple(sorted(teams)))


def as_seen_by(viewer: Viewer, about: AboutEntry, audience: Audience) -> Scope:
    """What an audience would read of this entry, for its author to see before they share it."""
    check_can_share(viewer, about.author_id)
    return Scope(
        viewer.person_id,
        figures_of=(),
        reads_named=(about.team_id,) if audience is Audience.SUPERVISOR else (),
        reads_unnamed=(about.team_id,) if audience is Audience.TEAM else (),
        previews=about.entry_id,
    )
