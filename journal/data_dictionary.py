"""Every field of what people write, as a page: made from the declarations.

`python -m journal.data_dictionary > data/README.md` writes it anew; a test compares the two.
"""

from __future__ import annotations

import sys
from typing import Any, get_args

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel, StringConstraints

from journal.checkin import CheckIn
from journal.entry import Entry, asks, choices
from journal.promise import Promise
from journal.support import SupportRequest
from journal.techniques import Technique

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


def data_dictionary() -> str:
    """The page as Markdown."""
    return f"{HEAD}\n{fields_and_techniques()}"


def fields_and_techniques() -> str:
    """What each field asks, what an answer may be, and how far it goes."""
    parts = [fields(title, model) for title, model in DESCRIBED]
    parts += ["## Techniques\n\n| value | technique | serves |\n|---|---|---|"]
    parts += [f"| `{t.value}` | {t.label} | {t.serves} |" for t in Technique]
    return "\n".join(parts) + "\n"


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
        return ", ".join(f"`{word.value}`" for word in words)
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
