"""My patterns: what one's own entries, check-ins and promises add up to, for oneself alone.

Nothing here is compared with anybody else's. Shares are told as they may be (statistics/display).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from journal.people import Workspace
from journal.periods import local_date
from journal.policy import Scope
from journal.promise import state_of
from journal.reading.heaviness import HEAVY
from journal.reading.intentions import IntentionTurnedOut, my_intentions
from journal.reading.own import my_check_ins
from journal.statistics import Display, shown_as
from journal.store.engine import Store
from journal.store.ledger import came_due
from journal.store.patterns import (
    count_answers,
    count_heat,
    count_techniques,
    exact_moments,
    latest_that_went_well,
)
from journal.techniques import Technique
from journal.vocabulary import (
    Behaviour,
    Cause,
    Channel,
    Flag,
    Outcome,
    PartOfDay,
    PromiseState,
    Weekday,
    Word,
)
from journal.wording import Wording

MOST_SAID = 5
MOST_PROMISES = 10_000
BEGINS = {6: PartOfDay.MORNING, 12: PartOfDay.AFTERNOON, 18: PartOfDay.EVENING}
MET: dict[str, type[Word]] = {
    "cause": Cause,
    "channel": Channel,
    "behaviours": Behaviour,
    "outcome": Outcome,
}


@dataclass(frozen=True)
class Often:
    """An answer, and in how many of the entries it was given."""

    word: Word
    shown: Display


@dataclass(frozen=True)
class Used:
    """A technique, how often it was used, and how often it helped where that was said."""

    technique: Technique
    times: int
    helped: Display


@dataclass(frozen=True)
class Patterns:
    entries: int
    met: dict[str, tuple[Often, ...]]
    """By question, the most frequent first."""
    weekdays: tuple[Often, ...]
    parts_of_day: tuple[Often, ...]
    """Of encounters whose time is exactly known."""
    used: tuple[Used, ...]
    cooled: Display
    kept_on_time: Display
    heavy: Display
    felt: tuple[Often, ...]
    went_well: tuple[str, ...]
    intentions: tuple[IntentionTurnedOut, ...]


def my_patterns(
    store: Store, scope: Scope, *, since: date, now: datetime, workspace: Workspace
) -> Patterns:
    """What the encounters since a day add up to, check-ins and promises likewise."""
    counts = {field: count_answers(store, scope, field, since) for field in MET}
    entries = sum(counts["cause"].values())
    moments = [moment.astimezone(workspace.zone) for moment in exact_moments(store, scope, since)]
    heat = count_heat(store, scope, since)
    check_ins = [
        felt
        for at, felt in my_check_ins(store, scope).values()
        if local_date(at, workspace.zone) >= since
    ]
    return Patterns(
        entries=entries,
        met={
            field: tuple(Often(MET[field](word), shown_as(n, entries)) for word, n in held.items())
            for field, held in counts.items()
        },
        weekdays=often((weekday_of(moment) for moment in moments), len(moments), Weekday),
        parts_of_day=often((part_of_day(moment) for moment in moments), len(moments), PartOfDay),
        used=used_by_me(store, scope, since),
        cooled=shown_as(heat["cooled"], heat["told"]),
        kept_on_time=kept_on_time(store, scope, since, now, workspace),
        heavy=shown_as(sum(felt.face in HEAVY for felt in check_ins), len(check_ins)),
        felt=often((flag for felt in check_ins for flag in felt.flags), len(check_ins), Flag),
        went_well=tuple(latest_that_went_well(store, scope, since, MOST_SAID)),
        intentions=tuple(
            one
            for one in my_intentions(store, scope)
            if local_date(one.told.answered_at, workspace.zone) >= since
        ),
    )


def used_by_me(store: Store, scope: Scope, since: date = date.min) -> tuple[Used, ...]:
    """The techniques that one has named oneself, the most used first."""
    return tuple(
        Used(Technique(row["technique"]), row["used"], shown_as(row["helped"], row["judged"]))
        for row in count_techniques(store, scope, since)
    )


def met_by_me(store: Store, scope: Scope, wording: Wording, kind: str) -> set[str]:
    """The words of a kind that are offered no longer and that one's own entries were answered with,
    by their codes."""
    hidden = {one.code for one in wording.of(kind) if one.is_hidden}
    if not hidden:
        return set()
    if kind == "technique":
        return hidden & {row["technique"] for row in count_techniques(store, scope, date.min)}
    return hidden & count_answers(store, scope, kind, date.min).keys()


def often(words: Iterable[Word], of: int, kind: type[Word]) -> tuple[Often, ...]:
    """How often each word comes, in the order of its vocabulary; those that never come left out."""
    counted = Counter(words)
    return tuple(Often(word, shown_as(counted[word], of)) for word in kind if counted[word])


def weekday_of(moment: datetime) -> Weekday:
    return list(Weekday)[moment.weekday()]


def part_of_day(moment: datetime) -> PartOfDay:
    begun = [part for hour, part in BEGINS.items() if hour <= moment.hour]
    return begun[-1] if begun else PartOfDay.NIGHT


def kept_on_time(
    store: Store, scope: Scope, since: date, now: datetime, workspace: Workspace
) -> Display:
    """Of one's own promises that have fallen due and were not called off before."""
    states = [
        state_of(saved.promise, now)
        for saved, _ in came_due(store, scope, now, MOST_PROMISES)
        if local_date(saved.promise.due_at, workspace.zone) >= since
    ]
    due = [state for state in states if state is not PromiseState.NO_LONGER_NEEDED]
    return shown_as(sum(state is PromiseState.KEPT_ON_TIME for state in due), len(due))
