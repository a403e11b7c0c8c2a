"""When the encounter was, and how exactly that is known."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dashboard import forms, session
from dashboard.drafting import Drafting
from dashboard.in_its_place import in_its_place
from journal.entry import asks
from journal.vocabulary import WhenKnown


@in_its_place
def when(drafting: Drafting) -> None:
    """How exactly the moment is known, and then the moment."""
    answers = drafting.answers
    known = answers.get("when_known")
    words = [WhenKnown.JUST_NOW, WhenKnown.THIS_SHIFT, WhenKnown.ANOTHER_DAY]
    forms.chips(
        "when_known",
        asks("occurred_at").label,
        words,
        key=drafting.key("when"),
        value=known if known in words else None,
        given=lambda field, value: say_when(drafting, field, value),
    )
    if known not in (WhenKnown.THIS_SHIFT, WhenKnown.ANOTHER_DAY):
        return
    zone = session.workspace().zone
    moment = datetime.fromisoformat(str(answers["occurred_at"]))
    moment = moment.astimezone(zone) if moment.tzinfo else moment

    def at(day: date, clock: time) -> None:
        then = datetime.combine(day, clock)
        if known == WhenKnown.THIS_SHIFT and then > session.now().astimezone(zone).replace(
            tzinfo=None
        ):
            then -= timedelta(days=1)  # a shift that began before midnight
        drafting.given("occurred_at", then.isoformat(timespec="minutes"))

    if known == WhenKnown.ANOTHER_DAY:
        forms.a_day(
            "Which day?",
            key=drafting.key("day"),
            value=moment.date(),
            given=lambda day: at(day, moment.time()),
        )
    forms.a_time(
        "About what time?",
        key=drafting.key("time"),
        value=moment.time().replace(second=0, microsecond=0),
        given=lambda clock: at(moment.date(), clock),
    )


def say_when(drafting: Drafting, field: str, known: str | None) -> None:
    """Only "just now" sets the moment; any other answer leaves it for the day and time to say."""
    now = {"occurred_at": session.now().isoformat()} if known == WhenKnown.JUST_NOW else {}
    drafting.keep({field: known, **now})
