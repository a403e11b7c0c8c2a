"""A text field that is kept while it is written, and says nothing is kept before it is.

Streamlit's own text area hands its text over when it loses the focus; a phone that is locked
or a page that is reloaded would lose words. This component sends 0.8 s after the last key and
again every 3 s until the server has answered for exactly that message.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.components import component


def write_text(
    label: str,
    *,
    key: str,
    value: str,
    answered: int,
    on_text: Callable[[], None],
    hint: str = "",
    rows: int = 3,
) -> None:
    """Draws the field. `value` is what the server keeps, `answered` the number of the last
    message it has kept; `on_text` finds the message in the state under `key`."""
    component("writing")(
        key=key,
        data={"label": label, "value": value, "answered": answered, "hint": hint, "rows": rows},
        on_text_change=on_text,
    )


def message(state: Any) -> dict[str, Any] | None:
    """What the field sent: value, seen (what it was written over) and number."""
    sent = state.get("text") if state else None
    return dict(sent) if sent else None
