"""What follows an encounter: promises in all states, and check-ins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
from numpy.random import Generator

from journal.periods import BLOCK, FIRST_BLOCK
from journal.store.moments import stored
from journal.vocabulary import Face, Flag, PromiseKind
from journal.working_time import WorkingTime

KINDS = [kind.value for kind in PromiseKind]
FATES = ("on_time", "late", "cancelled", "never")
YEAR = pd.Timedelta(weeks=52)
OFTEN = np.array(
    [
        [0.03, 0.1, 0.35, 0.6, 0.75],  # drained
        [0.0, 0.01, 0.05, 0.2, 0.45],  # shaken
        [0.0, 0.03, 0.1, 0.25, 0.35],  # angry
        [0.01, 0.04, 0.12, 0.3, 0.4],  # anxious
        [0.02, 0.05, 0.15, 0.35, 0.5],  # can't switch off
        [0.45, 0.3, 0.15, 0.08, 0.03],  # proud
        [0.6, 0.5, 0.25, 0.03, 0.0],  # fine
    ]
)
"""How often each flag fits, from the lightest face to the heaviest."""
TIDIED_UP = pd.Timedelta(days=5)
"""After it fell due nobody waits any more for what was never done; missed it stays."""


def promises(
    frame: pd.DataFrame, now: datetime, working: WorkingTime, rng: Generator
) -> pd.DataFrame:
    """Promises of the encounters that ended with one, most of them kept."""
    waiting = (frame["outcome"] == "waiting").to_numpy()
    made = frame["promise"].notna().to_numpy() & (waiting | (rng.random(len(frame)) < 0.8))
    of = frame[made].reset_index(drop=True)
    n = len(of)
    days = pd.to_datetime(of["local_date"]) + pd.to_timedelta(rng.integers(1, 10, n), "D")
    days += pd.to_timedelta((days.dt.day_of_week == 6).astype(int), "D")  # nobody works on Sundays
    is_day = rng.random(n) < 0.7
    timed = days + pd.to_timedelta(rng.integers(9 * 4, 18 * 4, n) * 15, "m")
    timed = timed.dt.tz_localize(working.zone).dt.tz_convert("UTC").dt.tz_localize(None)
    ends = {day: stored(working.end_of_day(day.date())) for day in days.unique()}
    due = timed.where(~is_day, days.map(ends))
    done, cancelled = fates(of, due, np.datetime64(now.replace(tzinfo=None)), rng)
    return pd.DataFrame(
        {
            "owner_id": of["author_id"],
            "entry_id": of["entry_id"],
            "made_at": of["saved_at"],
            "what": of["promise"],
            "due_at": due,
            "due_is_day": is_day,
            "due_week": days - pd.to_timedelta(days.dt.day_of_week, "D"),
            "kind": rng.choice(np.array(KINDS, dtype=object), n, p=[0.6, 0.2, 0.1, 0.03, 0.07]),
            "case_ref": of["case_ref"],
            "done_at": done,
            "cancelled_at": cancelled,
            "marked_at": done.fillna(cancelled),
        }
    )


def fates(of: pd.DataFrame, due: Any, now: Any, rng: Generator) -> tuple[Any, Any]:
    """When each was done or cancelled; what lies in the future has not happened yet."""
    n = len(of)
    fate = rng.choice(len(FATES), n, p=[0.74, 0.1, 0.05, 0.11])
    span = (due - of["saved_at"]) * pd.Series(rng.uniform(0.5, 0.99, n))
    in_time = of["saved_at"] + span
    late = due + pd.to_timedelta(rng.integers(30, 4000, n), "m")
    done = pd.Series(np.where(fate == 1, late, in_time)).where(fate <= 1)
    cancelled = in_time.where(fate == 2, (due + TIDIED_UP).where(fate == 3))
    done, cancelled = pd.to_datetime(done), pd.to_datetime(cancelled)
    return done.where(done < now), cancelled.where(cancelled < now)


def check_ins(frame: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """How the agents were afterwards, where they said so: heavier after heat, and in some months.
    In each block everybody who wrote says so once at least."""
    blocks = (frame["local_date"] - pd.Timestamp(FIRST_BLOCK)) // BLOCK
    is_first = ~pd.DataFrame({"author": frame["author_id"], "block": blocks}).duplicated()
    of = frame[(rng.random(len(frame)) < 0.55) | is_first].reset_index(drop=True)
    n = len(of)
    heat = of["heat_start"].astype("Float64").fillna(3).to_numpy(dtype=float)
    strain = np.cos((of["week"].max() - of["week"]) / YEAR * 2 * np.pi).to_numpy(dtype=float)
    mood = 5.3 - heat * 0.6 - strain * 0.9 + rng.normal(0, 1, n)
    place = 5 - np.clip(np.round(mood), 1, 5).astype(int)
    chosen = rng.random((n, len(Flag))) < OFTEN[:, place].T
    every = [flag.value for flag in Flag]
    return pd.DataFrame(
        {
            "entry_id": of["entry_id"],
            "author_id": of["author_id"],
            "checked_in_at": of["saved_at"] + pd.Timedelta(minutes=1),
            "local_date": of["local_date"],
            "face": np.array([face.value for face in Face][::-1], dtype=object)[place],
            "flags": [[f for f, fits in zip(every, row, strict=True) if fits] for row in chosen],
        }
    )
