"""What the charts ask: one file per question, each SQL over a scope of the facts."""

from journal.questions.asking import ask, ask_all
from journal.questions.choosing import choose
from journal.questions.escalations import ESCALATIONS
from journal.questions.heat import HEAT
from journal.questions.outcomes import OUTCOMES
from journal.questions.promises import CALLBACKS, OTHER_PROMISES
from journal.questions.question import Answer, Asked, Question
from journal.questions.running_week import RunningWeek, running_week

QUESTIONS: dict[str, Question] = {
    question.name: question for question in (OUTCOMES, ESCALATIONS, CALLBACKS, OTHER_PROMISES, HEAT)
}

__all__ = [
    "CALLBACKS",
    "ESCALATIONS",
    "HEAT",
    "OTHER_PROMISES",
    "OUTCOMES",
    "QUESTIONS",
    "Answer",
    "Asked",
    "Question",
    "RunningWeek",
    "ask",
    "ask_all",
    "choose",
    "running_week",
]
