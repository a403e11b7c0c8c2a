"""Debriefs to look at: what a team comes to, the pack of one, and what came of one's own cases.

`pack_of` gives what is handed out and what the room shows, the same to both: the cases as the team
may see them, what changed in the team's figures, the agenda, and the actions from before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal.debrief import Debrief, DebriefState
from journal.debrief_case import Case, OwnCase, Slot, suggested
from journal.debrief_outcome import Action, ActionState, Takeaway, counted, to_look_at
from journal.debrief_room import Page, pages_of
from journal.errors import NotFound
from journal.people import Person
from journal.policy import Scope
from journal.reading.organisation import agents_in_team
from journal.sharing import MOST_LISTED, SharedInList
from journal.store import debrief_cases, debrief_outcomes, debriefs
from journal.store.engine import Store
from journal.store.workspace import people, teams
from journal.vocabulary import Role

NOT_THERE = "This debrief is not there. It may have been thrown away, or it is another team’s."


@dataclass(frozen=True)
class Pack:
    """All that a debrief is made of, as it is now."""

    debrief: Debrief
    team: str
    agents: int
    """In the team today; with fewer than five, colleagues may recognise whose a case is."""
    cases: tuple[Case, ...]
    """The one that went well first."""
    gone: int
    """How many cases their authors took back."""
    last_actions: tuple[Action, ...]
    """With which it opens."""
    actions: tuple[Action, ...]
    """What was agreed in it."""
    takeaways: tuple[Takeaway, ...]
    """The earliest first."""

    @property
    def changed(self) -> str | None:
        """What changed in the team's figures, as it was told when the preparation began."""
        return self.debrief.changed

    @property
    def pages(self) -> tuple[Page, ...]:
        """What the room shows, page by page."""
        return pages_of(self.debrief.agenda, self.cases, self.last_actions, self.changed)


@dataclass(frozen=True)
class TeamDebriefs:
    """What a team comes to: its next or running debrief, and what earlier ones yielded."""

    team_id: str
    team: str
    now_on: Debrief | None
    held: tuple[Debrief, ...]
    """The latest first."""
    actions: tuple[Action, ...]
    """Those that are open, who has nobody first."""
    counts: dict[ActionState, int]
    takeaways: tuple[Takeaway, ...]
    """The latest first."""


@dataclass(frozen=True)
class ToPick:
    """What may be picked for a debrief: what is suggested, and all there is."""

    suggested: tuple[tuple[Slot, SharedInList], ...]
    every: tuple[SharedInList, ...]
    """But those that are suggested; the newest first, and no more than MOST_LISTED."""


def debriefs_of(
    store: Store, scope: Scope, *, now: datetime, today: date
) -> tuple[TeamDebriefs, ...]:
    """Of each team in which this person works, by name."""
    every = debriefs.debriefs_seen(store, scope)
    actions = debrief_outcomes.actions_seen(store, scope, today)
    takeaways = debrief_outcomes.takeaways_seen(store, scope)
    found = []
    for team in teams(store):
        if team.team_id not in scope.debriefs_of:
            continue
        own = [one for one in every if one.team_id == team.team_id]
        ids = {one.debrief_id for one in own}
        agreed = [one for one in actions if one.team_id == team.team_id]
        found.append(
            TeamDebriefs(
                team.team_id,
                team.name,
                next((one for one in own if one.state(now) is not DebriefState.HELD), None),
                tuple(one for one in own if one.state(now) is DebriefState.HELD),
                to_look_at((one for one in agreed if one.is_open), "", None),
                counted(agreed),
                tuple(one for one in takeaways if one.debrief_id in ids),
            )
        )
    return tuple(found)


def pack_of(store: Store, scope: Scope, debrief_id: str, *, today: date) -> Pack:
    """Raises NotFound for one that is not there, or is of a team in which this person does not
    work."""
    found = debriefs.find_debrief_seen(store, scope, debrief_id)
    if found is None:
        raise NotFound(NOT_THERE)
    debrief, team = found
    actions = [
        one
        for one in debrief_outcomes.actions_seen(store, scope, today)
        if one.team_id == debrief.team_id
    ]
    began = debrief.started_at or debrief.made_at
    before = [
        one.started_at
        for one in debriefs.debriefs_seen(store, scope)
        if one.team_id == debrief.team_id and one.started_at and one.started_at < began
    ]
    takeaways = debrief_outcomes.takeaways_seen(store, scope)
    return Pack(
        debrief,
        team,
        agents_in_team(store, debrief.team_id, today),
        debrief_cases.cases_seen(store, scope, debrief_id),
        debrief_cases.cases_gone(store, scope, debrief_id),
        to_look_at(
            (one for one in actions if one.made_at < began), debrief_id, max(before, default=None)
        ),
        tuple(one for one in actions if one.debrief_id == debrief_id),
        tuple(one for one in reversed(takeaways) if one.debrief_id == debrief_id),
    )


def to_pick(store: Store, scope: Scope, pack: Pack) -> ToPick:
    """What a facilitator chooses from; nothing of whose it is. For anybody else nothing."""
    team_id = pack.debrief.team_id
    listed = debrief_cases.may_be_picked(store, scope, team_id, pack.team, MOST_LISTED)
    by_id = {one.share_id: one for one in listed}
    held = [one for one in debriefs.debriefs_seen(store, scope) if one.started_at]
    last = next((one.debrief_id for one in held if one.team_id == team_id), team_id)
    chosen = suggested(debrief_cases.candidates(store, scope, team_id), last)
    names = {share_id for _, share_id in chosen}
    return ToPick(
        tuple((slot, by_id[share_id]) for slot, share_id in chosen if share_id in by_id),
        tuple(one for one in listed if one.share_id not in names),
    )


def picked(store: Store, scope: Scope, debrief_id: str) -> set[str]:
    """Which shares are cases of a debrief now."""
    return debrief_cases.picked_shares(store, scope, debrief_id)


def notes_of(store: Store, scope: Scope, debrief_id: str) -> str:
    """What its facilitators noted; nothing for anybody else."""
    return debriefs.notes_seen(store, scope, debrief_id)


def who_can_own(store: Store, team_id: str, today: date) -> tuple[Person, ...]:
    """The agents of a team, by name."""
    return tuple(
        person
        for person, grants in people(store, today)
        if any(one.role is Role.AGENT and one.team_id == team_id for one in grants)
    )


def my_cases(store: Store, scope: Scope) -> list[OwnCase]:
    """What was picked of one's own entries, the latest first."""
    return debrief_cases.own_cases(store, scope)


def news_of_cases(store: Store, scope: Scope) -> int:
    """Of how many of one's own cases one has not read that they were picked, or what came of
    them."""
    if not debrief_cases.are_there_cases(store):
        return 0
    return sum(one.has_news for one in debrief_cases.own_cases(store, scope))


def my_actions(store: Store, scope: Scope, today: date) -> list[Action]:
    """The actions that one has to do, the first to fall due first."""
    return [one for one in debrief_outcomes.own_actions(store, scope, today) if one.is_open]
