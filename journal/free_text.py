"""What may stand in a free text: everything a person can write, and no invisible controls."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any

from journal.draft import WRITTEN_FOR
from journal.identifiers import masked
from journal.ids import is_id

FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONG = 20_000
"""Characters that fit into one long answer; some eight printed pages."""
SENTENCE = 300
SHORT = 60
IDS = ("promise_id", "wanted_in", "person_id", "case_id", "owner_id")
"""What an answer calls something else by."""
MOMENTS = ("occurred_at", "due", "due_said_at")
"""What an answer says of when."""


def cleaned(text: str) -> str:
    """The text with Unix line ends and without control characters, which nobody can see.

    Joiners and marks (emoji families, right-to-left text) are writing and stay. Lone
    surrogates, which no store can hold, become the replacement character.
    """
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc")
    return kept.encode("utf-8", "replace").decode("utf-8")


def unformulated(cell: str) -> str:
    """A cell of a table or file that a spreadsheet will not run as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def storable(text: str) -> str:
    """The text as any door stores it: cleaned, and without the number of any payment card."""
    return masked(cleaned(text))


def storable_throughout(answer: Any) -> Any:
    """An answer with every text in it storable, however deep it stands."""
    if isinstance(answer, str):
        return storable(answer)
    if isinstance(answer, list | tuple):
        return type(answer)(storable_throughout(part) for part in answer)
    if isinstance(answer, dict):
        return {
            storable_throughout(name): v if is_of_ours(name, v) else storable_throughout(v)
            for name, v in answer.items()
        }
    return answer


def is_of_ours(name: object, value: object) -> bool:
    """Whether an answer is no text of anybody's, but an id or a moment that the page names. One id
    in some thousands reads as a card number, and one moment in ten late in the evening; masked, it
    would lead nowhere, and what was written under it would be lost."""
    if not isinstance(value, str):
        return False
    if name in MOMENTS:
        return is_moment(value)
    return (name in IDS and is_id(value)) or (
        name == WRITTEN_FOR and is_id(value.partition(" ")[2])
    )


def is_moment(text: str) -> bool:
    """Whether this is a day or a time of our days exactly as pages write it: with no figure more,
    behind which a card could stand."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    written = (moment.isoformat(), moment.isoformat(timespec="minutes"), moment.date().isoformat())
    return text in written and 1900 <= moment.year < 2200
