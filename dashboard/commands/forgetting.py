"""`afterword forget`: what is due to go is gone, from the tables and from the files."""

from __future__ import annotations

import typer

from dashboard.invocation import AsJson, Invocation


def forget(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Forget for good what people deleted 30 days ago or earlier, and what was kept for as long as
    the admin said; then leave nothing of it in the database's files. While an app serves the
    workspace it does so by itself, every night."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, _):
        from journal.actions.deleting import forget_due
        from journal.actions.erasing import sweep
        from journal.actions.retaining import carry_out
        from journal.store.audit import COMMAND_LINE

        forgotten = forget_due(store, here.now, COMMAND_LINE)
        kept_long_enough = carry_out(store, here.now, COMMAND_LINE)
        sweep(store, here.now)
    here.give(
        as_json,
        {"forgotten": forgotten, "kept_long_enough": kept_long_enough},
        f"Deleted entries that are gone for good now: {forgotten:,}.",
        f"Entries and records that were kept long enough: {kept_long_enough:,}.",
        "Nothing of what is gone is left in the database's files. Backups hold it until they are "
        "thrown away.",
    )
