"""What a page does when somebody looks over a shoulder, or when nobody is there any more.

*Hide now* covers a private page at once, in the browser, and keeps it as it is beneath: nothing
that is being written is lost. On a device that others use too, the page asks after ten idle
minutes whether the session is locked, and goes; the server is the judge.
"""

from __future__ import annotations

from dashboard.components import component
from journal.accounts import IDLE, SEEN_EVERY


def watch(*, can_hide: bool, locks: bool) -> None:
    """Draws the button on a private page, and watches over a session that locks."""
    component("leaving")(
        key="leaving",
        data={
            "can_hide": can_hide,
            "locks": locks,
            "idle": IDLE.total_seconds(),
            "seen_every": SEEN_EVERY.total_seconds(),
        },
    )
