"""`afterword demo`: a workspace of made-up people, served from this process."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from dashboard.invocation import AsJson, Invocation, opened

Port = Annotated[int, typer.Option(min=1, max=65535, help="The port to serve it on.")]
NoServe = Annotated[bool, typer.Option("--no-serve", help="Make it, and no more.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Make it anew, in the place of the old one.")]
Number = Annotated[int | None, typer.Option(min=1)]


def demo(
    ctx: typer.Context,
    port: Port = 8501,
    no_serve: NoServe = False,
    fresh: Fresh = False,
    seed: Annotated[int | None, typer.Option(min=0, help="Which of all demos.")] = None,
    teams: Number = None,
    agents: Annotated[int | None, typer.Option(min=1, help="In each team.")] = None,
    weeks: Number = None,
    entries: Annotated[int | None, typer.Option(min=1, help="In all, about.")] = None,
    as_json: AsJson = False,
) -> None:
    """Make the demo workspace where it is missing, and serve it on this computer."""
    here: Invocation = ctx.obj
    folder = here.folder("demo")
    here.check_not_served(folder)
    address = None if no_serve else free_address(port)
    asked = {"teams": teams, "agents": agents, "weeks": weeks, "entries": entries}
    size = {name: number for name, number in asked.items() if number is not None}
    made = make_demo(here, folder, seed, size, anew=fresh)
    if not made and (size or seed is not None):
        here.warn(f"The demo in {folder} was left as it is. --fresh makes another one.")
    told = {"workspace": str(folder), "made": made, "address": address}
    here.give(as_json, told, f"The demo is in {folder}.")
    if address is not None:
        if not as_json:
            here.say(f"It is served on {address} until you press Ctrl-C.")
        serve(folder, port)


def free_address(port: int) -> str:
    """Where a browser will find it. Raises Unavailable before anything else is done."""
    from dashboard.serving import LOOPBACK, address_of, check_can_serve

    check_can_serve(LOOPBACK, port)
    return address_of(LOOPBACK, port)


def make_demo(
    here: Invocation, folder: Path, seed: int | None, size: dict[str, int], *, anew: bool
) -> bool:
    from journal.demo import USUAL, Size, make

    chosen = USUAL if seed is None else seed
    return make(folder, now=here.now, seed=chosen, size=Size(**size), anew=anew)


def serve(folder: Path, port: int) -> None:
    from dashboard import serving
    from dashboard.site import at_home

    with closing(opened(folder)) as store:
        serving.serve(store, folder, at_home(port, is_demo=True), port=port)
