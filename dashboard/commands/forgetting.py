"""`afterword forget`: what was deleted 30 days ago is gone for good."""

from __future__ import annotations

import typer

from dashboard.invocation import AsJson, Invocation


def forget(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Forget for good what people deleted 30 days ago or earlier. While an app serves the
    workspace it does so by itself."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, _):
        from journal.actions.deleting import forget_due
        from journal.store.audit import COMMAND_LINE

        forgotten = forget_due(store, here.now, COMMAND_LINE)
    told = f"Deleted entries that are gone for good now: {forgotten:,}."
    here.give(as_json, {"forgotten": forgotten}, told)
