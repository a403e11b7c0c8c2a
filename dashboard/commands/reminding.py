"""`afterword remind`: the digests of the promises that wait."""

from __future__ import annotations

from dataclasses import asdict

import typer

from dashboard.invocation import AsJson, Invocation
from journal.errors import NotFound


def remind(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Send everybody who asked for it the digest of the promises that wait, once a day and in
    their working time; for cron. This is audited."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from dashboard.digests import FILE, check_works, read_way
        from journal.actions.reminding import remind as send_digests

        way = read_way(here.folder())
        if way is None:
            raise NotFound(
                f"No digest was sent: no file {FILE} in {here.folder()} says how. "
                "docs/reminders.md says what stands in it."
            )
        check_works(way)
        came = send_digests(store, way.send, now=here.now, workspace=workspace)
    here.give(
        as_json,
        asdict(came),
        f"Digests sent: {came.sent:,}. Not at work now: {came.not_now:,}. "
        f"Nothing new: {came.nothing_new:,}.",
    )
    if came.failed:
        here.warn(
            f"Digests that could not be sent: {came.failed:,}. They are tried again at the next "
            f"run. Check the way in {FILE}, and whether its server is up."
        )
        raise typer.Exit(1)
