"""What is read and pressed on the Admin screen, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from streamlit.testing.v1 import AppTest

from journal.people import Viewer, Workspace
from journal.store.engine import Store
from journal.store.workspace import find_workspace, people


def viewer(store: Store, login: str) -> Viewer:
    found = people(store, datetime.now(UTC).date())
    return next(Viewer(p, grants) for p, grants in found if p.login == login)


def there(store: Store) -> Workspace:
    found = find_workspace(store)
    assert found is not None
    return found


def drawn(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def pressed(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    return drawn(page)


def field(page: AppTest, label: str) -> Any:
    found = (*page.text_input, *page.text_area, *page.selectbox, *page.radio, *page.number_input)
    return next(one for one in found if one.label == label)


def filled(page: AppTest, label: str, value: Any) -> AppTest:
    field(page, label).set_value(value)
    return drawn(page)


def told(page: AppTest) -> str:
    parts = (*page.text, *page.markdown, *page.caption, *page.success, *page.error, *page.warning)
    return "\n".join(str(part.value) for part in parts)
