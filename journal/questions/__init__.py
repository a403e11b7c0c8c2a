"""What the charts ask: one file per question, each SQL over a scope of the facts."""

from journal.questions.asking import ask, ask_all
from journal.questions.behaviours import BEHAVIOURS
from journal.questions.causes import CAUSES
from journal.questions.causes_and_outcomes import CAUSES_AND_OUTCOMES
from journal.questions.channels import CHANNELS
from journal.questions.choosing import choose
from journal.questions.escalations import ESCALATIONS
from journal.questions.exceptions import EXCEPTIONS
from journal.questions.heat import HEAT
from journal.questions.outcomes import OUTCOMES
from journal.questions.promises import CALLBACKS, OTHER_PROMISES
from journal.questions.question import Answer, Asked, Only, Question, Series, Table
from journal.questions.reasons import EXPLAINED, REASONS
from journal.questions.running_week import RunningWeek, running_week
from journal.questions.team_changes import TEAM_CHANGES
from journal.questions.teams import TEAMS
from journal.questions.techniques import TECHNIQUES
from journal.questions.time_to_callback import TIME_TO_CALLBACK
from journal.questions.when import WHEN

QUESTIONS: dict[str, Question] = {
    question.name: question
    for question in (
        OUTCOMES,
        ESCALATIONS,
        REASONS,
        EXPLAINED,
        CALLBACKS,
        OTHER_PROMISES,
        TIME_TO_CALLBACK,
        HEAT,
        CAUSES,
        CAUSES_AND_OUTCOMES,
        CHANNELS,
        BEHAVIOURS,
        EXCEPTIONS,
        TECHNIQUES,
        TEAMS,
        TEAM_CHANGES,
        WHEN,
    )
}
SERIES: dict[str, Series] = {
    name: question for name, question in QUESTIONS.items() if isinstance(question, Series)
}
"""The questions that are answered period by period."""

__all__ = [
    "BEHAVIOURS",
    "CALLBACKS",
    "CAUSES",
    "CAUSES_AND_OUTCOMES",
    "CHANNELS",
    "ESCALATIONS",
    "EXCEPTIONS",
    "EXPLAINED",
    "HEAT",
    "OTHER_PROMISES",
    "OUTCOMES",
    "QUESTIONS",
    "REASONS",
    "SERIES",
    "TEAMS",
    "TEAM_CHANGES",
    "TECHNIQUES",
    "TIME_TO_CALLBACK",
    "WHEN",
    "Answer",
    "Asked",
    "Only",
    "Question",
    "RunningWeek",
    "Series",
    "Table",
    "ask",
    "ask_all",
    "choose",
    "running_week",
]
