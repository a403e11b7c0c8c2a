"""A workspace without a demo in it, served by a process of its own; people sign in elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

from dashboard.serving import serve
from dashboard.site import at_home
from journal.store import open_store
from tests.browser.served import Served


class ServedWorkspace(Served):
    program = __name__


def main(folder: Path, port: int) -> None:
    serve(open_store(folder), folder, at_home(port), port=port)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
