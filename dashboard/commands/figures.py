"""`afterword ask` and `afterword refresh`: team figures, and the copy they are read from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.invocation import AsJson, Invocation

if TYPE_CHECKING:
    from journal.questions import Question

FILTERS = ("team", "from", "to")
Name = Annotated[str | None, typer.Argument(metavar="QUESTION", show_default=False)]
Login = Annotated[str | None, typer.Option("--as", metavar="LOGIN", help="Who would see it.")]
Team = Annotated[str | None, typer.Option(metavar="TEAM", help="One that this person supervises.")]
Cause = Annotated[
    str | None, typer.Option(metavar="CAUSE", help="Narrows it to one cause, in blocks.")
]
Channel = Annotated[
    str | None, typer.Option(metavar="CHANNEL", help="Narrows it to one channel, in blocks.")
]
List = Annotated[bool, typer.Option("--list", help="Name the questions and their filters.")]


def day_named(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"“{text}” is not a day. Write it as 2026-05-04.") from error


First = Annotated[
    date | None,
    typer.Option("--from", metavar="DAY", parser=day_named, help="Snaps to its block."),
]
Last = Annotated[
    date | None,
    typer.Option("--to", metavar="DAY", parser=day_named, help="Snaps to its block."),
]


def ask(
    ctx: typer.Context,
    question: Name = None,
    login: Login = None,
    team: Team = None,
    first: First = None,
    last: Last = None,
    cause: Cause = None,
    channel: Channel = None,
    list_: List = False,
    as_json: AsJson = False,
) -> None:
    """Answer one of the charts' questions exactly as a person would see it. This is audited."""
    here: Invocation = ctx.obj
    if list_:
        name_questions(here, as_json)
        return
    if question is None or login is None:
        here.warn("Name a question, and who asks it with --as LOGIN. See afterword ask --help.")
        raise typer.Exit(2)
    with here.workspace() as (store, workspace):
        from dashboard.exporting import as_object, as_text
        from journal.actions.asking import ask_as
        from journal.store.audit import COMMAND_LINE

        answer = ask_as(
            store,
            login,
            question,
            team=team,
            first=first,
            last=last,
            cause=cause,
            channel=channel,
            now=here.now,
            workspace=workspace,
            actor=COMMAND_LINE,
        )
    here.give(as_json, as_object(answer), *as_text(answer))


def report(
    ctx: typer.Context,
    login: Annotated[str, typer.Option("--as", metavar="LOGIN", help="Who would see it.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the page is written, HTML.")],
    team: Team = None,
    first: First = None,
    last: Last = None,
    as_json: AsJson = False,
) -> None:
    """Write all that Trends tells a person as one page to send. This is audited."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from dashboard.sending import as_page, written
        from journal.actions.sending import AllToSend, take_overview_as
        from journal.store.audit import COMMAND_LINE

        told = take_overview_as(
            store,
            login,
            team=team,
            first=first,
            last=last,
            now=here.now,
            workspace=workspace,
            actor=COMMAND_LINE,
        )
        written(here.file(out), as_page(told))
    team = None if isinstance(told, AllToSend) else told.asked.team.name
    given = {"team": team, "changed": told.changed, "out": str(out)}
    here.give(as_json, given, *told.changed)


def name_questions(here: Invocation, as_json: bool) -> None:
    """The questions, which are the same in every workspace."""
    from journal.questions import QUESTIONS

    listed = [
        {
            "name": question.name,
            "title": question.title,
            "filters": [*FILTERS, *question.filters],
        }
        for question in QUESTIONS.values()
    ]
    lines = [named(question) for question in QUESTIONS.values()]
    filters = f"Filters of all: {', '.join(f'--{name}' for name in FILTERS)}."
    here.give(as_json, {"questions": listed}, *lines, filters)


def named(question: Question) -> str:
    """A question in a line, with what it can be narrowed to."""
    narrowed = " or ".join(f"--{name}" for name in question.filters)
    return f"{question.name}: {question.title}{f' ({narrowed})' if narrowed else ''}"


def refresh(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Take the copy of the facts that team figures are read from, now. This is audited."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from journal.facts import refresh as copy_now
        from journal.periods import local_date, week_of
        from journal.questions.wording import day
        from journal.store.audit import COMMAND_LINE

        copy_now(store, here.now, COMMAND_LINE)
    before = week_of(local_date(here.now, workspace.zone))
    told = {"copied_at": here.now.isoformat(), "before_week": before.isoformat()}
    here.give(as_json, told, f"Team figures now hold every week before {day(before)}.")
