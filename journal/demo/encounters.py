"""A team's encounters over the weeks, as columns ready for the store."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from numpy.random import Generator

from journal.demo.organisation import CHANGES_IN_WEEK, DemoTeam
from journal.demo.situations import Situation, situations, tellings
from journal.periods import WEEK
from journal.vocabulary import Cause, EscalatedTo, EscalationReason, ExceptionKind, WhenKnown

ANSWERED = 0.5
"""How often an optional question is answered."""
BUSY = np.array([3, 6, 8, 7, 6, 6, 7, 8, 7, 5, 3], dtype=float)  # 08:00 to 18:00
WEEKDAYS = np.array([22, 19, 18, 17, 15, 9], dtype=float)  # Monday to Saturday
TEXTS = ("their_view", "went_well", "try_next", "told_customer")
PASSED_TO = [EscalatedTo.SUPERVISOR, EscalatedTo.SPECIALIST, EscalatedTo.SECURITY]
REASONS = [reason.value for reason in EscalationReason]
REASONED = [0.31, 0.27, 0.22, 0.05, 0.15]
"""How often each reason is given for passing one on."""
K = ExceptionKind
GIVEN: dict[str, tuple[float, tuple[ExceptionKind, ...]]] = {
    Cause.OUR_MISTAKE: (0.22, (K.REFUND, K.VOUCHER, K.REPLACEMENT)),
    Cause.DELIVERY: (0.2, (K.VOUCHER, K.REFUND, K.REPLACEMENT)),
    Cause.PRODUCT: (0.18, (K.REPLACEMENT, K.REFUND)),
    Cause.BILLING: (0.17, (K.WAIVED_FEE, K.REFUND)),
    Cause.WAITING: (0.13, (K.VOUCHER, K.PRIORITY)),
    Cause.POLICY: (0.12, (K.RULE_BENT, K.WAIVED_FEE)),
}
"""How often a cause leads to an exception, and to which kinds of it."""
SELDOM = (0.03, (K.RULE_BENT, K.VOUCHER))
WORTH = {
    K.REFUND: 38,
    K.VOUCHER: 12,
    K.WAIVED_FEE: 9,
    K.REPLACEMENT: 64,
    K.PRIORITY: 0,
    K.RULE_BENT: 6,
}
GRAVE = (("threats", 0.16), ("discrimination", 0.09))
"""What comes with insults and shouting, and how often."""


def encounters(
    team: DemoTeam,
    author_ids: list[str],
    weeks: list[date],
    now: datetime,
    zone: ZoneInfo,
    rng: Generator,
) -> pd.DataFrame:
    """One row per encounter, without the columns that say where it is kept.

    The running week is drawn whole, what is still to come in it included: so the day on which a
    demo is made decides nothing but where it ends.
    """
    per_week = rng.poisson(team.weekly, len(weeks))
    index = np.repeat(np.arange(len(weeks)), per_week)
    frame = moments(weeks, index, zone, rng)
    frame["week_index"] = index
    moment = pd.Timestamp(now.replace(tzinfo=None))
    frame["saved_at"] = frame["saved_at"].where(frame["saved_at"] < moment, moment)
    shares = rng.dirichlet(np.full(len(author_ids), 6.0))
    frame["author_id"] = rng.choice(np.array(author_ids, dtype=object), len(frame), p=shares)
    tell(frame, situations(team.situations), rng)
    escalate(frame, team, rng)
    give(frame, rng)
    return frame.drop(columns="week_index")


def moments(weeks: list[date], index: Any, zone: ZoneInfo, rng: Generator) -> pd.DataFrame:
    """When they happened: in working hours, in local time, stored in UTC."""
    n = len(index)
    mondays = np.array(weeks, dtype="datetime64[D]")[index]
    days = mondays + rng.choice(6, n, p=WEEKDAYS / WEEKDAYS.sum()).astype("timedelta64[D]")
    minutes = 60 * (8 + rng.choice(11, n, p=BUSY / BUSY.sum())) + rng.integers(0, 60, n)
    local = pd.Series(days.astype("datetime64[s]") + minutes.astype("timedelta64[m]"))
    utc = local.dt.tz_localize(zone).dt.tz_convert("UTC").dt.tz_localize(None)
    known = rng.choice(
        np.array([w.value for w in WhenKnown], dtype=object), n, p=[0.45, 0.3, 0.2, 0.05]
    )
    return pd.DataFrame(
        {
            "occurred_at": utc.to_numpy(),
            "saved_at": (utc + pd.to_timedelta(rng.integers(3, 300, n), "m")).to_numpy(),
            "local_date": days,
            "week": mondays,
            "when_known": known,
        }
    )


def tell(frame: pd.DataFrame, told: tuple[Situation, ...], rng: Generator) -> None:
    """What happened, drawn from the situations, with half of the optional questions answered."""
    n = len(frame)
    which = rng.integers(0, len(told), n)
    words = random.Random(int(rng.integers(1 << 30)))
    texts = np.array([tellings(situation, words) for situation in told], dtype=object)
    frame["cause"] = pick([s.cause for s in told], which)
    frame["channel"] = one_of([s.channels for s in told], which, rng)
    frame["outcome"] = one_of([s.outcomes for s in told], which, rng)
    frame["what_happened"] = sometimes(texts[which, rng.integers(0, texts.shape[1], n)], 0.7, rng)
    for name in TEXTS:
        frame[name] = sometimes(pick([getattr(s, name) or None for s in told], which), 0.6, rng)
    frame["promise"] = pick([s.promise or None for s in told], which)
    heat = np.array([s.heat for s in told])[which] + rng.integers(-1, 2, (n, 2))
    answered = rng.random(n) < ANSWERED
    for column, name in enumerate(("heat_start", "heat_end")):
        values = pd.array(np.clip(heat[:, column], 1, 5), dtype="Int32")
        values[~answered] = pd.NA
        frame[name] = values
    for name in ("behaviours", "feelings"):
        lists = pick([list(getattr(s, name)) for s in told], which)
        answered = rng.random(n) < ANSWERED
        frame[name] = [given if yes else [] for given, yes in zip(lists, answered, strict=True)]
    chances = rng.random((n, len(GRAVE)))
    frame["behaviours"] = [
        with_grave(*one) for one in zip(frame["behaviours"], chances, strict=True)
    ]
    use_techniques(frame, told, which, rng)
    frame["minutes"] = pd.array(np.clip(rng.gamma(3.0, 5.0, n).astype(int), 2, 90), dtype="Int32")
    frame.loc[rng.random(n) >= ANSWERED, "minutes"] = pd.NA
    numbers = rng.integers(100_000, 999_999, n)
    frame["case_ref"] = sometimes(np.array([f"FH-{x}" for x in numbers], dtype=object), 0.5, rng)


def with_grave(met: list[str], chances: Any) -> list[str]:
    """Insults and shouting come with worse now and then."""
    if not {"insults", "shouting"} & set(met):
        return met
    more = [one for (one, share), chance in zip(GRAVE, chances, strict=True) if chance < share]
    return list(dict.fromkeys([*map(str, met), *more]))


def use_techniques(
    frame: pd.DataFrame, told: tuple[Situation, ...], which: Any, rng: Generator
) -> None:
    effects = np.array(["helped", "no_difference", "worse", None], dtype=object)
    used, felt = [], []
    drawn = rng.random((len(frame), 6))
    effect = rng.choice(4, (len(frame), 6), p=[0.5, 0.17, 0.05, 0.28])
    for row, situation in enumerate(which):
        listed = told[situation].techniques
        kept = [t for i, t in enumerate(listed) if drawn[row, 5] < 0.6 and drawn[row, i] < 0.7]
        used.append(kept)
        felt.append([effects[effect[row, i]] for i in range(len(kept))])
    frame["techniques"], frame["technique_effects"] = used, felt


def escalate(frame: pd.DataFrame, team: DemoTeam, rng: Generator) -> None:
    """Whether it was passed on: at a steady share, but for the change in week 40."""
    n = len(frame)
    share = np.full(n, team.escalated)
    if team.escalated_later is not None:
        share[frame["week_index"] >= CHANGES_IN_WEEK - 1] = team.escalated_later
    passed = rng.random(n) < share
    to = rng.choice(np.array(PASSED_TO, dtype=object), n, p=[0.55, 0.42, 0.03])
    frame["escalated_to"] = np.where(passed, to, EscalatedTo.NOBODY.value)
    reasons = rng.choice(np.array(REASONS, dtype=object), n, p=REASONED)
    frame["escalation_reason"] = only(passed & (rng.random(n) < ANSWERED), reasons)
    explained = pd.array(rng.random(n) < 0.7, dtype="boolean")
    explained[~(passed & (rng.random(n) < ANSWERED))] = pd.NA
    frame["escalation_explained"] = explained


def give(frame: pd.DataFrame, rng: Generator) -> None:
    """Exceptions: some causes lead to one more often than others, and to another kind of it."""
    n = len(frame)
    often = frame["cause"].map(lambda cause: GIVEN.get(cause, SELDOM)[0]).to_numpy(float)
    gave = rng.random(n) < often
    chances = zip(frame["cause"], rng.random(n), strict=True)
    kinds = np.array([usual_kind(cause, chance) for cause, chance in chances])
    frame["exception_kind"] = only(gave, kinds.astype(object))
    worth = np.array([WORTH[kind] for kind in kinds], dtype=float)
    values = np.round(rng.gamma(3.0, worth / 3)) + 1
    known = gave & (worth > 0) & (rng.random(n) < 0.8)
    frame["exception_value"] = np.where(known, values, np.nan)
    frame["exception_reason"] = None


def usual_kind(cause: str, chance: float) -> str:
    """One of the kinds that a cause leads to, the first of them most often."""
    kinds = GIVEN.get(cause, SELDOM)[1]
    return str(kinds[min(int(chance * chance * len(kinds)), len(kinds) - 1)])


def pick(values: list[Any], which: Any) -> Any:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array[which]


def one_of(choices: list[tuple[Any, ...]], which: Any, rng: Generator) -> Any:
    """For each row one of its situation's choices."""
    longest = max(map(len, choices))
    table = np.array([[c[i % len(c)] for i in range(longest)] for c in choices], dtype=object)
    lengths = np.array([len(c) for c in choices])[which]
    return table[which, (rng.random(len(which)) * lengths).astype(int)]


def only(where: Any, values: Any) -> Any:
    """The values where a condition holds, and no answer elsewhere."""
    nothing = np.full(len(values), None, dtype=object)
    return np.where(where, values, nothing)


def sometimes(values: Any, share: float, rng: Generator) -> Any:
    return only(rng.random(len(values)) < share, values)


def weeks_until(today: date, number: int) -> list[date]:
    """The Mondays of so many weeks, the last of them the running one."""
    monday = today - timedelta(days=today.weekday())
    return [monday - WEEK * back for back in range(number - 1, -1, -1)]
