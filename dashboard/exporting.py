"""What is on the screen, as a table, as a file, as text, and as plain values."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas as pd

from journal.free_text import unformulated
from journal.questions import Answer
from journal.questions.wording import day

PERIOD = {"week": "Week from", "block": "Block from"}


def as_table(answer: Answer) -> pd.DataFrame:
    """The rows that are shown, under the labels that are read; of periods the latest first."""
    rows = answer.rows
    if "period" not in rows:
        columns = {name: label for name, label in answer.question.columns.items() if name in rows}
        return in_text(rows[list(columns)].rename(columns=columns))
    rows = rows.sort_values("period", ascending=False)
    columns = {name: label for name, label in answer.question.columns.items() if name in rows}
    table = rows[list(columns)].rename(columns=columns)
    table.insert(0, PERIOD[answer.asked.grain], [day(period) for period in rows["period"]])
    if "shown_as" in rows:
        part = columns[answer.question.share[0]] if answer.question.share else ""
        table.insert(1, f"{part}, share", rows["shown_as"].to_numpy())
    return in_text(table)


def in_text(table: pd.DataFrame) -> pd.DataFrame:
    """Measures as text: a page would print 3.5 as 3.5000, a precision that nobody measured."""
    for name in table.select_dtypes("float"):
        table[name] = [f"{value:.1f}" for value in table[name]]
    return table


def as_csv(answer: Answer) -> bytes:
    """The table with the question, team, span and what is withheld printed above it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    asked = answer.asked
    about = [
        ("Question", answer.question.title),
        ("Team", asked.team.name),
        ("From", asked.first.isoformat()),
        ("To", asked.last.isoformat()),
        *((("Only", str(asked.only)),) if asked.only else ()),
        ("Finding", answer.finding),
        *(("Withheld", sentence) for sentence in answer.withheld),
    ]
    writer.writerows([(name, unformulated(text)) for name, text in about])
    writer.writerow([])
    table = as_table(answer)
    writer.writerow(table.columns)
    writer.writerows(
        [unformulated(cell) if isinstance(cell, str) else cell for cell in row]
        for row in table.itertuples(index=False)
    )
    return out.getvalue().encode("utf-8-sig")


def as_text(answer: Answer) -> list[str]:
    """What the screen says, line by line, for a terminal."""
    title = f"{answer.question.title}, {answer.asked.team.name}"
    if answer.rows.empty:
        return [title, answer.finding]
    table = as_table(answer).to_string(index=False)
    return [title, answer.finding, *answer.withheld, "", table]


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
    }


def plain(value: Any) -> Any:
    """A cell as JSON knows it."""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return None if pd.isna(value) else value


def file_name(answer: Answer) -> str:
    asked = answer.asked
    only = f"-{asked.only.value}" if asked.only else ""
    return f"afterword-{answer.question.name}{only}-{asked.first}-{asked.last}.csv"
