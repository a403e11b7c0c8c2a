"""A mapping as the TOML file that the command line takes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from journal.transfer.mapping import FileMapping

HEAD = """# How a file of records is read. Import it on the page, or with
#     afterword import FILE --mapping THIS.toml

"""
PLAIN = ("team", "readable_by", "encoding", "separator")


def as_toml(mapping: FileMapping) -> str:
    """The mapping written out; read back it is the same one."""
    given = mapping.model_dump(exclude_none=True, exclude_defaults=True)
    lines = [f"{name} = {in_toml(given[name])}" for name in PLAIN if name in given]
    lines += table("columns", given["columns"])
    for question, words in given.get("values", {}).items():
        lines += table(f"values.{in_toml(question)}", words)
    lines += table("occurred_at", given["occurred_at"])
    lines += table("defaults", given.get("defaults", {}))
    return HEAD + "\n".join(lines) + "\n"


def table(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    if values:
        yield f"\n[{name}]"
        yield from (f"{in_toml(key)} = {in_toml(value)}" for key, value in values.items())


def in_toml(value: Any) -> str:
    """A text, or a list of texts; JSON writes both as TOML does, but for one control character."""
    listed = list(value) if isinstance(value, tuple) else value
    return json.dumps(listed, ensure_ascii=False).replace("\x7f", "\\u007f")
