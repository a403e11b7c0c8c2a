"""How long a backup may be kept at most: what is to be gone by then would be in it."""

from __future__ import annotations

from journal.store.engine import Store

CHECK_INS = 90
"""Days after which a check-in is gone, the shortest of what is kept for a time."""


def shortest_retention(_: Store) -> int:
    """In days, the shortest time for which the workspace keeps anything that people wrote."""
    return CHECK_INS
