"""How the workspace is run, as one page to print and sign: it holds all it needs, loads nothing and
runs nothing. The screen shows the same tables."""

from __future__ import annotations

from datetime import datetime
from html import escape
from pathlib import Path
from string import Template

from dashboard.tables import Cell, Table, table_in_a_box
from journal.periods import local_date
from journal.questions.wording import counted, day
from journal.reading.overseeing import HowItIsRun
from journal.store.grants import HeldRole

PAGE = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
PURPOSE = (
    "Afterword is where people who serve customers put a difficult encounter down after it is "
    "over, learn from it, and get help with it.",
    "An entry is its author’s own, and private until they share it; unsharing and deleting always "
    "work. Of check-ins nothing is told but bands of closed blocks.",
    "Nothing in it serves appraisal, discipline or rostering.",
)
READS = (
    "How often somebody read an entry that its author had shared, in each month. It is counted for "
    "the whole workspace; its author sees who read it."
)
Part = tuple[str, str, Table]


def parts_of(told: HowItIsRun) -> list[Part]:
    """Each table with its heading, and what is said above it."""
    zone = told.workspace.zone
    changed: list[list[Cell]] = [
        [f"{day(local_date(one.at, zone))}, {one.at.astimezone(zone):%H:%M}", one.what, one.by]
        for one in told.changed
    ]
    return [
        (
            "Settings",
            "As they are now.",
            table(("Setting", "Is"), [[*one] for one in told.settings]),
        ),
        (
            "Changed settings",
            "Which was changed when, and by whom, the latest first."
            if changed
            else "None was changed since the workspace was set up.",
            table(("When", "Setting", "By"), changed),
        ),
        (
            "Roles",
            "Who has a role in which they see something of others, and who had one. Whoever "
            "supervises a team sees its figures, and reads what is shared with the supervisor. "
            f"Beside them there are {counted(told.agents, 'agent', 'agents')}.",
            table(("Name", "Role", "Team", "From", "Until"), list(map(row_of, told.roles))),
        ),
        (
            "How often others’ entries were read",
            READS if told.reads else f"{READS} It has not happened yet.",
            table(("Month", "Read"), [[f"{month:%B %Y}", times] for month, times in told.reads]),
        ),
    ]


def table(head: tuple[str, ...], rows: list[list[Cell]]) -> Table:
    return Table(list(head), rows)


def row_of(held: HeldRole) -> list[Cell]:
    until = day(held.until) if held.until else "still"
    return [held.name, held.role.label, held.team or "all", day(held.since), until]


def as_page(told: HowItIsRun, now: datetime) -> str:
    """The page as HTML; every text in it is escaped."""
    body = [section(heading, above, rows) for heading, above, rows in parts_of(told)]
    zone = told.workspace.zone
    return PAGE.substitute(
        organisation=escape(told.workspace.organisation),
        taken=escape(f"{day(local_date(now, zone))}, {now.astimezone(zone):%H:%M}"),
        purpose="".join(f"<p>{escape(sentence)}</p>" for sentence in PURPOSE),
        body="\n".join(body),
    )


def section(heading: str, above: str, rows: Table) -> str:
    drawn = table_in_a_box(rows, heading) if rows.rows else ""
    return f"<section><h2>{escape(heading)}</h2><p>{escape(above)}</p>{drawn}</section>"
