"""`afterword person …`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard.invocation import AsJson, Invocation
from journal.vocabulary import Role

if TYPE_CHECKING:
    from journal.people import Grant, Person, Team

app = typer.Typer()
DropFactor = Annotated[
    bool, typer.Option("--drop-second-factor", help="The phone and the recovery codes are lost.")
]


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


@app.command()
def invite(
    ctx: typer.Context,
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    drop_second_factor: DropFactor = False,
    as_json: AsJson = False,
) -> None:
    """Print a link with which a person sets their password, first or anew. This is audited."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, _):
        from dashboard.one_time_links import path_of
        from journal.actions.links import make_link
        from journal.store.audit import COMMAND_LINE

        kind, token = make_link(
            store,
            login,
            now=here.now,
            actor=COMMAND_LINE,
            drop_second_factor=drop_second_factor,
        )
        path = path_of(kind, token)
    days = kind.lasts.days
    told = {"login": login, "link": here.address(path), "kind": kind.value, "days": days}
    lasts = f"{days} days" if days > 1 else "a day"
    here.give(as_json, told, f"For {login}, once, within {lasts}:", here.address(path))


@app.command()
def remove(
    ctx: typer.Context,
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    as_json: AsJson = False,
) -> None:
    """Take all roles from a person, and everything they sign in with; what they wrote stays."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from journal.actions.governing import remove_person
        from journal.store.audit import COMMAND_LINE

        remove_person(store, login, now=here.now, workspace=workspace, actor=COMMAND_LINE)
    here.give(as_json, {"login": login}, f"Removed {login}.")


@app.command()
def erase(
    ctx: typer.Context,
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    yes: Annotated[
        bool, typer.Option("--yes", help="Erase, and do not only say what goes.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Erase a person with all that is theirs, from the tables and from the files, for good. Without
    --yes it says what would go, and changes nothing. This is audited."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from journal.actions.erasing import erase_person, open_promises_of
        from journal.store.audit import COMMAND_LINE

        waiting = open_promises_of(store, login)
        told = {"login": login, "erased": yes, "open_promises": waiting, "left_in_files": None}
        if not yes:
            here.give(as_json, told, *what_goes(login, waiting))
            raise typer.Exit(1)
        done = erase_person(store, login, now=here.now, workspace=workspace, actor=COMMAND_LINE)
    gone = f"Erased {login}. Backups hold what was theirs until they are thrown away."
    here.give(as_json, told | {"left_in_files": done.left_in_files}, gone)
    if done.left_in_files:
        here.warn(done.left_in_files)


def what_goes(login: str, waiting: int) -> list[str]:
    promises = "1 open promise" if waiting == 1 else f"{waiting:,} open promises"
    return [
        f"This would erase {login} for good: the name, the account, every entry, check-in, draft, "
        "promise, phrase, request for support and report of theirs, and what others read of them.",
        f"With it would go {promises} to customers; Team promises is where they are handed over.",
        "Nothing was changed. Say --yes to erase.",
    ]


@app.command()
def grant(
    ctx: typer.Context,
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    role: Annotated[Role, typer.Option()],
    team: Annotated[str | None, typer.Option(help="Where the role is held.")] = None,
    as_json: AsJson = False,
) -> None:
    """Give a person another role, from today on. They are told at their next sign-in."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from journal.actions.governing import grant_role
        from journal.store.audit import COMMAND_LINE

        grant_role(store, login, role, team, now=here.now, workspace=workspace, actor=COMMAND_LINE)
    here.give(as_json, {"login": login, "role": role.value}, f"{login} is now {role.value} too.")


@app.command()
def end(
    ctx: typer.Context,
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    role: Annotated[Role, typer.Option()],
    as_json: AsJson = False,
) -> None:
    """Take a role from a person, in every team, from today on."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, workspace):
        from journal.actions.governing import end_role
        from journal.store.audit import COMMAND_LINE

        end_role(store, login, role, now=here.now, workspace=workspace, actor=COMMAND_LINE)
    here.give(as_json, {"login": login, "role": role.value}, f"{login} is {role.value} no more.")


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
