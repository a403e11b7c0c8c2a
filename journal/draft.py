"""A draft: answers as they were given, kept before anybody asks whether they are complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class SetAside:
    """A text that another tab had written where this one wrote something else."""

    field: str
    text: str


@dataclass(frozen=True)
class Draft:
    """Kept under the id that the entry will have, or, for a change, has already."""

    draft_id: str
    author_id: str
    kept_at: datetime
    answers: Answers
    set_aside: tuple[SetAside, ...] = field(default=())
    changes_entry: bool = False


def changed(draft: Draft, changes: Answers, seen: Answers) -> Draft:
    """The draft with some answers given anew.

    `seen` is what the page showed when a text was written. A text that came from elsewhere in
    the meantime is set aside and not overwritten: no word is lost to a second tab.
    """
    answers = dict(draft.answers)
    aside = list(draft.set_aside)
    for name, value in changes.items():
        stored = answers.get(name)
        if name in seen and isinstance(stored, str) and stored not in (seen[name], value):
            aside.append(SetAside(name, stored))
        if value is None or value in ("", [], {}):
            answers.pop(name, None)
        else:
            answers[name] = value
    return Draft(
        draft.draft_id,
        draft.author_id,
        draft.kept_at,
        answers,
        tuple(dict.fromkeys(aside)),
        draft.changes_entry,
    )
