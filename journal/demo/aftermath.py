"""What follows an encounter: promises in all states, and check-ins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
from numpy.random import Generator

from journal.store.moments import stored
from journal.vocabulary import Face, Flag, PromiseKind
from journal.working_time import WorkingTime

KINDS = [kind.value for kind in PromiseKind]
FATES = ("on_time", "late", "cancelled", "never")
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
    """How the agents were afterwards, where they said so: heavier after heat."""
    of = frame[rng.random(len(frame)) < 0.55].reset_index(drop=True)
    n = len(of)
    heat = of["heat_start"].astype("Float64").fillna(3).to_numpy(dtype=float)
    faces = np.array([face.value for face in Face], dtype=object)
    mood = np.clip(np.round(5.4 - heat * 0.6 + rng.normal(0, 1, n)), 1, 5).astype(int)
    heavy = [Flag.DRAINED, Flag.SHAKEN, Flag.ANGRY, Flag.ANXIOUS, Flag.CANT_SWITCH_OFF]
    light = [Flag.PROUD, Flag.FINE]
    drawn = rng.random((n, 2))
    flags = []
    for row in range(n):
        among = heavy if mood[row] <= 2 else light
        chosen = among[int(drawn[row, 0] * len(among))]
        flags.append([chosen.value] if drawn[row, 1] < 0.55 else [])
    return pd.DataFrame(
        {
            "entry_id": of["entry_id"],
            "author_id": of["author_id"],
            "checked_in_at": of["saved_at"] + pd.Timedelta(minutes=1),
            "local_date": of["local_date"],
            "face": faces[mood - 1],
            "flags": flags,
        }
    )
