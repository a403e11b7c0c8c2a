"""Notices of promises, by the browser, while a page is open.

They are asked for by a tap, and only where "Only I use this device" was chosen: on any other one
they would come up before whoever sits there. The page asks every few minutes what there is to
tell, so that what was done meanwhile is not told, and a session that has ended tells nothing.
"""

from __future__ import annotations

import uuid

from dashboard.components import component

OURS = uuid.UUID("0d6c9f0e-5f7c-4d8f-8c0a-6b1f3a0c2e41")


def watch(person_id: str) -> None:
    """Draws nothing, and tells whoever asked for it in this browser."""
    draw("noticing", person_id, offers=False)


def offer(person_id: str) -> None:
    """Draws the button by which notices are asked for and ended."""
    draw("noticing offered", person_id, offers=True)


def draw(key: str, person_id: str, *, offers: bool) -> None:
    """For whom they were asked for is remembered by the browser, and means nothing elsewhere."""
    whose = str(uuid.uuid5(OURS, person_id))
    component("noticing")(key=key, data={"whose": whose, "offers": offers})
