"""`afterword run`: a real workspace, served from this process."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.commands.demo import Port
from dashboard.invocation import Invocation, opened
from journal.errors import Unavailable

if TYPE_CHECKING:
    from dashboard.site import Site
    from journal.store.engine import Store

Host = Annotated[str, typer.Option(help="The address of this computer to serve it on.")]
At = Annotated[
    str | None,
    typer.Option(
        "--site", metavar="URL", help="Where people find it, such as https://afterword.example.org."
    ),
]
Proxies = Annotated[
    list[str] | None,
    typer.Option("--proxy", metavar="ADDRESS", help="A proxy of yours; may be named again."),
]


def run(
    ctx: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8501,
    at: At = None,
    proxy: Proxies = None,
) -> None:
    """Serve the workspace; where nobody can sign in yet, print a link for setting it up."""
    from dashboard import serving
    from dashboard.site import at_home, site_of

    here: Invocation = ctx.obj
    folder = here.folder()
    here.check_not_served(folder)
    site = site_of(at, proxy or ()) if at else at_home(port)
    serving.check_can_serve(host, port)
    with closing(opened_or_made(folder)) as store:
        check_is_real(store, folder)
        here.say(f"The workspace in {folder} is served on {site.origin} until you press Ctrl-C.")
        say_how_to_set_up(here, store, site)
        serving.serve(store, folder, site, host=host, port=port)


def opened_or_made(folder: Path) -> Store:
    """The store in a folder; an empty one where there is none."""
    from journal.store.opening import FILE, open_store

    return opened(folder) if (folder / FILE).exists() else open_store(folder)


def check_is_real(store: Store, folder: Path) -> None:
    """A demo lets everybody in by name, and is served as one alone."""
    from journal.store.workspace import find_workspace

    workspace = find_workspace(store)
    if workspace is not None and workspace.is_demo:
        raise Unavailable(
            f"The workspace in {folder} is a demo. Nothing was changed. Serve it with afterword "
            "demo, or name the folder of another one with --data."
        )


def say_how_to_set_up(here: Invocation, store: Store, site: Site) -> None:
    from dashboard.one_time_links import path_of
    from journal.accounts import LinkKind
    from journal.actions.links import setup_token

    token = setup_token(store, now=here.now)
    if token is not None:
        here.say(
            "No admin can sign in yet. Within a day, and once, this link makes the first one:",
            f"{site.origin}{path_of(LinkKind.SETUP, token)}",
        )
