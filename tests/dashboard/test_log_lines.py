"""The log as lines of JSON: one object each, with the place of a bug and without anybody's text."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from dashboard import faults, log_lines
from dashboard.log_lines import CHOICE
from journal.errors import Refused

WRITTEN = "the words of a customer\nand a second line"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What the root logger writes, in the form that is chosen."""
    before, level = logging.getLogRecordFactory(), logging.getLogger("afterword").level
    written = StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    monkeypatch.setenv(CHOICE, "json")
    faults.keep_texts_out_of_the_log()
    log_lines.write_as_chosen()
    yield written
    logging.getLogger().removeHandler(handler)
    logging.getLogger("afterword").setLevel(level)
    logging.setLogRecordFactory(before)
    for name in list(logging.root.manager.loggerDict):
        for one in logging.getLogger(name).handlers:
            one.setFormatter(None)


def test_a_line_is_one_object_with_what_was_told_aside(lines: StringIO) -> None:
    logging.getLogger("afterword").info("Afterword %s serves.", "1.0", extra={"version": "1.0"})
    (line,) = map(json.loads, lines.getvalue().splitlines())
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "afterword",
        "said": "Afterword 1.0 serves.",
        "version": "1.0",
    }


def test_a_bug_is_told_by_kind_and_place_and_never_by_its_message(lines: StringIO) -> None:
    try:
        raise ValueError(WRITTEN)
    except ValueError:
        logging.getLogger("asyncio").exception("Exception in ASGI application")
    (line,) = map(json.loads, lines.getvalue().splitlines())
    assert line["kind"] == "ValueError"
    assert "test_log_lines.py" in line["place"]
    assert "customer" not in lines.getvalue()


def test_another_form_of_the_log_is_refused_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHOICE, "xml")
    with pytest.raises(Refused, match="Say json or text"):
        log_lines.is_json_chosen()


def test_without_a_choice_the_log_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CHOICE, raising=False)
    handlers = list(logging.getLogger().handlers)
    log_lines.write_as_chosen()
    assert logging.getLogger().handlers == handlers
