"""The calendar and the digest on the Reminders screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import digests
from journal.reading.reminders import my_digest, reader_of_feed
from journal.store.engine import Store
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, pressed

MAKE, RENEW, REVOKE = (
    "Make an address for my calendar",
    "Make a new address; the old one ends",
    "Revoke the address",
)


@pytest.fixture
def by_mail(tmp_path: Path) -> Iterator[None]:
    """Digests are sent by mail."""
    file = tmp_path / digests.FILE
    file.write_text('send_by = "mailto://mail.example.org?to={address}"\n')
    file.chmod(0o600)
    digests.offer(tmp_path)
    yield
    file.unlink()
    digests.offer(tmp_path)


def labels(page: AppTest) -> set[str]:
    return {button.label for button in page.button}


def token_on(page: AppTest) -> str:
    address = str(page.code[0].value)
    assert address.startswith("http://127.0.0.1:8501/calendar/")
    return address.removeprefix("http://127.0.0.1:8501/calendar/").removesuffix(".ics")


def reads(store: Store, token: str) -> bool:
    return reader_of_feed(store, token, datetime.now(UTC)) is not None


def test_an_address_is_shown_once_renewed_and_revoked(look: Look, store: Store) -> None:
    page = look("ana", "reminders")
    assert {RENEW, REVOKE} & labels(page) == set()
    page = pressed(page, MAKE)
    first = token_on(page)
    assert reads(store, first)
    again = look("ana", "reminders")
    assert not again.code
    assert MAKE not in labels(again)
    page = pressed(again, RENEW)
    second = token_on(page)
    assert (reads(store, first), reads(store, second)) == (False, True)
    page = pressed(page, REVOKE)
    assert not page.code
    assert MAKE in labels(page)
    assert not reads(store, second)


def test_where_nobody_sends_digests_none_is_offered(look: Look) -> None:
    assert "Send me a digest" not in labels(look("ana", "reminders"))


@pytest.mark.usefixtures("by_mail")
def test_one_asks_for_a_digest_and_ends_it(look: Look, store: Store) -> None:
    ana = viewer_of(store, "ana")
    page = pressed(look("ana", "reminders"), "Send me a digest")
    assert any("this is none to which mail can be sent" in error.value for error in page.error)
    field = next(one for one in page.text_input if one.label == "E-mail address")
    field.set_value("ana@example.org")
    page = pressed(page, "Send me a digest")
    assert "It is sent to ana@example.org." in [text.value for text in page.text]
    assert my_digest(store, ana) is not None
    pressed(page, "Send me none any more")
    assert my_digest(store, ana) is None
