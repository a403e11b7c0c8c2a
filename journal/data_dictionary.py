"""Every field of what people write, as a page: made from the declarations.

`python -m journal.data_dictionary > data/README.md` writes it anew; a test compares the two.
"""

from __future__ import annotations

import re
import sys
from typing import Any, get_args

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel, StringConstraints

from journal.checkin import CheckIn
from journal.entry import Entry, asks, choices
from journal.promise import Promise
from journal.support import SupportRequest
from journal.techniques import Technique
from journal.wording import KINDS, MOST_OWN

HEAD = """# The data

Made from the declarations in `journal/` by `python -m journal.data_dictionary`.

`telecom_complaints_2015.toml` is the example of a mapping for `afterword import`
(see docs/import.md). The default workspaces, `workspace/` and `demo/`, live here too and are
not in the repository.

The audience of a field says how far it travels once its author shares the entry; until then
every field is its author's alone.
"""


DESCRIBED: tuple[tuple[str, type[BaseModel]], ...] = (
    ("An entry", Entry),
    ("A promise", Promise),
    ("A check-in", CheckIn),
    ("A request for support", SupportRequest),
)
MARKUP = re.compile(r"[\\`*_\[\]<>|]")


def data_dictionary() -> str:
    """The page as Markdown."""
    return f"{HEAD}\n{fields_and_techniques()}"


def fields_and_techniques() -> str:
    """What each field asks, what an answer may be, and how far it goes."""
    parts = [fields(title, model) for title, model in DESCRIBED]
    parts += ["## Techniques\n\n| value | technique | serves |\n|---|---|---|"]
    parts += [
        f"| `{one.value}` | {one.label} | {in_cell(one.serves)} |" for one in Technique.said_here()
    ]
    return "\n".join([*parts, "", spare_words(), *called_otherwise()]) + "\n"


def spare_words() -> str:
    """Which codes a workspace can give a meaning."""
    told = ", ".join(
        f"`{spare[0].value}` to `{spare[-1].value}`"
        for words in KINDS.values()
        if (spare := [word for word in words if word.is_own])
    )
    return (
        f"## Words of a workspace\n\nA workspace can add {MOST_OWN} of its own to the causes, and "
        f"as many to the channels and the techniques. Their values are {told}. What they are "
        "called there, and which others it calls otherwise than usual, stands below where there "
        "are any."
    )


def called_otherwise() -> list[str]:
    """What this workspace calls its own words, and the usual ones that it calls otherwise."""
    said = [(kind, word) for kind, words in KINDS.items() for word in words if word.here.said]
    if not said:
        return []
    head = "\n| value | of | called here | usually |\n|---|---|---|---|"
    rows = (
        f"| `{word.value}` | {kind} | {word.label} | {'' if word.is_own else word.usual} |"
        for kind, word in said
    )
    return [head, *rows]


def in_cell(text: str) -> str:
    """A text that people wrote, in a cell of a table: text, and no markup."""
    return MARKUP.sub(r"\\\g<0>", text)


def fields(title: str, model: type[BaseModel]) -> str:
    """A table of what each field of one thing asks."""
    head = f"## {title}\n\n| field | asks | answer | audience |\n|---|---|---|---|"
    return "\n".join([head, *(line(name, model) for name in model.model_fields), ""])


def line(name: str, model: type[BaseModel]) -> str:
    declared = asks(name, model)
    required = ", required" if model.model_fields[name].is_required() else ""
    answer = f"{answered(name, model)}{required}"
    return f"| `{name}` | {declared.label} | {answer} | {declared.audience.label} |"


def answered(name: str, model: type[BaseModel]) -> str:
    """What an answer may be."""
    if name == "techniques":
        return "techniques (below), each with `helped`, `no_difference`, `worse` or nothing"
    words = choices(name, model)
    if words is not None:
        return ", ".join(f"`{word.value}`" for word in words.said_here())
    field = model.model_fields[name]
    kind = next((k for k in (bool, int, float, str) if k in flat(field.annotation)), None)
    if kind is None:
        return "a moment"
    return described(kind, limits(field.annotation) | limits_of(field.metadata))


def described(kind: type, limit: dict[str, Any]) -> str:
    if kind is bool:
        return "yes or no"
    if kind is str:
        return f"text, {limit['max']:,} characters" if "max" in limit else "text"
    return f"{limit['ge']:,} to {limit['le']:,}" if limit else "a number"


def flat(annotation: Any) -> list[Any]:
    """An annotation and everything inside it."""
    return [annotation, *(part for arg in get_args(annotation) for part in flat(arg))]


def limits(annotation: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in flat(annotation):
        found |= limits_of(getattr(part, "metadata", ())) | limits_of([part])
    return found


def limits_of(metadata: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in metadata:
        if isinstance(part, Ge):
            found["ge"] = part.ge
        if isinstance(part, Le):
            found["le"] = part.le
        if isinstance(part, MaxLen | StringConstraints) and part.max_length:
            found["max"] = part.max_length
    return found


if __name__ == "__main__":
    sys.stdout.write(data_dictionary())
