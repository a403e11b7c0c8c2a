"""Words of a workspace's own in a journal that is taken along: told by their names, as another
workspace may give the same codes another meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journal.called import OWN
from journal.draft import WRITTEN_FOR
from journal.techniques import Technique
from journal.transfer.proposing.words import called_so
from journal.wording import FIELDS, KINDS


class Unsaid(Exception):
    """No word of this workspace has the name; which name, in its sentence."""


def own_words() -> dict[str, str]:
    """What each is called here."""
    every = (word for words in KINDS.values() for word in words.said_here())
    return {word.value: word.label for word in every if word.is_own}


def in_our_words(answers: Mapping[str, Any], names: Mapping[str, Any]) -> dict[str, Any]:
    """Answers of a file, with the words that are called here as they are `names`d in it. Of words
    that are one here the effect that was given stays; none does where they were given several.
    Raises Unsaid."""
    told = dict(answers)
    for field, kind in FIELDS.items():
        given = told.get(field)
        if isinstance(given, str):
            told[field] = code_here(kind, given, names)
        elif given:
            effects = effects_here(kind, given, names)
            told[field] = {one: how[0] if len(how) == 1 else None for one, how in effects.items()}
    form, _, about = str(told.get(WRITTEN_FOR, "")).partition(" ")
    if about.startswith(OWN):
        told[WRITTEN_FOR] = f"{form} {code_here('technique', about, names)}"
    return told


def effects_here(
    kind: str, given: Mapping[str, Any], names: Mapping[str, Any]
) -> dict[str, list[Any]]:
    """The effects that each word of this workspace was given in the file."""
    effects: dict[str, list[Any]] = {}
    for code, how in dict(given).items():
        known = effects.setdefault(code_here(kind, code, names), [])
        if how is not None and how not in known:
            known.append(how)
    return effects


def with_several_effects(answers: Mapping[str, Any], names: Mapping[str, Any]) -> list[Technique]:
    """Techniques that `in_our_words` left without an effect, as they were given several."""
    given = dict(answers).get("techniques")
    if not given or isinstance(given, str):
        return []
    effects = effects_here("technique", given, names)
    return [Technique(code) for code, how in effects.items() if len(how) > 1]


def code_here(kind: str, code: str, names: Mapping[str, Any]) -> str:
    if not code.startswith(OWN):
        return code
    name = names.get(code)
    found = called_so(KINDS[kind], name) if isinstance(name, str) else None
    if found is None:
        raise Unsaid(
            f"names a {kind} that another workspace added, “{name or code!s:.60}”, which this one "
            "does not have, and was left out. An admin can add it under Admin, Words; import it "
            "again then."
        )
    return found
