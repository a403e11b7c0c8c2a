"""What became of promises, by the period in which they fell due: callbacks, then the others."""

from __future__ import annotations

from journal.questions.question import Answer, Series
from journal.questions.wording import counted, people_or_more
from journal.statistics import Tier, shown_as

CAME_DUE = "state in ('kept_on_time', 'kept_late', 'missed')"
STATES = ("kept_on_time", "kept_late", "missed", "no_longer_needed")
COLUMNS = {
    "promises": "Fell due",
    "kept_on_time": "Kept on time",
    "kept_late": "Kept late",
    "missed": "Missed",
    "no_longer_needed": "No longer needed",
    "renegotiated": "Renegotiated before",
    "agents": "Agents",
}


def told(answer: Answer, which: str) -> str:
    """The kept rate, the other states and how many were renegotiated, as statistics.md words
    them."""
    totals = answer.totals
    rate = shown_as(totals["kept_on_time"], totals["promises"])
    few = ", too few for a percentage" if rate.tier in (Tier.COUNT, Tier.INTERVAL) else ""
    moved = totals["renegotiated"]
    were = counted(moved, "was", "were") if moved else "None were"
    sentence = (
        f"{which} kept on time: {rate}{few}, {answer.span}. "
        f"{totals['kept_late']:,} kept late, {totals['missed']:,} missed, "
        f"{totals['no_longer_needed']:,} no longer needed. "
        f"{were} renegotiated before they fell due."
    )
    if "open" not in totals:
        few = people_or_more(answer.asked.least_agents)
        return f"{sentence} Open ones are not shown: fewer than {few} have any."
    if not totals["open"]:
        return f"{sentence} None are open."
    return f"{sentence} {counted(totals['open'], 'is', 'are')} open and not counted."


def question(name: str, title: str, which: str, condition: str) -> Series:
    return Series(
        name=name,
        title=title,
        columns=COLUMNS,
        counts={
            "promises": f"{condition} and {CAME_DUE}",
            **{state: f"{condition} and state = '{state}'" for state in STATES},
            "renegotiated": f"{condition} and {CAME_DUE} and renegotiated > 0",
        },
        denominator="promises",
        finding=lambda answer: told(answer, which),
        nothing=f"{which}: none fell due in these weeks.",
        share=("kept_on_time", "promises"),
        share_name=f"{which} kept on time",
        share_told=f"{which[0].lower()}{which[1:]} were kept on time",
        relation="promise_facts_in_scope",
        # They fall due in weeks that are not drawn yet.
        beside={"open": f"{condition} and state = 'open'"},
    )


CALLBACKS = question("callbacks", "Callbacks", "Callbacks", "is_callback")
OTHER_PROMISES = question("other_promises", "Other promises", "Other promises", "not is_callback")
