"""What is typed while the connection is gone: where it is held, and what the page says of it.

Until the server has answered for a text it is on the page; where "Only I use this device" was
chosen it is in the browser's storage too, under the person and the draft, for a day at most. A
page that is loaded again, or that goes on after the connection is back, hands over what was left,
and forgets it when the server has kept it. On any other device nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.components import component

KEY = "keeping"


@dataclass(frozen=True)
class Left:
    """A text that a page left: the widget it was typed in, and what it may be written over."""

    place: str
    text: str
    seen: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What became of the texts handed over with a number."""

    number: int = 0
    refused: tuple[int, ...] = ()
    """Which of them could not be kept, by their place in what was handed over."""
    kept_at: str = ""


def watch(person_id: str, *, own_device: bool, answer: Answer, on_left: Callable[[], None]) -> None:
    """Draws the line that tells of a cut connection; `on_left` finds what is handed over."""
    component("keeping")(
        key=KEY,
        data={
            "person": person_id,
            "own": own_device,
            "answered": answer.number,
            "refused": list(answer.refused),
            "kept": answer.kept_at,
        },
        on_left_change=on_left,
    )


def forget() -> None:
    """Takes everything out of the browser's storage: the session was ended."""
    component("keeping")(key=KEY, data={"person": ""})


def handed_over(state: Any, person_id: str) -> tuple[int, Sequence[Left]] | None:
    """The number of what a page of this person handed over, and the texts; None for nothing."""
    sent = state.get("left") if state else None
    if not sent or sent["person"] != person_id:
        return None
    texts = [Left(one["place"], one["text"], tuple(one["seen"])) for one in sent["texts"]]
    return sent["number"], texts
