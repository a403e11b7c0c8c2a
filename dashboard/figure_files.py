"""The figures of every question as files: a table for each question, and what its columns say."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from dashboard.csv_files import csv_of, unrun
from dashboard.exporting import as_object
from journal.data_dictionary import fields_and_techniques
from journal.errors import Unavailable
from journal.questions import QUESTIONS, Answer
from journal.vocabulary import Word

ABOUT = {
    "team": "the team",
    "from": "the first day that was asked about",
    "to": "the last",
    "grain": "`week` or `block`, which is four weeks",
    "period": "the first day of the week or block, where a row is of one",
}
LAST = {
    "rate": "the share that the question is about",
    "shown_as": "the share as the page tells it",
}
READ_ME = """# The figures of every question

One file for each question, with a row for each team and each week, block or category that may be
shown; `withheld` says of which team and question something is withheld, and why. Figures are read
from the copy of the facts that is taken when the week turns, and rest on as many agents as the
workspace asks for. Nobody's text is in them, and no agent.

**What is withheld stays withheld when two exports are laid side by side**, as far as the page on
privacy says; what it admits holds here too.
"""


class Kind(Word):
    CSV = "csv", "CSV"
    PARQUET = "parquet", "Parquet"
    JSON = "json", "JSON"


def files_of(answers: Sequence[Answer], kind: Kind) -> dict[str, bytes]:
    """Each file by its name, with the data dictionary; a question that nothing may be told of has
    none of its own."""
    told = [as_object(answer) for answer in answers]
    files = {"dictionary.md": dictionary().encode()}
    if kind is Kind.JSON:
        return files | {"figures.json": json.dumps(told, ensure_ascii=False, indent=1).encode()}
    write = as_parquet if kind is Kind.PARQUET else as_csv
    for name, rows in tables_of(told).items():
        files[f"{name}.{kind.value}"] = write(rows)
    return files


def tables_of(told: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The rows of each question, of all teams; and of what is withheld."""
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in told:
        about = {name: one[name] for name in ("team", "from", "to", "grain")}
        tables[one["question"]] += [about | row for row in one["rows"]]
        tables["withheld"] += [
            {**about, "question": one["question"], "why": why}
            for why in (*one["withheld"], *filter(None, [one.get("small_team")]))
        ]
    return {name: even(rows) for name, rows in tables.items() if rows}


def even(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with the same columns: what one of them lacks is empty."""
    names = dict.fromkeys(name for row in rows for name in row)
    return [{name: row.get(name) for name in names} for row in rows]


def as_csv(rows: list[dict[str, Any]]) -> bytes:
    return csv_of([rows[0], *(unrun(row.values()) for row in rows)])


def as_parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    out = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    content: bytes = out.getvalue().to_pybytes()
    return content


def dictionary() -> str:
    """What each column of each file says, made from the questions themselves."""
    parts = [READ_ME]
    for question in QUESTIONS.values():
        head = f"## `{question.name}`: {question.title}\n\n| column | says |\n|---|---|"
        columns = {**ABOUT, **LAST, **question.columns}
        parts.append(
            "\n".join([head, *(f"| `{name}` | {says} |" for name, says in columns.items())])
        )
    return "\n\n".join([*parts, "# What can be answered", fields_and_techniques()])


def as_zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def written_into(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files into a new or empty folder. Raises Unavailable, and leaves what is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Unavailable(
                f"There is something in {folder} already, and nothing was written. Name a new "
                "folder."
            )
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise Unavailable(
            f"The figures could not be written to {folder}: {error.strerror}. Nothing is lost; "
            "name another folder."
        ) from error
