"""`afterword export`: the figures of every question, in the cells that may be shown, as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.invocation import AsJson, Invocation


class Format(StrEnum):
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"


def export(
    ctx: typer.Context,
    into: Annotated[Path, typer.Argument(metavar="DIR")],
    format_: Annotated[Format, typer.Option("--format", help="Of the tables.")] = Format.CSV,
    as_json: AsJson = False,
) -> None:
    """Write the figures of every question into a new folder, with what their columns say.

    They are those that the supervisors of each team see. This is audited.
    """
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from dashboard.figure_files import Kind, files_of, written_into
        from journal.actions.exporting import export_all
        from journal.store.audit import COMMAND_LINE

        answers = export_all(store, now=here.now, workspace=workspace, actor=COMMAND_LINE)
        files = files_of(answers, Kind(format_.value))
        written_into(here.file(into), files)
    teams = len({answer.asked.team.team_id for answer in answers})
    told = {"out": str(into), "files": sorted(files), "teams": teams}
    here.give(as_json, told, f"Files written into {into}: {len(files)}, of {teams} teams.")
