"""Serves one workspace from one process, on this machine unless told otherwise."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from functools import partial
from io import StringIO
from pathlib import Path

import uvicorn

from dashboard import backups, control, digests, metrics, session, sso
from dashboard.asgi import make_app
from dashboard.commands import carry_out
from dashboard.invocation import Invocation
from dashboard.log_lines import is_json_chosen
from dashboard.site import Site
from journal.errors import Unavailable
from journal.identifiers import names_chosen
from journal.store.engine import Store

PROJECT = Path(__file__).parent.parent
LOOPBACK = "127.0.0.1"


def serve(store: Store, folder: Path, site: Site, *, host: str = LOOPBACK, port: int) -> None:
    """Serves the workspace in a folder to browsers, and its commands on the control socket, until
    it is stopped. Raises Unavailable where the port is taken or there can be no socket, and
    Refused for settings of single sign-on, of reminders or of backups that are wrong."""
    check_can_serve(host, port)
    session.serve_from(store, site)
    sso.offer(store, folder)
    digests.offer(folder)
    metrics.offer(folder)
    backups.offer(folder)
    os.chdir(PROJECT)  # Streamlit reads .streamlit/config.toml from where it is started

    inside = partial(carried_out_inside, store)
    with control.listening(folder, address_of(host, port), inside):
        uvicorn.run(
            make_app(),
            host=host,
            port=port,
            log_level="warning",
            access_log=False,  # addresses hold one-time links and the secrets of calendars
            proxy_headers=False,
            server_header=False,
            ws_max_size=5 * 1024 * 1024,
        )


def carried_out_inside(store: Store, argv: Sequence[str], cwd: Path) -> control.Outcome:
    """What comes of a command that runs in this process for a caller in another one."""
    out, err = StringIO(), StringIO()
    code = carry_out(argv, Invocation(cwd, out, err, inside=store))
    return control.Outcome(code, out.getvalue(), err.getvalue())


def address_of(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def check_can_serve(host: str, port: int) -> None:
    """Raises Unavailable where the port is taken, or a model that was asked for is not there, and
    Refused for a form of the log that is none."""
    check_free(host, port)
    names_chosen()
    is_json_chosen()


def check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Unavailable(
                f"Port {port} on {host} is taken, perhaps by another Afterword. "
                "Stop that one, or name another port."
            ) from error
