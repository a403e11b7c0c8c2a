"""What changed in a team's figures, as it is told to everybody at the team's debrief."""

from __future__ import annotations

from journal.people import Viewer, Workspace
from journal.policy import for_the_room
from journal.questions.asking import ask_all
from journal.questions.change_wording import what_changed
from journal.questions.choosing import choose
from journal.questions.counting import EVER
from journal.questions.escalations import ESCALATIONS
from journal.questions.heat import HEAT
from journal.questions.limits import limited
from journal.questions.outcomes import OUTCOMES
from journal.questions.promises import CALLBACKS, OTHER_PROMISES
from journal.statistics import Standing
from journal.store.engine import Store
from journal.store.marked_changes import marked_changes_of

SHARES = (ESCALATIONS, OUTCOMES, CALLBACKS, OTHER_PROMISES, HEAT)


def what_changed_for_the_room(
    store: Store, viewer: Viewer, team_id: str, *, workspace: Workspace
) -> str | None:
    """The first sentence of "What changed" in Trends; None where nothing can be told yet.

    Nothing is told of a team whose figures are shown by agreement: its agents agreed that their
    supervisors see them. Raises NotAllowed for who does not facilitate the team.
    """
    scope = for_the_room(viewer, team_id)
    asked = choose(store, scope, workspace, team=team_id)
    if not asked.blocks or asked.by_agreement or asked.first <= EVER[0]:
        return None
    changes = [marked.since for marked in marked_changes_of(store, scope, team_id)]
    answers = ask_all(store, scope, SHARES, asked)
    rates = [found for one in answers if not one.rows.empty and (found := limited(one, changes))]
    if not any(one.standing is Standing.LOCKED and not one.too_rare for one in rates):
        return None
    return next(iter(what_changed(rates)), None)
