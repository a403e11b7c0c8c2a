"""A bug of ours is loud in the log, and says nothing of what somebody wrote."""

from __future__ import annotations

import logging

import pytest
from streamlit.error_util import handle_user_script_exception

from dashboard import faults

WRITTEN = "the words of a customer"


def broken() -> None:
    raise ValueError(f"cannot read {WRITTEN!r}")


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
