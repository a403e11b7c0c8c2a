"""How the workspace is run, as one page to print and sign: it holds all it needs, loads nothing and
runs nothing. The screen shows the same tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from dashboard.tables import Cell, Table, table_in_a_box
from dashboard.written_page import page_beside
from journal.periods import local_date
from journal.questions.wording import counted, day
from journal.reading.overseeing import HowItIsRun
from journal.reading.setting_changes import ChangeInWords
from journal.store.grants import HeldRole

PAGE = page_beside(__file__)
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
CHANGED = (
    "Each setting that was changed, the latest first: when and by whom, what it was, and what it "
    "became. “Not known” stands where it was changed before this was kept. What a text said, such "
    "as that of the help list, is never kept."
)
Part = tuple[str, str, Table]


def parts_of(told: HowItIsRun) -> list[Part]:
    """Each table with its heading, and what is said above it."""
    changed = as_table(told.changed, told.workspace.zone)
    return [
        (
            "Settings",
            "As they are now.",
            table(("Setting", "Is"), [[*one] for one in told.settings]),
        ),
        (
            "Changed settings",
            CHANGED if changed.rows else "None was changed since the workspace was set up.",
            changed,
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


def as_table(changed: Sequence[ChangeInWords], zone: ZoneInfo) -> Table:
    """Changed settings, a row each."""
    rows: list[list[Cell]] = [
        [said(one.at, zone), one.what, one.former, one.became, one.by] for one in changed
    ]
    return table(("When", "Setting", "Was", "Became", "By"), rows)


def said(at: datetime, zone: ZoneInfo) -> str:
    """ "4 May 2026, 09:30"."""
    return f"{day(local_date(at, zone))}, {at.astimezone(zone):%H:%M}"


def table(head: tuple[str, ...], rows: list[list[Cell]]) -> Table:
    return Table(list(head), rows)


def row_of(held: HeldRole) -> list[Cell]:
    until = day(held.until) if held.until else "still"
    return [held.name, held.role.label, held.team or "all", day(held.since), until]


def as_page(told: HowItIsRun, now: datetime) -> str:
    """The page as HTML; every text in it is escaped."""
    body = [section(heading, above, rows) for heading, above, rows in parts_of(told)]
    return PAGE.substitute(
        organisation=escape(told.workspace.organisation),
        taken=escape(said(now, told.workspace.zone)),
        purpose="".join(f"<p>{escape(sentence)}</p>" for sentence in PURPOSE),
        body="\n".join(body),
    )


def section(heading: str, above: str, rows: Table) -> str:
    drawn = table_in_a_box(rows, heading) if rows.rows else ""
    return f"<section><h2>{escape(heading)}</h2><p>{escape(above)}</p>{drawn}</section>"
