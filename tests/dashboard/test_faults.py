"""A bug of ours is loud in the log, and says nothing of what somebody wrote."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from streamlit.error_util import handle_user_script_exception

from dashboard import faults, session, signing_in
from dashboard.asgi import WHERE_WE_BREAK
from dashboard.headers import POLICY
from journal.errors import Unavailable
from journal.store.engine import Store

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


@pytest.mark.parametrize(
    ("raised", "status", "told"),
    [
        (ValueError(WRITTEN), 500, "Something went wrong on this page."),
        (Unavailable("The disk is full. Nothing was changed."), 503, "The disk is full."),
    ],
)
def test_a_bug_at_the_door_is_a_plain_page(
    raised: Exception, status: int, told: str, real: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise raised

    monkeypatch.setattr("dashboard.signing_in.find_workspace", broken)

    app = Starlette(routes=signing_in.ROUTES, exception_handlers=WHERE_WE_BREAK)

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=session.site().origin) as client:
            return await client.get("/login")

    with start_blocking_portal() as portal:
        page = portal.call(asked)
    assert page.status_code == status
    assert told in page.text
    assert WRITTEN not in page.text
    assert "Traceback" not in page.text
    assert page.headers["content-security-policy"] == POLICY
