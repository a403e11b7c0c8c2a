"""What a debrief yields: takeaways, and at most two actions that are followed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from journal.errors import Problem, Refused
from journal.free_text import SENTENCE, storable
from journal.vocabulary import Word

MOST_ACTIONS = 2
TAKEAWAY = "What do we take from it?"
WHAT, HOW_SEEN, OWNER, DUE = "What", "How we will see it", "Owner", "By when"
BECAUSE = "Not doing it, because"


class ActionState(Word):
    OPEN = "open", "Open"
    CARRIED_OVER = "carried_over", "Carried over"
    DONE = "done", "Done"
    NOT_DOING = "not_doing", "Not doing"


@dataclass(frozen=True)
class Takeaway:
    """What a team took from a debrief, in a sentence."""

    takeaway_id: str
    debrief_id: str
    what: str
    made_at: datetime
    case_id: str | None = None
    """From which case, where it is from one in particular."""


@dataclass(frozen=True)
class NewAction:
    """What somebody will do by a day, and by what it will be seen."""

    what: str
    how_seen: str
    owner_id: str
    due: date


@dataclass(frozen=True)
class Action:
    """An action as its team sees it; its owner is the only person that a debrief names."""

    action_id: str
    debrief_id: str
    team_id: str
    what: str
    how_seen: str
    owner_id: str
    owner: str | None
    """The owner's name; None once they do not work in the team any more."""
    due: date
    made_at: datetime
    version: int = 0
    carried: int = 0
    done_at: datetime | None = None
    not_doing_at: datetime | None = None
    because: str | None = None

    @property
    def state(self) -> ActionState:
        if self.done_at is not None:
            return ActionState.DONE
        if self.not_doing_at is not None:
            return ActionState.NOT_DOING
        return ActionState.CARRIED_OVER if self.carried else ActionState.OPEN

    @property
    def is_open(self) -> bool:
        return self.state in (ActionState.OPEN, ActionState.CARRIED_OVER)

    @property
    def settled_at(self) -> datetime | None:
        return self.done_at or self.not_doing_at

    @property
    def needs_an_owner(self) -> bool:
        return self.is_open and self.owner is None


def counted(actions: Iterable[Action]) -> dict[ActionState, int]:
    """How many of a team's actions are in each state; by team, and by nobody in it."""
    counts = Counter(action.state for action in actions)
    return {state: counts[state] for state in ActionState}


def to_look_at(
    actions: Iterable[Action], debrief_id: str, since: datetime | None
) -> tuple[Action, ...]:
    """With which a debrief opens: those of others that are open, or were settled since the last
    one began; who has nobody first, then the first to fall due."""
    found = [
        one
        for one in actions
        if one.debrief_id != debrief_id
        and (one.is_open or (since is not None and one.settled_at and one.settled_at >= since))
    ]
    return tuple(sorted(found, key=lambda one: (not one.needs_an_owner, one.due, one.action_id)))


def parse_sentence(where: str, text: str) -> str:
    """A sentence as it is stored. Raises Refused where it is empty or too long."""
    said = storable(text).strip()
    if not said:
        raise Refused([Problem(where, "say it in a sentence.")])
    if len(said) > SENTENCE:
        told = f"is {len(said):,} characters long, and {SENTENCE} fit. Shorten it."
        raise Refused([Problem(where, told)])
    return said


def parse_action(
    what: str, how_seen: str, owner_id: str | None, due: date | None, today: date
) -> NewAction:
    """Raises Refused, with every problem at once."""
    problems: list[Problem] = []
    texts = {}
    for where, text in ((WHAT, what), (HOW_SEEN, how_seen)):
        try:
            texts[where] = parse_sentence(where, text)
        except Refused as refused:
            problems += refused.problems
    if not owner_id:
        problems.append(Problem(OWNER, "choose one person."))
    problems += wrong_due(due, today)
    if problems or due is None or owner_id is None:
        raise Refused(problems)
    return NewAction(texts[WHAT], texts[HOW_SEEN], owner_id, due)


def wrong_due(due: date | None, today: date) -> list[Problem]:
    if due is None:
        return [Problem(DUE, "pick the day.")]
    if due < today:
        return [Problem(DUE, "lies in the past. Pick a day from today on.")]
    return []
