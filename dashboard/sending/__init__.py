"""What Trends says as one page to send: it holds all it needs, loads nothing and runs nothing.

It has the sentences and the tables, and no charts.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from dashboard.exporting import about, as_table
from dashboard.tables import table_in_a_box
from journal.errors import Unavailable
from journal.questions import Asked
from journal.questions.last_block import LastBlock
from journal.questions.overview import Overview, Told
from journal.questions.wording import day

PAGE = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))


def as_page(told: Overview) -> str:
    """The page as HTML; every text in it is escaped."""
    asked = told.asked
    heading = f"{asked.team.name}, {day(asked.first)} to {day(asked.last)}"
    only = f" {asked.only}." if asked.only else ""
    grain = f"Told by {asked.grain.value}s, from the copy of the facts before {day(asked.before)}."
    parts = [
        section("What changed", sentences(told.changed), "first"),
        section("The last closed block", tiles(told.blocks)) if told.blocks else "",
        section(
            "Over time",
            sentences([told.lopsided] if told.lopsided else [])
            + sentences([f"Marked, {change.told}" for change in told.marked])
            + figures(told.over_time),
        ),
        section("What is behind it", figures(told.behind)),
        section("How it was handled", figures(told.handled)),
        section("Teams", figures(told.teams)) if told.teams else "",
    ]
    return PAGE.substitute(
        title=escape(f"Trends: {heading}"),
        heading=escape(heading),
        about=escape(f"{grain}{only} {asked.of_few or rests_on(asked)}"),
        body="\n".join(parts),
    )


def rests_on(asked: Asked) -> str:
    return f"Figures rest on at least {asked.least_agents} people."


def written(file: Path, page: str) -> None:
    """Writes the page whole or not at all, in the place of an earlier one. Raises Unavailable."""
    beside = file.with_name(f"{file.name}.new")
    try:
        beside.write_text(page, encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        raise Unavailable(
            f"The page could not be written to {file}: {error.strerror}. Nothing is lost; name "
            "another place with --out."
        ) from error


def section(title: str, body: str, kind: str = "") -> str:
    return f'<section class="{kind}"><h2>{escape(title)}</h2>{body}</section>'


def sentences(told: Sequence[str], kind: str = "") -> str:
    return "".join(f'<p class="{kind}">{escape(sentence)}</p>' for sentence in told)


def tiles(blocks: Sequence[LastBlock]) -> str:
    return f"<dl>{''.join(map(tile, blocks))}</dl>"


def tile(found: LastBlock) -> str:
    return (
        f'<div><dt>{escape(found.name)}</dt><dd class="value">{escape(str(found.last.shown))}</dd>'
        f"<dd>{escape(found.details)}</dd></div>"
    )


def figures(told: Sequence[Told]) -> str:
    return "".join(map(figure, told))


def figure(told: Told) -> str:
    """What is said, and the table behind it."""
    answer = told.answer
    title = f"<h3>{escape(answer.question.title)}</h3>"
    if answer.rows.empty:
        return title + sentences([told.finding])
    of_what = " · ".join(f"{name}: {text}" for name, text in about(answer))
    table = table_in_a_box(as_table(answer), f"{answer.question.title}, as a table")
    return (
        f"{title}{sentences([told.finding])}{sentences(answer.withheld, 'note')}"
        f"<details><summary>Table</summary>{sentences([of_what], 'note')}{table}</details>"
    )
