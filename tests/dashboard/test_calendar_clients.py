"""The calendar in programs that others have written: vdirsyncer fetches it, khal shows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import uvicorn

from dashboard import session
from dashboard.calendar_feed import path_of
from dashboard.headers import SecurityHeaders
from dashboard.site import at_home
from journal.actions.reminders import make_feed, revoke_feed
from journal.store.engine import Store
from tests.browser.served import free_port, poll
from tests.dashboard.asked import viewer_of
from tests.dashboard.at_the_door import behind_the_gate
from tests.journal.given import a_promise, promised

SOON = datetime.now(UTC).replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(days=2)
SYNC = """
[general]
status_path = "{folder}/status/"
[pair promises]
a = "here"
b = "there"
collections = null
[storage here]
type = "filesystem"
path = "{folder}/calendar/"
fileext = ".ics"
[storage there]
type = "http"
url = "{url}"
"""
SHOW = """
[calendars]
[[promises]]
path = {folder}/calendar
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/London
default_timezone = Europe/London
[sqlite]
path = {folder}/khal.db
"""


class Phone:
    """A calendar's program with its files in a folder of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        (folder / "calendar").mkdir()
        for name, text in (("sync", SYNC), ("show", SHOW)):
            (folder / name).write_text(text.format(folder=folder, url=url))

    def run(self, *command: str, fails: bool = False) -> str:
        said = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            command, env=said, capture_output=True, text=True, timeout=120, check=False
        )
        assert (done.returncode != 0) is fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def sync(self, *, fails: bool = False) -> str:
        config = ("vdirsyncer", "-c", str(self.folder / "sync"))
        if not (self.folder / "status").exists() and not fails:
            self.run(*config, "discover")
        return self.run(*config, "sync", fails=fails)

    def shows(self) -> list[str]:
        day = f"{SOON:%Y-%m-%d}"
        config = ("khal", "-c", str(self.folder / "show"))
        listed = self.run(*config, "list", "--format", "{start-time} {title}", day, "1d")
        return [line.strip() for line in listed.splitlines() if "Promise" in line]


@pytest.fixture(autouse=True)
def programs() -> None:
    for name in ("vdirsyncer", "khal"):
        if shutil.which(name) is None:
            say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            say(f"{name} is not here, and the calendar is tried with it.")


@pytest.fixture
def address(real: Store) -> Iterator[str]:
    """The workspace, served at an address of its own."""
    port = free_port()
    session.serve_from(real, at_home(port))
    app = SecurityHeaders(behind_the_gate())
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        poll(lambda: server.started, lambda: "the calendar is not served")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def test_promises_come_and_go_in_a_calendar_s_program(
    real: Store, address: str, tmp_path: Path
) -> None:
    ana, now = viewer_of(real, "ana"), datetime.now(UTC)
    promised(real, (ana, a_promise(SOON, case_ref="C-7; x, y")))
    folder = tmp_path / "phone"
    folder.mkdir()
    phone = Phone(folder, address + path_of(make_feed(real, ana, now=now)))
    phone.sync()
    hour = SOON.astimezone(session.workspace().zone)
    assert phone.shows() == [f"{hour:%H:%M} Promise due (case C-7; x, y)"]
    promised(real, (ana, a_promise(SOON, case_ref=None, due_is_day=True)))
    phone.sync()
    assert set(phone.shows()) == {"Promise due", f"{hour:%H:%M} Promise due (case C-7; x, y)"}
    done = "update kept.promises set done_at = due_at where case_ref is not null"
    real.write(lambda tx: tx.run(done))
    phone.sync()
    assert phone.shows() == ["Promise due"]
    revoke_feed(real, ana, now=now)
    assert "Not Found" in phone.sync(fails=True)
