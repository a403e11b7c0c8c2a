"""What Trends says as one page to send: it holds all it needs, loads nothing and runs nothing.

Its charts are those of the screen, drawn here.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from dashboard.charts import DRAWN
from dashboard.charts.marks import letter, with_marks
from dashboard.drawing import DARK, as_svg
from dashboard.drawing.paper import LIGHT
from dashboard.exporting import about, as_table
from dashboard.tables import Table, table_in_a_box
from dashboard.written_page import page_beside
from journal.actions.sending import AllToSend
from journal.errors import Unavailable
from journal.marked_changes import MarkedChange
from journal.questions import Answer, Asked
from journal.questions.last_block import LastBlock
from journal.questions.overview import Overview, Told
from journal.questions.wording import day, people_or_more

PAGE = page_beside(__file__)


def as_page(told: Overview | AllToSend) -> str:
    """The page as HTML; every text in it is escaped."""
    return of_all_teams(told) if isinstance(told, AllToSend) else of_a_team(told)


def of_a_team(told: Overview) -> str:
    asked = told.asked
    days = f"{day(asked.first)} to {day(asked.last)}" if asked.blocks else "no block yet"
    heading = f"{asked.team.name}, {days}"
    only = f" {asked.only}." if asked.only else ""
    grain = f"Told by {asked.grain.value}s, from the copy of the facts before {day(asked.before)}."
    parts = [
        section("What changed", sentences(told.changed), "first"),
        section("The last closed block", tiles(told.blocks)) if told.blocks else "",
        section(
            "Over time",
            sentences([told.lopsided] if told.lopsided else [])
            + sentences([f"{letter(n)}, {change.told}" for n, change in enumerate(told.marked)])
            + figures(told.over_time, told.marked),
        ),
        section("What is behind it", figures(told.behind)),
        section("How it was handled", figures(told.handled)),
        section("Teams", figures(told.teams)) if told.teams else "",
    ]
    return page_of(heading, f"{grain}{only} {asked.of_few or rests_on(asked)}", parts)


def of_all_teams(told: AllToSend) -> str:
    """The same of all teams of a supervisor, with the charts of what changed."""
    found, asked = told.all_teams, told.all_teams.asked
    lately = [(one.name, found.said_of(one)) for one in found.teams]
    every = "; the figures of each are on a page of its own"
    parts = [
        section("What changed", sentences(found.sentences), "first"),
        section(
            "Over time",
            "".join(
                f'<h3 class="team">{escape(team.name)}</h3>{figure(one, (), f"{number}-")}'
                for number, (team, one) in enumerate(told.figures)
            ),
        )
        if told.figures
        else "",
        section(
            "Your teams",
            table_in_a_box(Table.of([{"Team": a, "Lately": b} for a, b in lately]), "Your teams"),
        ),
        section("Every share", table_below(found.answer)),
    ]
    heading = f"{len(found.teams)} teams, {day(asked.first)} to {day(asked.last)}"
    about_it = f"From the copy of the facts before {day(asked.before)}{every}. {rests_on(asked)}"
    return page_of(heading, about_it, parts)


def page_of(heading: str, about_it: str, parts: Sequence[str]) -> str:
    return PAGE.substitute(
        title=escape(f"Trends: {heading}"),
        heading=escape(heading),
        about=escape(about_it),
        body="\n".join(parts),
        dark=DARK,
    )


def rests_on(asked: Asked) -> str:
    return f"Figures rest on at least {people_or_more(asked.least_agents)}."


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
    return "".join(f'<p class="{kind}">{in_html(sentence)}</p>' for sentence in told)


def in_html(text: str) -> str:
    """Escaped; a share is read as one, and its sign is not torn from it at the end of a line."""
    return escape(text).replace(" %", "\u00a0%")


def tiles(blocks: Sequence[LastBlock]) -> str:
    return f"<dl>{''.join(map(tile, blocks))}</dl>"


def tile(found: LastBlock) -> str:
    return (
        f'<div><dt>{escape(found.name)}</dt><dd class="value">{in_html(str(found.last.shown))}</dd>'
        f"<dd>{in_html(found.details)}</dd></div>"
    )


def figures(told: Sequence[Told], marked: Sequence[MarkedChange] = ()) -> str:
    return "".join(figure(one, marked) for one in told)


def figure(told: Told, marked: Sequence[MarkedChange], apart: str = "") -> str:
    """What is said, the chart, and the table behind it; `apart` sets one from another of the same
    question."""
    answer, finding = told.answer, told.finding
    question = answer.question
    title = f"<h3>{escape(question.title)}</h3>"
    if answer.rows.empty:
        return title + sentences([finding])
    drawn = with_marks(DRAWN[question.name](answer, told.limits, LIGHT), marked, LIGHT)
    chart = as_svg(drawn, f"chart-{apart}{question.name}", question.title, finding)
    return (
        f'<div class="one">{title}{sentences([finding])}{sentences(answer.withheld, "note")}'
        f"{chart}</div>{table_below(answer)}"
    )


def table_below(answer: Answer) -> str:
    """The table of an answer, to be opened."""
    of_what = " · ".join(f"{name}: {text}" for name, text in about(answer))
    table = table_in_a_box(as_table(answer), f"{answer.question.title}, as a table")
    return f"<details><summary>Table</summary>{sentences([of_what], 'note')}{table}</details>"
