"""Files that people write in TOML: what stands in them, or what is wrong, in sentences for them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic_core import ErrorDetails, PydanticCustomError

from journal.errors import Problem, Refused

A_TEXT = "has to be a text in quotation marks."
A_NUMBER = "has to be a whole number."
A_TIME = 'has to be a time of the day, such as "03:00".'
SENTENCES = {
    "missing": "is missing. Add it.",
    "extra_forbidden": "does not belong here. Check how it is spelt.",
    "string_type": A_TEXT,
    "path_type": A_TEXT,
    "tuple_type": "has to be a list in square brackets.",
    "string_too_short": "is empty.",
    "int_type": A_NUMBER,
    "int_parsing": A_NUMBER,
    "int_from_float": A_NUMBER,
    "time_type": A_TIME,
    "time_parsing": A_TIME,
}
"""What is wrong, by pydantic's name for it."""


def toml_in(file: Path) -> dict[str, Any]:
    """What stands in a file. Raises Refused where it cannot be read; no value of it, of which one
    may be a secret, is repeated then."""
    try:
        written = file.read_bytes()
    except OSError as error:
        told = "cannot be opened. Check the name, the folder and who owns it."
        raise Refused([Problem(file.name, told)]) from error
    return toml_of(written, file.name)


def toml_of(written: bytes, name: str) -> dict[str, Any]:
    """The same of what was read from a file of this name."""
    try:
        return tomllib.loads(written.decode("utf-8").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise Refused([Problem(name, "is not written in UTF-8. Save it so.")]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        told = f"is not TOML: {error}. Check its quotation marks and brackets."
        raise Refused([Problem(name, told)]) from error


def wrong(sentence: str) -> PydanticCustomError:
    """What a validator of such a file raises."""
    return PydanticCustomError("wrong", "{sentence}", {"sentence": sentence})


def problem_of(detail: ErrorDetails, whole: str) -> Problem:
    """What pydantic finds wrong in a file, of which `whole` is the name; the parts of a list are
    counted from 1."""
    parts = [part for part in detail["loc"] if part != "[key]"]
    path = ".".join(str(part + 1 if isinstance(part, int) else part) for part in parts)
    return Problem(f"{whole}, {path}", sentence_for(detail))


def sentence_for(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "wrong":
            return detail["msg"]
        case "string_too_long":
            longest = detail["ctx"]["max_length"]
            return f"is too long. It has to fit in {longest} character{'s' * (longest > 1)}."
        case "greater_than_equal":
            return f"has to be {detail['ctx']['ge']} or more."
        case "less_than_equal":
            return f"has to be {detail['ctx']['le']} or less."
        case other:
            return SENTENCES.get(other, "has to be a table of its own.")
