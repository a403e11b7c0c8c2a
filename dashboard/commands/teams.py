"""`afterword team …`"""

from __future__ import annotations

from typing import Annotated

import typer

from dashboard.invocation import AsJson, Invocation

app = typer.Typer()


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    as_json: AsJson = False,
) -> None:
    """Add a team of agents."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, _):
        from journal.actions.administer import add_team
        from journal.store.audit import COMMAND_LINE

        team = add_team(store, name, now=here.now, actor=COMMAND_LINE)
    here.give(as_json, {"name": team.name, "kind": team.kind.value}, f"Added team {team.name}.")


@app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the teams."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, _):
        from journal.store.workspace import teams

        found = teams(store)
    told = {"teams": [{"name": team.name, "kind": team.kind.value} for team in found]}
    lines = [f"{team.name} ({team.kind.label.lower()})" for team in found]
    here.give(as_json, told, *(lines or ["There are no teams yet."]))
