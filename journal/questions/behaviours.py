"""Which behaviours agents met; threats, assault and discrimination stand apart and first.

A behaviour could embarrass, so each is counted in stretches of its own, as long as it takes for
enough agents to have met it. An entry may name several, and no total is told.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

import pandas as pd

from journal.periods import BLOCK
from journal.questions.facts import Facts
from journal.questions.question import Answer, Asked, Table
from journal.questions.tally import EVERY_ENTRY, among_blocks, counted, stretches_asked
from journal.questions.wording import day, people_or_more
from journal.vocabulary import Behaviour

GRAVE = (Behaviour.THREATS, Behaviour.ASSAULT, Behaviour.DISCRIMINATION)


@dataclass(frozen=True, kw_only=True)
class Behaviours(Table):
    def answer(self, facts: Facts) -> Answer:
        asked = facts.asked
        met = counted(facts, ["behaviour"], relation="behaviour_facts_in_scope")
        every = counted(facts, EVERY_ENTRY).groupby("block", sort=False)["entries"].sum().to_dict()
        apart = dict(list(met.groupby("behaviour")))
        rows = [
            row
            for one in (*GRAVE, *(one for one in Behaviour if one not in GRAVE))
            if (row := row_of(one, apart.get(str(one), met.iloc[:0]), every, asked))
        ]
        told = {row["behaviour_value"] for row in rows}
        left = [one.label for one in Behaviour if str(one) not in told]
        return Answer(self, asked, pd.DataFrame(rows), {}, not_shown(left, asked))


def row_of(
    behaviour: Behaviour, met: pd.DataFrame, every: Mapping[Hashable, int], asked: Asked
) -> dict[str, object] | None:
    """How many entries name a behaviour, in the stretches in which enough agents met it."""
    stretches = stretches_asked(met, asked)
    if not stretches:
        return None
    within, blocks = among_blocks(met, stretches), [*chain.from_iterable(stretches)]
    return {
        "behaviour": behaviour.label,
        "behaviour_value": str(behaviour),
        "apart": behaviour in GRAVE,
        "entries": int(within["entries"].sum()),
        "of": sum(every.get(block, 0) for block in blocks),
        "since": day(blocks[0]),
        "up_to": day(blocks[-1] + BLOCK - timedelta(days=1)),
        "agents": int(within["agent"].nunique()),
        "blocks": tuple(blocks),
    }


def not_shown(left: list[str], asked: Asked) -> tuple[str, ...]:
    """Which behaviours are not shown; whether anybody met them is not said. Of records, behind
    which nobody stands, what is not shown is not there."""
    if not left or not asked.least_agents:
        return ()
    few = people_or_more(asked.least_agents)
    return (f"Not shown, as they would rest on fewer than {few}: {', '.join(left)}.",)


def finding(answer: Answer) -> str:
    most = answer.rows.iloc[int(answer.rows["entries"].argmax())]
    told = (
        f"Named most often: {most['behaviour']}, in {most['entries']:,} of {most['of']:,} entries"
    )
    told += f" from {most['since']} to {most['up_to']}."
    grave = answer.rows[answer.rows["apart"]]
    for row in grave.to_dict("records"):
        if row["behaviour"] != most["behaviour"]:
            told += f" {row['behaviour']}: in {row['entries']:,} of {row['of']:,}."
    return told + " Entries that name none may not have been asked."


BEHAVIOURS = Behaviours(
    name="behaviours",
    title="Behaviours met",
    columns={
        "behaviour": "Behaviour",
        "entries": "Entries that name it",
        "of": "Of all entries",
        "since": "From",
        "up_to": "To",
        "agents": "Agents who met it",
    },
    asked_of_all=False,
    finding=finding,
    nothing="No entry in these blocks names a behaviour.",
    leads_to={"entries": "true"},
    named_by={"behaviour_value": "$behaviour_value = any(behaviours)"},
)
