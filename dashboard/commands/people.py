"""`afterword person …`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard.invocation import AsJson, Invocation
from journal.vocabulary import Role

if TYPE_CHECKING:
    from journal.people import Grant, Person, Team

app = typer.Typer()


@app.command()
def add(
    ctx: typer.Context,
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    name: Annotated[str, typer.Option()],
    role: Annotated[list[Role], typer.Option(help="May be named again.")],
    team: Annotated[
        list[str] | None,
        typer.Option(help="May be named again; admins and representatives need none."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Add a person."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from journal.actions.administer import add_person
        from journal.store.audit import COMMAND_LINE

        person = add_person(
            store,
            login,
            name,
            roles=role,
            team_names=team or [],
            now=here.now,
            workspace=workspace,
            actor=COMMAND_LINE,
        )
    told = {"login": person.login, "name": person.name}
    here.give(as_json, told, f"Added {person.name} with the login {person.login}.")


@app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the people with the roles that they have today."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from journal.periods import local_date
        from journal.store.workspace import people, teams

        everybody = people(store, local_date(here.now, workspace.zone))
        listed = [told_of(person, grants, teams(store)) for person, grants in everybody]
    lines = [line_of(one) for one in listed]
    here.give(as_json, {"people": listed}, *(lines or ["There is nobody yet."]))


def told_of(person: Person, grants: frozenset[Grant], teams: list[Team]) -> dict[str, Any]:
    names: dict[str | None, str] = {team.team_id: team.name for team in teams}
    roles = [(grant.role.value, names.get(grant.team_id)) for grant in grants]
    return {
        "login": person.login,
        "name": person.name,
        "roles": [
            {"role": role, "team": team}
            for role, team in sorted(roles, key=lambda held: (held[0], held[1] or ""))
        ],
    }


def line_of(told: dict[str, Any]) -> str:
    """ "sam, Sam Whitlock: supervisor of Billing"."""
    roles = [
        f"{held['role']} of {held['team']}" if held["team"] else held["role"]
        for held in told["roles"]
    ]
    return f"{told['login']}, {told['name']}: {', '.join(roles) or 'no role today'}"
