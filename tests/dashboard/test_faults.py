"""A bug of ours is loud in the log, and says nothing of what somebody wrote."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from streamlit.error_util import handle_user_script_exception

from dashboard import faults

WRITTEN = "the words of a customer"


def broken() -> None:
    raise ValueError(f"cannot read {WRITTEN!r}")


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    yield
    logging.setLogRecordFactory(before)


def test_a_bug_is_logged_with_its_place_and_without_anybodys_text(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    faults.keep_texts_out_of_the_log()
    with caplog.at_level(logging.DEBUG):
        try:
            broken()
        except ValueError as error:
            handle_user_script_exception(error, faults.log_our_bug)
    printed = capfd.readouterr()
    everything = caplog.text + printed.out + printed.err
    assert "ValueError on a page" in everything
    assert "test_faults.py" in everything
    assert "in broken" in everything
    assert WRITTEN not in everything


@pytest.mark.parametrize(
    "says",
    [
        "Exception in ASGI application\n",
        f"Error executing deferred callable: cannot read {WRITTEN!r}",
        f"Task exception was never retrieved\nfuture: <Task exception=ValueError('{WRITTEN}')>",
    ],
)
@pytest.mark.parametrize("logger", ["uvicorn.error", "streamlit.runtime.anything", "asyncio"])
def test_whoever_logs_an_exception_logs_nobodys_text(
    logger: str, says: str, caplog: pytest.LogCaptureFixture
) -> None:
    faults.keep_texts_out_of_the_log()
    writes = logging.getLogger(logger)
    writes.addHandler(caplog.handler)
    try:
        broken()
    except ValueError:
        writes.exception(says)
    writes.removeHandler(caplog.handler)
    assert WRITTEN not in caplog.text
    assert says[:20] in caplog.text
    assert "(ValueError: test_faults.py:" in caplog.text


def test_a_line_without_an_exception_is_left_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    faults.keep_texts_out_of_the_log()
    logging.getLogger("afterword").warning("a sign-in failed: %s", "no_attempt")
    assert caplog.messages == ["a sign-in failed: no_attempt"]
