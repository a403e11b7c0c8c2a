"""What somebody sees of a page, and what comes of pressing something on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import session
from dashboard.screens import SCREENS, UNLISTED
from journal.actions.enter import start_session
from journal.store.engine import Store
from tests.dashboard.asked import viewer_of

APP = Path(session.__file__).parent / "app.py"
ADDRESSES = {screen.file: screen.address for screen in (*SCREENS, *UNLISTED)}
Look = Callable[..., AppTest]
"""look("ana", "my_journal", entry=its_id)"""


def come_in(store: Store, login: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on pages are drawn for this person, who need not be in a demo."""
    person_id = viewer_of(store, login).person_id
    sid = store.write(lambda tx: start_session(tx, person_id, now=datetime.now(UTC)))
    monkeypatch.setattr(session, "sid", lambda: sid)


def page_at(screen: str | None = None, **address: str) -> AppTest:
    """The page at an address, in a tab of its own: the screen one comes to first, or another.
    Raises ValueError where it is not among the pages of whoever looks."""
    page = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    if screen is None:
        return drawn(page)
    # switch_page could tell the page by its file only once another one is drawn.
    page._page_hash = calc_hash(ADDRESSES[f"{screen}.py"])
    drawn(page)
    if page._page_hash not in page._registered_pages:
        raise ValueError(f"{screen} is no page of theirs")
    return page


def drawn(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def pressed(page: AppTest, label: str, number: int = 0) -> AppTest:
    """Of several buttons with this name the first, or another."""
    [button for button in page.button if button.label == label][number].click()
    return drawn(page)


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def texts(page: AppTest) -> str:
    return "\n".join(str(part.value) for part in (*page.markdown, *page.text, *page.caption))


def told(page: AppTest) -> str:
    """The texts, with what is said of what was just done or cannot be done."""
    more = (*page.header, *page.success, *page.warning, *page.error)
    return "\n".join([texts(page), *(str(part.value) for part in more)])
