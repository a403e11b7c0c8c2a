"""A text of the draft on Reflect."""

from __future__ import annotations

from dashboard import forms
from dashboard.drafting import Drafting


def text(drafting: Drafting, field: str, rows: int = 3) -> None:
    """What the field holds, and keeps as it is written."""
    forms.field_text(
        field,
        key=drafting.key(field),
        value=drafting.answers.get(field),
        given=drafting.written,
        rows=rows,
    )
