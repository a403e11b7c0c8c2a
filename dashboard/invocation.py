"""One run of a command: where it was called, whose store it uses, and where it writes."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from dashboard.control import RunningApp, find_app
from journal.errors import InUse, NotFound, Unavailable

if TYPE_CHECKING:  # a command that runs inside an app loads none of this by itself
    from journal.people import Workspace
    from journal.store.engine import Store

PATIENCE = 10.0
"""Seconds that a command waits for another one to let the workspace go."""

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


class Served(Exception):
    """An app serves the workspace: the command has to run inside it."""

    def __init__(self, app: RunningApp) -> None:
        super().__init__(app.address)
        self.app = app


@dataclass
class Invocation:
    cwd: Path
    out: TextIO
    err: TextIO
    inside: Store | None = None
    """The store of the app that carries this command out; None in a process of its own."""
    data: str | None = None
    """The workspace folder as it was named."""
    is_to_end: bool = False
    """Whether this process was asked to end."""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def folder(self, usual: str = "workspace") -> Path:
        """The workspace folder, in full."""
        return self.file(Path(self.data or f"data/{usual}"))

    def file(self, path: Path) -> Path:
        """A file as the caller means it."""
        return self.cwd / path

    def address(self, path: str) -> str:
        """Where a page is; only an app that serves the workspace knows the first part."""
        if self.inside is None:
            return path
        from dashboard import session

        return f"{session.site().origin}{path}"

    def say(self, *lines: str) -> None:
        self.out.writelines(f"{line}\n" for line in lines)
        self.out.flush()

    def warn(self, sentence: str) -> None:
        """Tells a person something in one line, beside the output."""
        self.err.write(" ".join(sentence.split()) + "\n")
        self.err.flush()

    def give(self, as_json: bool, told: dict[str, Any], *lines: str) -> None:
        """The result: for a program as one JSON object, or for people as lines."""
        self.say(json.dumps(told)) if as_json else self.say(*lines)

    @contextmanager
    def workspace(self) -> Iterator[tuple[Store, Workspace]]:
        """The workspace's store and settings.

        Raises Served where the command has to run inside an app, NotFound where there is no
        workspace, and Unavailable.
        """
        if self.inside is not None:
            yield self.inside, settings(self.inside, self.folder())
            return
        with closing(opened(self.folder())) as store:
            yield store, settings(store, self.folder())

    def check_not_served(self, folder: Path) -> None:
        """Some commands are for a folder that no app serves."""
        app = find_app(folder)
        if app is not None:
            raise Unavailable(
                f"The workspace in {folder} is served already, at {app.address}. "
                "Nothing was changed. Open that address, or stop that app first."
            )


def opened(folder: Path) -> Store:
    """The store of a folder that no app serves; waits a little while another command has it."""
    give_up = time.monotonic() + PATIENCE
    while True:
        app = find_app(folder)
        if app is not None:
            raise Served(app)
        from journal.store.backup.putting_back import finish
        from journal.store.opening import FILE, open_store

        finish(folder)
        if not (folder / FILE).exists():
            raise NotFound(
                f"There is no workspace in {folder}. Make one with afterword init, or name "
                "the folder of another with --data; the demo's is data/demo."
            )
        try:
            return open_store(folder)
        except InUse:
            if time.monotonic() > give_up:
                raise
        time.sleep(0.1)


def settings(store: Store, folder: Path) -> Workspace:
    from journal.called import call
    from journal.store.workspace import find_workspace

    found = find_workspace(store)
    if found is None:
        raise NotFound(f"The workspace in {folder} is empty. Set it up with afterword init.")
    call(found.wording.labels)
    return found
