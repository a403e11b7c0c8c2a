"""So much of something in so long, and no more."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta


class Allowance:
    """Allows a number of times in any stretch of time."""

    def __init__(self, times: int, within: timedelta) -> None:
        self._latest: deque[datetime] = deque(maxlen=times)
        self._within = within

    def allow(self, now: datetime) -> bool:
        """Whether once more is allowed; if so, it counts."""
        is_full = len(self._latest) == self._latest.maxlen
        if is_full and now - self._latest[0] < self._within:
            return False
        self._latest.append(now)
        return True
