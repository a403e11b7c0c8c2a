"""What people, teams and an organisation are called is text on every page, and runs nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from dashboard import session
from dashboard.site import at_home
from journal.store import open_store
from journal.store.engine import Store
from tests.dashboard.called import called
from tests.dashboard.looking import come_in, page_at

MARKUP = "=1 **b** [l](http://evil.example) $x^2$ :red[r] :material/home: <b>t</b>"
ROLES = ("agent", "supervisor", "facilitator", "admin", "representative")


@pytest.fixture(scope="module")
def marked_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A workspace in which everything is called something that could be Markdown."""
    folder = tmp_path_factory.mktemp("marked_up")
    settings = ("--organisation", MARKUP, "--timezone", "Europe/London")
    assert called("init", *settings, "--data", folder).code == 0
    assert called("team", "add", MARKUP, "--data", folder).code == 0
    for role in ROLES:
        team = () if role in ("admin", "representative") else ("--team", MARKUP)
        person = ("person", "add", role, "--name", MARKUP, "--role", role, *team)
        assert called(*person, "--data", folder).code == 0
    with closing(open_store(folder)) as store:
        session.serve_from(store, at_home(8501))
        yield store


@pytest.mark.parametrize("role", ROLES)
def test_a_name_is_drawn_as_text(
    role: str, marked_up: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_in(marked_up, role, monkeypatch)
    page = page_at()
    read_as_markdown = (*page.markdown, *page.caption, *page.title, *page.header, *page.error)
    assert [part.value for part in read_as_markdown if "evil" in part.value] == []
    assert [text.value for text in page.text if MARKUP in text.value] != []
