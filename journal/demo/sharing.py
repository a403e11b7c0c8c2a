"""What agents share of their last encounters: with their supervisor, with their team, with both."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import numpy as np
import pandas as pd
from numpy.random import Generator

from journal.vocabulary import Audience

LAST_WEEKS = 12
SHARED = 0.2
"""How often one is shared that is told in a few sentences."""
WITH = (
    ((Audience.SUPERVISOR,), 0.45),
    ((Audience.TEAM,), 0.35),
    ((Audience.SUPERVISOR, Audience.TEAM), 0.2),
)


def shares(frame: pd.DataFrame, now: datetime, rng: Generator) -> pd.DataFrame:
    """A row for each audience that an encounter is shared with; some go well, some do not."""
    is_told = frame["what_happened"].notna() & (
        frame["went_well"].notna() | frame["try_next"].notna()
    )
    is_late = frame["week"] > frame["week"].max() - pd.Timedelta(weeks=LAST_WEEKS)
    of = frame[is_told & is_late & (rng.random(len(frame)) < SHARED)]
    n = len(of)
    audiences = pd.Series(
        [WITH[place][0] for place in rng.choice(len(WITH), n, p=[often for _, often in WITH])],
        index=of.index,
        dtype=object,
    )
    shared_at = of["saved_at"] + pd.to_timedelta(rng.integers(2, 3000, n), "m")
    every = pd.DataFrame(
        {"entry_id": of["entry_id"], "audience": audiences, "shared_at": shared_at}
    ).explode("audience", ignore_index=True)
    every["share_id"] = [str(UUID(bytes=rng.bytes(16), version=4)) for _ in range(len(every))]
    every["audience"] = every["audience"].map(str)
    return every[every["shared_at"] < np.datetime64(now.replace(tzinfo=None))]
