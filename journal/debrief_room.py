"""What stands on the screen of the room: one sentence a page, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journal.debrief import Agenda, At, Step
from journal.debrief_case import Case, Slot
from journal.debrief_outcome import Action

MAY_BE_SILENT = "Anyone may pass"
FROM_MEMORY = "Who has one that went well, and would tell it?"
NO_CASES = "No case is here. Is there one that somebody would like to tell?"
NO_ACTIONS = "There are no actions from before."
NEEDS_OWNER = "nobody has this now. Who takes it?"
QUESTIONS = (
    "What did we expect?",
    "What happened?",
    "Why the difference?",
    "What do we take from it?",
)
SENTENCES = {
    Step.PURPOSE: (
        "We are here to learn from the work, and to judge nobody.",
        "What is told here stays here. Anyone may pass, at any time, without a reason.",
    ),
    Step.HOW_WE_WORKED: (
        "Was help asked for, and offered?",
        "Was the load fair?",
        "Were our words clear?",
    ),
    Step.NEXT_ACTIONS: ("What will we do? At most two things, each with one owner and a day.",),
    Step.CLOSE: (
        "One word each. Anyone may pass.",
        "Something stays with you? Where to find help is at the foot of every page of Afterword.",
    ),
}
PROMPTS = {
    Step.PURPOSE: (
        "Say what it is for, and that nobody has to speak.",
        "Nobody is asked how they felt. Who wants to say it, may.",
    ),
    Step.LAST_ACTIONS: ("Done or not, and what was in the way; never who was.",),
    Step.WENT_WELL: ("Ask what made it go well, and what of it can be done again.",),
    Step.CASES: (
        "Nobody guesses whose it is. Stop it kindly if somebody does.",
        "Ask what the work made likely, before what anybody should have done.",
    ),
    Step.HOW_WE_WORKED: ("Take what is said about the work, and leave people’s names out.",),
    Step.NEXT_ACTIONS: ("Small enough to be done by the next debrief. No action is fine, too.",),
    Step.CLOSE: ("Stay a minute longer, in case somebody would like a word.",),
}
"""For who leads it."""


@dataclass(frozen=True)
class Page:
    """One sentence of a step; `key` finds it again when other pages have come or gone."""

    step: Step
    key: str
    sentence: str
    case_id: str | None = None


def pages_of(
    agenda: Agenda, cases: Sequence[Case], last_actions: Sequence[Action], changed: str | None
) -> tuple[Page, ...]:
    """The pages of a debrief, in their order, as its cases and actions are now."""
    return tuple(
        page for step in agenda.steps for page in pages_in(step, cases, last_actions, changed)
    )


def pages_in(
    step: Step, cases: Sequence[Case], last_actions: Sequence[Action], changed: str | None
) -> list[Page]:
    """Those of one step; none is without a page."""
    told = [Page(step, str(place), text) for place, text in enumerate(SENTENCES.get(step, ()))]
    if step is Step.PURPOSE and changed:
        told.append(Page(step, "changed", changed))
    elif step is Step.LAST_ACTIONS:
        told = [Page(step, one.action_id, said(one)) for one in last_actions]
        told = told or [Page(step, "none", NO_ACTIONS)]
    elif step is Step.WENT_WELL:
        good = [case for case in cases if case.slot is Slot.WENT_WELL]
        told = [Page(step, one.case_id, "What made this go well?", one.case_id) for one in good]
        told = told or [Page(step, "none", FROM_MEMORY)]
    elif step is Step.CASES:
        told = [
            Page(step, f"{case.case_id} {place}", question, case.case_id)
            for case in cases
            if case.slot is Slot.CASE
            for place, question in enumerate(QUESTIONS)
        ]
        told = told or [Page(step, "none", NO_CASES)]
    return told


def said(action: Action) -> str:
    """ "Try the new greeting: done (Ana Reyes)"."""
    if action.needs_an_owner:
        return f"{action.what}: {NEEDS_OWNER}"
    owner = f" ({action.owner})" if action.owner else ""
    return f"{action.what}: {action.state.label.lower()}{owner}"


def place_of(pages: Sequence[Page], at: At | None) -> int:
    """Where in the pages the room is; where its page is gone, at the beginning of the step, or of
    the one after."""
    if at is None:
        return 0
    steps = list(Step)
    exact = [n for n, page in enumerate(pages) if (page.step, page.key) == (at.step, at.page)]
    later = [n for n, page in enumerate(pages) if steps.index(page.step) >= steps.index(at.step)]
    return (exact or later or [len(pages) - 1])[0]


def beside(pages: Sequence[Page], at: At | None, by: int) -> Page:
    """The page so many further on, and the first or last one where there is none."""
    return pages[min(max(place_of(pages, at) + by, 0), len(pages) - 1)]


def after_this_case(pages: Sequence[Page], at: At | None) -> Page:
    """The page that follows the case that the room is on; nobody is asked why."""
    here = place_of(pages, at)
    case_id = pages[here].case_id
    others = (page for page in pages[here + 1 :] if page.case_id != case_id or not case_id)
    return next(others, pages[-1])
