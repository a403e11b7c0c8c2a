"""The log as lines of JSON, for a collector of logs; nobody's text is in it (see faults.py)."""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime

from journal.errors import Problem, Refused

CHOICE = "AFTERWORD_LOG"
JSON, TEXT = "json", "text"
TOLD_ASIDE = ("kind", "place", "duty", "seconds", "version", "page")
"""What a line may tell in a field of its own."""


class AsJson(logging.Formatter):
    """One object a line: time, level, logger, what was said, and what was told aside."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "said": record.getMessage(),
        }
        line |= {name: vars(record)[name] for name in TOLD_ASIDE if name in vars(record)}
        return json.dumps(line, ensure_ascii=False)


def is_json_chosen() -> bool:
    """Whether the environment asks for lines of JSON. Raises Refused for what is neither."""
    chosen = os.environ.get(CHOICE, TEXT)
    if chosen not in (JSON, TEXT):
        raise Refused([Problem(CHOICE, f"“{chosen}” is none. Say {JSON} or {TEXT}.")])
    return chosen == JSON


def write_as_chosen() -> None:
    """From here on every line of this process is written in the form that was chosen, also what
    libraries log that were loaded before."""
    if not is_json_chosen():
        return
    as_json = AsJson()
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.StreamHandler())
    logging.getLogger("afterword").setLevel(logging.INFO)
    loggers = [root, *(logging.getLogger(name) for name in list(root.manager.loggerDict))]
    for logger in loggers:
        for handler in logger.handlers:
            handler.setFormatter(as_json)
