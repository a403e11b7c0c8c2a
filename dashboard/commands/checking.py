"""`afterword check`: whether what is stored is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from dashboard.invocation import AsJson, Invocation

if TYPE_CHECKING:
    from journal.reading.soundness import Soundness


def check(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Say whether the audit log is as it was written, and whether anything stored is an orphan."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, _):
        from journal.reading.soundness import look_for_faults

        found = look_for_faults(store)
    here.give(as_json, as_object(found), *lines_of(found))
    if found.findings:
        raise typer.Exit(1)


def as_object(found: Soundness) -> dict[str, Any]:
    return {
        "findings": list(found.findings),
        "counts": found.counts,
        "audit": {
            "rows": found.audit.rows,
            "verified": found.audit.verified,
            "behind": found.audit.behind,
        },
    }


def lines_of(found: Soundness) -> list[str]:
    audit, behind = found.audit, found.audit.behind
    lines = [f"{name.replace('_', ' ')}  {count:,}" for name, count in found.counts.items()]
    lines.append(f"Rows of the audit log: {audit.rows:,}. Verified: {audit.verified:,}.")
    if behind:
        lines.append(
            f"Its head is behind by {behind:,}: Afterword was stopped, or the disk was full, right "
            "after it saved. What it saved is there, and continues the chain."
        )
    return [*lines, *(found.findings or ["Nothing is wrong."])]
