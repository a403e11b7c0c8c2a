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
PROMISE_ALONE = "promise_alone"
"""Whether the draft is of a promise without an entry."""
SUPPORT_ALONE = "support_alone"
"""Whether the draft is of a request for support."""
SUPPORT_ASKED = "support_asked"
"""Whom it names, in their order: the id of each, and as what they are asked."""
SUPPORT_NOTE = "support_note"
INCIDENT = "incident"
"""Whether the draft is of an incident report."""
WRITTEN_FOR = "written_for"
"""For which form of a debrief or of the playbook the draft is (forms.written_for)."""
WHOLE = "whole"
"""Whether a draft began with all that its form showed, so that what is missing was emptied."""
OF_NO_ENTRY = (PROMISE_ALONE, SUPPORT_ALONE, INCIDENT, WRITTEN_FOR)
IDENTIFIERS_KEPT = "identifiers_kept"
"""Pieces of texts that look like a customer's data and stay, each with its reason."""
TRIED_NEXT = "tried_next"
"""What came of what its author had wanted to try: which entry says it, and the answer."""
MISSING = object()


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

    `seen` is what the page showed of them, or the texts it may have shown. What came from
    elsewhere in the meantime is not overwritten: a text is set aside, several choices and
    promises are merged one by one. No word is lost to a second tab.
    """
    answers = dict(draft.answers)
    aside = list(draft.set_aside)
    for name, given in changes.items():
        value, stored = given, answers.get(name)
        if name == PROMISES and name in seen:
            value, displaced = merged(seen[name], given, stored or [])
            aside += [SetAside("what", text) for text in displaced]
        elif name in seen and isinstance(stored, list | dict) and isinstance(given, list | dict):
            value = chosen(seen[name] or type(given)(), given, stored)
        elif name in seen and isinstance(stored, str) and stored not in (given, *texts(seen[name])):
            aside.append(SetAside(name, stored))
        if value is None or value in ("", [], {}):
            answers.pop(name, None)
        else:
            answers[name] = value
    return replace(draft, answers=answers, set_aside=tuple(dict.fromkeys(aside)))


def texts(seen: object) -> tuple[object, ...]:
    return seen if isinstance(seen, tuple) else (seen,)


def chosen(seen: Any, given: Any, stored: Any) -> Any:
    """Several choices, or what was said of each, as this page changed them and others did."""
    if isinstance(given, list):
        kept = [one for one in stored if one in given or one not in seen]
        return kept + [one for one in given if one not in seen and one not in kept]
    gone = seen.keys() - given.keys()
    anew = {key: value for key, value in given.items() if value != seen.get(key, MISSING)}
    return {key: value for key, value in stored.items() if key not in gone} | anew


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
