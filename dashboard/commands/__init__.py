"""The command `afterword`: its commands, and how one is carried out."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from functools import cache
from typing import Annotated

import typer

from dashboard.bugs import place_of
from dashboard.commands import (
    backing_up,
    checking,
    demo,
    exporting,
    figures,
    forgetting,
    importing,
    people,
    releasing,
    reminding,
    running,
    teams,
    workspace,
)
from dashboard.invocation import Invocation, Served
from journal.errors import JournalError

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
LOG = logging.getLogger("afterword")
# Typer sets this while it reads a path, and takes it away where it was not there: of two commands
# at once in one app, the second would find it gone, and fail.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")

# The declarations are read once: an app carries out many commands.
command_line = cache(typer.main.get_command)
app = typer.Typer(add_completion=False, rich_markup_mode=None)
app.command()(demo.demo)
app.command()(running.run)
app.command()(workspace.init)
app.add_typer(teams.app, name="team", help="The teams.")
app.add_typer(people.app, name="person", help="The people, with their roles.")
app.command("import")(importing.import_)
app.command()(figures.ask)
app.command()(figures.report)
app.command("export")(exporting.export)
app.command()(figures.refresh)
app.command()(releasing.release)
app.command()(reminding.remind)
app.command()(backing_up.backup)
app.command()(backing_up.restore)
app.command()(checking.check)
app.command()(forgetting.forget)


@app.callback()
def afterword(
    ctx: typer.Context,
    data: Annotated[
        str | None,
        typer.Option(
            envvar="AFTERWORD_DATA",
            metavar="DIR",
            help="The workspace folder, before or after the command; data/workspace if not "
            "named, and data/demo for the demo.",
        ),
    ] = None,
) -> None:
    """Put a difficult encounter down after the shift, learn from it, and keep the promise made."""
    here: Invocation = ctx.obj
    if data == "":
        raise typer.BadParameter("it names no folder.", ctx=ctx, param_hint="--data")
    here.data = data


def carry_out(argv: Sequence[str], here: Invocation) -> int:
    """Carries out a command, here or inside the app that serves the workspace; its exit code.

    0 done, 1 findings or refused, 2 wrong usage. What goes wrong is told in one line.
    """
    try:
        return here_or_inside(argv, here)
    except typer.TyperException as error:
        here.warn(f"{told(error)} {where_to_look(error)}")
        return WRONG_USAGE
    except JournalError as error:
        here.warn(str(error))
        return REFUSED
    except BrokenPipeError:
        raise
    except Exception as error:
        if here.is_to_end:  # DuckDB raises an error of its own for a query that was interrupted
            raise KeyboardInterrupt from error
        place = f"{type(error).__name__}, {place_of(error)}"
        if here.inside is not None:
            LOG.error("in a command: %s", place)
        here.warn(
            "Something went wrong, and it is a bug of ours. What was stored before is safe. "
            f"Tell whoever looks after Afterword: {place}."
        )
        return REFUSED


def here_or_inside(argv: Sequence[str], here: Invocation) -> int:
    try:
        code = command_line(app).main(
            data_first(argv), "afterword", standalone_mode=False, obj=here
        )
        return code if isinstance(code, int) else DONE
    except Served as served:
        outcome = served.app.carry_out(argv, here.cwd)
        here.out.write(outcome.out)
        here.err.write(outcome.err)
        here.out.flush()
        return outcome.code


def data_first(argv: Sequence[str]) -> list[str]:
    """`--data DIR` may stand after the command too; typer is told before it."""
    first, rest = [], []
    words = iter(argv)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--data":
            value = next(words, None)
            if value is None:
                return [word]
            first += [word, value]
        elif word.startswith("--data="):
            first.append(word)
        else:
            rest.append(word)
    return first + rest


def told(error: typer.TyperException) -> str:
    sentence = error.format_message().replace("Value error, ", "")  # pydantic's, for typer
    return sentence if sentence.endswith((".", "?", ")")) else f"{sentence}."


def where_to_look(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"See {context.command_path if context else 'afterword'} --help."
