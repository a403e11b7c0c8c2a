"""Serves one workspace from one process, on this machine unless told otherwise."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import uvicorn

from dashboard import session
from dashboard.asgi import make_app
from journal.errors import Unavailable
from journal.store.engine import Store

PROJECT = Path(__file__).parent.parent
LOOPBACK = "127.0.0.1"


def serve(store: Store, *, host: str = LOOPBACK, port: int = 8501) -> None:
    """Serves until it is stopped. Raises Unavailable where the port is taken."""
    check_free(host, port)
    session.serve_from(store)
    os.chdir(PROJECT)  # Streamlit reads .streamlit/config.toml from where it is started
    uvicorn.run(
        make_app(),
        host=host,
        port=port,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        ws_max_size=5 * 1024 * 1024,
    )


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
