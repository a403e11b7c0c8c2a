"""Two who change one thing: the second is told, and overwrites nothing that they have not seen."""

from __future__ import annotations

from journal.errors import ChangedMeanwhile


def check_as_seen(what: str, seen: object, there: object, said: str = "") -> None:
    """Whether a thing is as it was when its page was drawn; `said` tells how it is now. Raises
    ChangedMeanwhile."""
    if seen == there:
        return
    now = f" Now it is: {said}." if said else ""
    raise ChangedMeanwhile(
        f"{what}: somebody else changed this while you had it open, and nothing of theirs was "
        f"overwritten.{now} What you wrote is still here. Look at both; saving again puts yours in "
        "the place of theirs."
    )
