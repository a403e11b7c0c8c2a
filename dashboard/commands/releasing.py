"""`afterword release`: blocks of check-ins that have closed, in bands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from dashboard.invocation import AsJson, Invocation

if TYPE_CHECKING:
    from journal.release import Released


def release(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Release the check-ins of blocks that have closed, in bands, once and for all. While an app
    serves the workspace it does so by itself. This is audited."""
    here: Invocation = ctx.obj
    done: list[Released] = []
    with here.workspace() as (store, _):
        from journal.release import release as release_all
        from journal.store.audit import COMMAND_LINE

        for one in release_all(store, here.now, COMMAND_LINE):
            done.append(one)
            if not as_json:
                here.warn(said(one))
    blocks = "block was" if len(done) == 1 else "blocks were"
    told = f"{len(done):,} {blocks} released. What is released stays as it is."
    nothing = "No block has closed since the last release. Nothing was changed."
    here.give(as_json, {"released": [as_object(one) for one in done]}, told if done else nothing)


def said(one: Released) -> str:
    """A block in a line, for people who look on."""
    from journal.questions.wording import counted, day

    withheld = sum(one.withheld.values())
    teams = counted(one.teams, "team", "teams")
    return f"Block from {day(one.block)}: bands of {teams}, none of {withheld:,}."


def as_object(one: Released) -> dict[str, Any]:
    withheld = {reason.value: number for reason, number in one.withheld.items()}
    return {"block": one.block.isoformat(), "teams": one.teams, "withheld": withheld}
