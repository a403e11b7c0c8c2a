"""What is on the screen, as a table, as a file, as text, and as plain values."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.csv_files import csv_of, unrun
from dashboard.tables import Cell, Table
from journal.free_text import unformulated
from journal.questions import Answer, Asked
from journal.questions.wording import day

PERIOD = {"week": "Week from", "block": "Block from"}


def as_table(answer: Answer) -> Table:
    """The rows that are shown, under the labels that are read; of periods the latest first."""
    question, held = answer.question, answer.rows.to_dict("list")
    columns: dict[str, list[Cell]] = {}
    if "period" in held:
        columns = {PERIOD[answer.asked.grain]: [day(period) for period in held["period"]]}
    if "shown_as" in held and "shown_as" not in question.columns:
        part = question.columns[question.share[0]] if question.share else ""
        columns[f"{part}, share"] = held["shown_as"]
    columns |= {
        label: [read(value) for value in held[name]]
        for name, label in question.columns.items()
        if name in held
    }
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    return Table(list(columns), rows[::-1] if "period" in held else rows)


def read(value: float) -> str | int:
    """A number of a table: a mean with one digit, which is all that was measured."""
    return f"{value:.1f}" if isinstance(value, float) else value


def about(answer: Answer) -> list[tuple[str, str]]:
    """Of what an answer is: what was asked for, how much stands behind it, what is withheld."""
    asked, counted_in = answer.asked, answer.question.denominator
    behind = answer.totals.get(counted_in)
    label = answer.question.columns.get(counted_in, "Entries")
    return [
        ("Team", asked.team.name),
        *days(asked),
        *((("Only", str(asked.only)),) if asked.only else ()),
        *(((label, str(behind)),) if behind is not None else ()),
        *(("Withheld", sentence) for sentence in answer.withheld),
    ]


def days(asked: Asked) -> list[tuple[str, str]]:
    """From when to when, once there is a block."""
    if not asked.blocks:
        return []
    return [("From", asked.first.isoformat()), ("To", asked.last.isoformat())]


def as_csv(answer: Answer) -> bytes:
    """The table, with what it says and of what printed above it."""
    told = [
        ("Question", answer.question.title),
        ("Finding", answer.finding),
        *about(answer),
        *((("Small team", answer.asked.of_few),) if answer.asked.of_few else ()),
    ]
    return below(told, as_table(answer))


def below(told: list[tuple[str, str]], table: Table) -> bytes:
    """A table as a file, below what is told of it."""
    lines = [(name, unformulated(text)) for name, text in told]
    return csv_of([*lines, [], table.head, *map(unrun, table.rows)])


def as_text(answer: Answer) -> list[str]:
    """What the screen says, line by line, for a terminal."""
    title = f"{answer.question.title}, {answer.asked.team.name}"
    few = [answer.asked.of_few] if answer.asked.of_few else []
    if answer.rows.empty:
        return [title, answer.finding, *few]
    table = as_table(answer)
    drawn = pd.DataFrame(table.cells, columns=table.head).to_string(index=False)
    return [title, answer.finding, *answer.withheld, *few, "", drawn]


def as_object(answer: Answer) -> dict[str, Any]:
    """The answer for JSON: a period is named by its first day, the earliest first; what is
    missing in a row is null."""
    asked, rows = answer.asked, answer.rows
    told = dict.fromkeys(("period", *answer.question.columns, "rate", "shown_as"))
    named = rows[[name for name in told if name in rows]]
    return {
        "question": answer.question.name,
        "team": asked.team.name,
        "from": asked.first.isoformat() if asked.blocks else None,
        "to": asked.last.isoformat() if asked.blocks else None,
        "grain": asked.grain.value,
        **({"only": {asked.only.by: asked.only.value}} if asked.only else {}),
        "finding": answer.finding,
        "rows": [
            {str(name): plain(value) for name, value in row.items()}
            for row in named.to_dict("records")
        ],
        "withheld": list(answer.withheld),
        **({"small_team": asked.of_few} if asked.of_few else {}),
    }


def plain(value: Any) -> Any:
    """A cell as JSON knows it."""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return None if pd.isna(value) else value


def file_name(answer: Answer, kind: str) -> str:
    asked = answer.asked
    only = f"-{asked.only.value}" if asked.only else ""
    return f"afterword-{answer.question.name}{only}-{asked.first}-{asked.last}.{kind}"
