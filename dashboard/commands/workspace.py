"""`afterword init`: an empty workspace."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from dashboard.invocation import AsJson, Invocation


def init(
    ctx: typer.Context,
    organisation: Annotated[str, typer.Option(metavar="NAME", help="Whose workspace it is.")],
    timezone: Annotated[str, typer.Option(metavar="TZ", help="For example Europe/London.")],
    as_json: AsJson = False,
) -> None:
    """Make an empty workspace."""
    from journal.actions.administer import init_workspace, new_workspace
    from journal.store import open_store
    from journal.store.audit import COMMAND_LINE

    here: Invocation = ctx.obj
    folder = here.folder()
    here.check_not_served(folder)
    workspace = new_workspace(organisation, timezone)
    with closing(open_store(folder)) as store:
        init_workspace(store, workspace, now=here.now, actor=COMMAND_LINE)
    told = {
        "workspace": str(folder),
        "organisation": workspace.organisation,
        "timezone": workspace.zone.key,
    }
    here.give(
        as_json,
        told,
        f"The workspace of {workspace.organisation} is in {folder}.",
        "Add its teams with afterword team add, then its people with afterword person add.",
    )
