"""A draft: answers as they were given, kept before anybody asks whether they are complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

Answers = Mapping[str, Any]
Drafted = Mapping[str, Any]
"""A promise in a draft: its id and the answers given for it."""
PROMISES = "promises"


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
    is_kept: bool = True
    """Whether it is in the store; what a change would start from is not, before it changes."""


def changed(draft: Draft, changes: Answers, seen: Answers) -> Draft:
    """The draft with some answers given anew.

    `seen` is what the page showed when a text or the promises changed. A text that came from
    elsewhere in the meantime is set aside and not overwritten, and promises are merged one by
    one: no word is lost to a second tab.
    """
    answers = dict(draft.answers)
    aside = list(draft.set_aside)
    for name, value in changes.items():
        stored = answers.get(name)
        if name == PROMISES and name in seen:
            value, displaced = merged(seen[name], value, stored or [])
            aside += [SetAside("what", text) for text in displaced]
        elif name in seen and isinstance(stored, str) and stored not in (seen[name], value):
            aside.append(SetAside(name, stored))
        if value is None or value in ("", [], {}):
            answers.pop(name, None)
        else:
            answers[name] = value
    return replace(draft, answers=answers, set_aside=tuple(dict.fromkeys(aside)))


def merged(
    seen: Sequence[Drafted], given: Sequence[Drafted], stored: Sequence[Drafted]
) -> tuple[list[Drafted], list[str]]:
    """Promises as this page changed them, with what another has changed since this one saw them;
    and the texts of the other that gave way."""
    was, mine, theirs = ({p["promise_id"]: p for p in ps} for ps in (seen, given, stored))
    together: list[Drafted] = []
    displaced: list[str] = []
    for promise_id in dict.fromkeys([*theirs, *mine]):
        before, here, there = (of.get(promise_id) for of in (was, mine, theirs))
        if here is not None and there is not None:
            old = before or {}
            together.append(
                {**there, **{name: v for name, v in here.items() if v != old.get(name)}}
            )
            written = there.get("what")
            if written and written != old.get("what") and written != together[-1].get("what"):
                displaced.append(written)
        elif (one := here or there) is not None and one != before:
            together.append(one)  # new here or there, or changed where the other removed it
    return together, displaced
