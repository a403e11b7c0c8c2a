"""A site as docs/deploy.md sets it up, for a test that needs one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deploy.behind_nginx import Nginx, ServedWithTls, nginx


@contextmanager
def a_site(folder: Path) -> Iterator[tuple[ServedWithTls, Nginx]]:
    """The app in a folder, and nginx in front of it, until the end of the block."""
    if nginx() is None:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("nginx is not here; install it (on Debian: apt install nginx-light).")
    app = ServedWithTls(folder / "workspace")
    app.start()
    try:
        with Nginx(folder / "nginx", app.port).running() as front:
            yield app, front
    finally:
        app.stop()
