"""A text field that is kept while it is written, and says nothing is kept before it is.

Streamlit's own text area hands its text over when it loses the focus; a phone that is locked
or a page that is reloaded would lose words. This component sends 0.8 s after the last key, or
2 s after the first one of somebody who writes on, and again every 3 s until the server has answered
for exactly that message. What is not answered for is held as dashboard.keeping tells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.components import component


@dataclass(frozen=True)
class Message:
    """What a field sent: its text, what it was written over or sent since, and its number."""

    text: str
    seen: tuple[str, ...]
    number: int


def write_text(
    label: str,
    *,
    key: str,
    person_id: str,
    value: str,
    answered: int,
    kept_at: str,
    on_text: Callable[[], None],
    hint: str = "",
    rows: int = 3,
) -> None:
    """Draws the field. `value` is what the server keeps, `answered` the number of the last
    message it has kept, `kept_at` when; `on_text` finds the message in the state under `key`,
    which names the place of the text in its draft."""
    component("writing")(
        key=key,
        data={
            "label": label,
            "place": key,
            "person": person_id,
            "value": value,
            "answered": answered,
            "kept": kept_at,
            "hint": hint,
            "rows": rows,
        },
        on_text_change=on_text,
    )


def message(state: Any, person_id: str) -> Message | None:
    """What this person typed into the field; a tab that changed hands may send another's."""
    sent = state.get("text") if state else None
    if not sent or sent["person"] != person_id:
        return None
    return Message(sent["value"], tuple(sent["seen"]), sent["number"])
