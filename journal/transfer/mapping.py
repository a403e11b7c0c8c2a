"""A mapping: which column of a file answers which question, and what its words mean here.

team = "Complaints 2015"            # the team of records that the rows go to
readable_by = ["sam"]               # logins of its supervisors
encoding = "utf-8"                  # how the file is written; may be left out
separator = ","                     # between two cells; may be left out

[columns]                           # question = column
outcome = "Status"

[values.outcome]                    # what the file says = what that means here
"Solved" = "resolved"

[occurred_at]
date = "Date"
date_formats = ["%Y-%m-%d", "%d-%m-%y"]
time = "Time"                       # may be left out, with its format
time_format = "%H:%M"
timezone = "Europe/Berlin"          # the workspace's, if left out

[defaults]                          # for what the file does not hold
cause = "unclear"
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from journal.entry import REQUIRED, Record, choices
from journal.errors import Refused
from journal.toml_file import problem_of, toml_in, toml_of, wrong
from journal.transfer.when import ColumnName, When, not_empty

MOMENT = ("occurred_at", "when_known")
FROM_ONE_CELL = tuple(
    name
    for name, field in Record.model_fields.items()
    if name not in MOMENT and field.default != ()  # () is for questions with several answers
)
NEVER_DEFAULT = "escalated_to"
MAY_DEFAULT = tuple(name for name in REQUIRED if name != NEVER_DEFAULT)


def is_encoding(name: str) -> str:
    try:
        "".encode(name)
    except (LookupError, ValueError) as error:
        raise wrong(f"“{name}” is not an encoding. Write “utf-8”, “cp1252” or “utf-16”.") from error
    return name


def shown_name(name: str) -> str:
    """The name of a team without what nobody can see, as it is typed by hand."""
    shown = " ".join("".join(c for c in name if c.isprintable() or c == " ").split())
    if not shown:
        raise wrong("is empty.")
    return shown


class FileMapping(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    team: Annotated[ColumnName, StringConstraints(max_length=100), AfterValidator(shown_name)]
    readable_by: Annotated[tuple[ColumnName, ...], AfterValidator(not_empty)]
    encoding: Annotated[str, AfterValidator(is_encoding)] = "utf-8"
    separator: Annotated[str, Field(min_length=1, max_length=1)] = ","
    columns: dict[str, ColumnName]
    values: dict[str, dict[str, str]] = {}
    occurred_at: When
    defaults: Annotated[dict[str, str], Field(validate_default=True)] = {}

    @field_validator("columns")
    @classmethod
    def _columns_fit(cls, columns: dict[str, str]) -> dict[str, str]:
        refuse_if([no_column(name) for name in columns])
        return columns

    @field_validator("values")
    @classmethod
    def _values_fit(
        cls, values: dict[str, dict[str, str]], info: ValidationInfo
    ) -> dict[str, dict[str, str]]:
        told = [no_column(name) for name in values]
        told += [no_word(name, word) for name, words in values.items() for word in words.values()]
        told += [
            f"{name} has no column that these could stand in."
            for name in values
            if name in FROM_ONE_CELL and name not in info.data.get("columns", values)
        ]
        if values.get(NEVER_DEFAULT, {}).get(""):
            told.append(f"An empty cell of {NEVER_DEFAULT} is no answer and stays unanswered.")
        refuse_if(told)
        return values

    @field_validator("defaults")
    @classmethod
    def _defaults_fit(cls, defaults: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        told = [no_default(name, word) for name, word in defaults.items()]
        columns = info.data.get("columns")
        if columns is not None:
            told += [
                f"{name} has a column. A default beside it would hide what is empty there."
                for name in defaults
                if name in columns
            ]
            told += [
                f"{name} has neither a column nor a default, and a record needs it."
                for name in MAY_DEFAULT
                if name not in defaults and name not in columns
            ]
        refuse_if(told)
        return defaults

    def used_columns(self) -> tuple[str, ...]:
        """The columns that a file has to have, each once."""
        return tuple(dict.fromkeys((*self.columns.values(), *self.occurred_at.columns())))


def no_column(name: str) -> str:
    """Why a question cannot be answered from one column; empty where it can, as are the next."""
    if name in MOMENT:
        return f"{name} is told under [occurred_at]."
    if name not in FROM_ONE_CELL:
        return f"“{name}” cannot come from a column. These can: {', '.join(FROM_ONE_CELL)}."
    return ""


def no_word(name: str, word: str) -> str:
    """Why a question cannot be answered with a word; no answer is always right."""
    words = choices(name, Record) if name in FROM_ONE_CELL else None
    if words is None or word in ("", *words.said_here()):
        return ""
    return f"“{word}” is not an answer to {name}. These are: {', '.join(words.said_here())}."


def no_default(name: str, word: str) -> str:
    """Why a question cannot have a default."""
    if name == NEVER_DEFAULT:
        return (
            f"{NEVER_DEFAULT} cannot have a default: it would invent an escalation rate. Leave "
            "it out; what the file does not say stays unanswered."
        )
    if name not in MAY_DEFAULT:
        return f"“{name}” cannot have a default. These can: {', '.join(MAY_DEFAULT)}."
    return no_word(name, word) if word else f"{name} needs an answer."


def refuse_if(told: list[str]) -> None:
    """Refuses with all the sentences there are; an empty one tells of nothing wrong."""
    if sentences := [sentence for sentence in told if sentence]:
        raise wrong(" ".join(sentences))


def read_mapping(file: Path) -> FileMapping:
    """The mapping that a TOML file holds. Raises Refused with all that is wrong with it."""
    return parse_mapping(toml_in(file))


def read_mapping_text(written: bytes) -> FileMapping:
    """The same of what stands in such a file. Raises Refused."""
    return parse_mapping(toml_of(written, "mapping"))


def parse_mapping(given: dict[str, Any]) -> FileMapping:
    """The mapping that parsed TOML makes. Raises Refused with all that is wrong with it."""
    try:
        return FileMapping.model_validate(given)
    except ValidationError as error:
        problems = [problem_of(detail, "mapping") for detail in error.errors()]
        raise Refused(problems) from error
