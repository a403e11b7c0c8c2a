"""What of a team's figures is told to everybody at its debrief: what changed, as a sentence, and
the figures that are handed out there."""

from __future__ import annotations

from dataclasses import dataclass

from journal.people import Viewer, Workspace
from journal.policy import for_the_room
from journal.questions.asking import ask_all
from journal.questions.causes import CAUSES
from journal.questions.change_wording import what_changed
from journal.questions.choosing import choose
from journal.questions.counting import EVER
from journal.questions.escalations import ESCALATIONS
from journal.questions.heat import HEAT
from journal.questions.limits import limited
from journal.questions.outcomes import OUTCOMES
from journal.questions.overview import Told
from journal.questions.promises import CALLBACKS, OTHER_PROMISES
from journal.statistics import Standing
from journal.store.engine import Store
from journal.store.marked_changes import marked_changes_of

SHARES = (ESCALATIONS, OUTCOMES, CALLBACKS, OTHER_PROMISES, HEAT)
FIGURES = (*SHARES, CAUSES)
"""Those out of which the sentence is told, and what sets encounters off; no bent rule, nobody's
behaviour, and nothing that weighs one way of working against another."""
TOO_FEW = (
    "None of the team’s figures is in it: too few people stand behind them, or it is too early."
)
NOT_THIS = "{title}: not in it, as too few people stand behind it."


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


@dataclass(frozen=True)
class FiguresForTheRoom:
    """What of a team's figures is handed out, and what is not, and why."""

    figures: tuple[Told, ...]
    withheld: tuple[str, ...]


def figures_for_the_room(
    store: Store, viewer: Viewer, team_id: str, *, workspace: Workspace
) -> FiguresForTheRoom:
    """The figures that a team is handed at its debrief, as Trends tells them of the latest thirteen
    blocks.

    As with the sentence, nothing is told by agreement. Where most is one person's, a figure is left
    out: a supervisor is warned by that, and colleagues would know whose it is. Raises NotAllowed
    for who does not facilitate the team.
    """
    scope = for_the_room(viewer, team_id)
    asked = choose(store, scope, workspace, team=team_id)
    if not asked.blocks or asked.by_agreement:
        return FiguresForTheRoom((), (TOO_FEW,))
    changes = [marked.since for marked in marked_changes_of(store, scope, team_id)]
    found, withheld = [], []
    for answer in ask_all(store, scope, FIGURES, asked):
        title = answer.question.title
        if answer.one_wrote_most:
            withheld.append(NOT_THIS.format(title=title))
        elif answer.rows.empty:
            withheld.append(of_its_own(title, answer.finding))
        else:
            found.append(Told(answer, limited(answer, changes)))
            withheld += [of_its_own(title, sentence) for sentence in answer.withheld]
    return FiguresForTheRoom(tuple(found), tuple(withheld) if found else (TOO_FEW,))


def of_its_own(title: str, sentence: str) -> str:
    """A sentence of a figure, where it stands without the figure."""
    return sentence if sentence.startswith(title) else f"{title}: {sentence}"
