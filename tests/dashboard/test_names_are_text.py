"""What people, teams and an organisation are called is text on every page, and runs nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.site import at_home
from journal.actions.enter import start_session
from journal.store import open_store
from journal.store.engine import Store
from tests.dashboard.called import called

APP = Path(session.__file__).parent / "app.py"
MARKUP = "=1 **b** [l](http://evil.example) $x^2$ :red[r] :material/home: <b>t</b>"
ROLES = ("agent", "supervisor", "facilitator", "admin", "representative")


@pytest.fixture
def marked_up(tmp_path: Path) -> Iterator[Store]:
    """A workspace in which everything is called something that could be Markdown."""
    settings = ("--organisation", MARKUP, "--timezone", "Europe/London")
    assert called("init", *settings, "--data", tmp_path).code == 0
    assert called("team", "add", MARKUP, "--data", tmp_path).code == 0
    for role in ROLES:
        team = () if role in ("admin", "representative") else ("--team", MARKUP)
        person = ("person", "add", role, "--name", MARKUP, "--role", role, *team)
        assert called(*person, "--data", tmp_path).code == 0
    with closing(open_store(tmp_path)) as store:
        session.serve_from(store, at_home(8501))
        yield store


@pytest.mark.parametrize("role", ROLES)
def test_a_name_is_drawn_as_text(
    role: str, marked_up: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "select person_id from kept.people where login = $login"
    person_id = marked_up.write(lambda tx: tx.rows(sql, {"login": role}))[0]["person_id"]
    sid = marked_up.write(lambda tx: start_session(tx, person_id, now=datetime.now(UTC)))
    monkeypatch.setattr(session, "sid", lambda: sid)
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not page.exception
    read_as_markdown = (*page.markdown, *page.caption, *page.title, *page.header, *page.error)
    assert [part.value for part in read_as_markdown if "evil" in part.value] == []
    assert [text.value for text in page.text if MARKUP in text.value] != []
