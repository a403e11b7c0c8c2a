"""An import that goes on while its admin looks at the page, reloads it, or closes it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from dashboard.bugs import place_of
from journal.errors import JournalError
from journal.transfer.importing import Progress
from journal.transfer.judging import Summary

LOG = logging.getLogger("afterword")
BUG = (
    "Something went wrong, and it is a bug of ours. What was stored before is safe. Store the file "
    "again: what is there already is not added twice."
)


class Storing:
    """One import, in a thread of its own that ends with the process."""

    def __init__(self, work: Callable[[Progress], Summary]) -> None:
        self.read, self.rows = 0, 0
        self.summary: Summary | None = None
        self.problem = ""
        self._work = work
        self._thread = threading.Thread(target=self._run, name="import", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        return self.summary is not None or bool(self.problem)

    def wait(self) -> None:
        self._thread.join()

    def _run(self) -> None:
        try:
            self.summary = self._work(self._progress)
        except JournalError as error:
            self.problem = str(error)
        except Exception as error:
            LOG.error("in an import by hand: %s, %s", type(error).__name__, place_of(error))
            self.problem = BUG

    def _progress(self, read: int, rows: int) -> None:
        self.read, self.rows = read, rows
