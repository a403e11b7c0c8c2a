"""`afterword remind` against servers of mail and of a webhook that are there, or are not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.digests import FILE
from journal.actions.reminders import want_digest
from journal.store import open_store
from journal.store.working_time import put_calendar
from journal.working_hours import Calendar, Stretch
from tests.browser.served import free_port
from tests.dashboard.asked import viewer_of
from tests.dashboard.called import Demo, afterword, called, object_of
from tests.dashboard.receiving import MailServer, Webhook, receiving
from tests.journal.given import a_promise, promised

AROUND_THE_CLOCK = Calendar(((Stretch(0, 1440),),) * 7)
SECRET = "geheim-9f31"
WORDS = "Ring Mrs Miller about the hinges"


@pytest.fixture
def mail() -> Iterator[tuple[MailServer, str]]:
    """A server of mail, and the way to it."""
    with (server := MailServer()), receiving(server) as port:
        yield server, f"mailto://127.0.0.1:{port}?mode=insecure&from=a@example.org&format=text&to="


@pytest.fixture
def folder(empty: Path) -> Path:
    """A workspace that is at work around the clock, in which three people promised something."""
    called("team", "add", "Billing", "--data", empty)
    for login in ("ana", "ben", "down"):
        adds = ("person", "add", login, "--name", login, "--role", "agent", "--team", "Billing")
        assert called(*adds, "--data", empty).code == 0
    set_up(empty, AROUND_THE_CLOCK, {"ana": "ana@example.org", "ben": "ben@example.org"})
    return empty


def set_up(folder: Path, calendar: Calendar, want: dict[str, str]) -> None:
    now = datetime.now(UTC)
    with closing(open_store(folder)) as store:
        store.write(lambda tx: put_calendar(tx, calendar))
        for login, address in want.items():
            viewer = viewer_of(store, login)
            soon = a_promise(now + timedelta(minutes=20), what=WORDS, case_ref=f"C-{login}")
            promised(store, (viewer, soon))
            want_digest(store, viewer, address, needs_address=bool(address), now=now)


def way(folder: Path, url: str, mode: int = 0o600) -> None:
    file = folder / FILE
    file.write_text(f"send_by = {json.dumps(url)}\n")
    file.chmod(mode)


def test_everybody_gets_a_mail_with_the_case_and_the_time_once_a_day(
    folder: Path, mail: tuple[MailServer, str]
) -> None:
    server, url = mail
    way(folder, url + "{address}")
    done = called("remind", "--data", folder)
    assert (done.code, done.err) == (0, "")
    assert done.out == "Digests sent: 2. Not at work now: 0. Nothing new: 0.\n"
    letters = dict(server.letters)
    assert set(letters) == {"ana@example.org", "ben@example.org"}
    body = letters["ana@example.org"].get_body(("plain",))
    assert body is not None
    assert "(case C-ana)" in body.get_content()
    assert "C-ben" not in body.get_content()
    assert WORDS not in str(letters)
    assert letters["ana@example.org"]["subject"] == "1 promise waits for you"
    again = object_of(called("remind", "--json", "--data", folder))
    assert again == {"sent": 0, "failed": 0, "not_now": 0, "nothing_new": 2}
    assert len(server.letters) == 2


def test_a_webhook_is_told_for_whom_and_one_that_fails_is_tried_again(folder: Path) -> None:
    set_up(folder, AROUND_THE_CLOCK, {"down": ""})
    with (server := Webhook()), receiving(server) as port:
        way(folder, f"json://127.0.0.1:{port}/hook?:who={{login}}")
        done = called("remind", "--data", folder)
        assert done.code == 1
        assert done.out.startswith("Digests sent: 2.")
        assert done.err.startswith("Digests that could not be sent: 1. They are tried again")
        assert done.err.count("\n") == 1
        assert sorted(call["who"] for call in server.calls) == ["ana", "ben"]
        again = called("remind", "--data", folder)
        assert (again.code, again.out.split(".")[0]) == (1, "Digests sent: 0")
    assert not [call for call in server.calls if WORDS in str(call)]


def test_an_address_that_is_refused_keeps_nobody_else_waiting(
    folder: Path, mail: tuple[MailServer, str]
) -> None:
    server, url = mail
    set_up(folder, AROUND_THE_CLOCK, {"down": "nobody@example.org"})
    way(folder, url + "{address}")
    assert called("remind", "--data", folder).code == 1
    assert {to for to, _ in server.letters} == {"ana@example.org", "ben@example.org"}


def test_a_server_that_is_down_is_told_in_one_line_without_its_secret(
    folder: Path, mail: tuple[MailServer, str]
) -> None:
    way(
        folder,
        f"mailto://ana:{SECRET}@127.0.0.1:{free_port()}?mode=insecure&from=a@example.org&to={{address}}",
    )
    done = afterword("remind", "--data", folder)
    assert done.code == 1
    assert done.err.startswith("Digests that could not be sent: 2.")
    assert done.err.count("\n") == 1
    assert SECRET not in done.out + done.err
    server, url = mail
    way(folder, url + "{address}")
    assert called("remind", "--data", folder).code == 0
    assert len(server.letters) == 2


def test_nobody_is_reminded_by_a_workspace_that_is_closed(
    folder: Path, mail: tuple[MailServer, str]
) -> None:
    server, url = mail
    set_up(folder, Calendar(((),) * 7), {})
    way(folder, url + "{address}")
    done = called("remind", "--data", folder)
    assert (done.code, done.out.split(". ")[1]) == (0, "Not at work now: 2")
    assert server.letters == []


def test_it_runs_inside_the_app_that_serves_the_workspace(
    served: Demo, mail: tuple[MailServer, str]
) -> None:
    way(served.folder, mail[1] + "{address}")
    done = afterword("remind", "--json", "--data", served.folder)
    (served.folder / FILE).unlink()
    assert object_of(done) == {"sent": 0, "failed": 0, "not_now": 0, "nothing_new": 0}


@pytest.mark.parametrize(
    ("url", "mode", "told"),
    [
        (None, 0o600, f"no file {FILE} in"),
        ("", 0o600, "has to have send_by, a text in quotation marks"),
        ("mailto://example.org", 0o600, "Put {address} or {login} there."),
        (f"nonsense://{SECRET}/{{login}}", 0o600, "no way under send_by that Apprise knows"),
        (f"json://{SECRET}/{{login}}", 0o644, "every account may open it. Close it: chmod o-rwx"),
    ],
)
def test_a_way_that_cannot_be_is_told_without_its_secret(
    folder: Path, url: str | None, mode: int, told: str
) -> None:
    if url is not None:
        way(folder, url, mode)
    done = called("remind", "--data", folder)
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert done.err.count("\n") == 1
    assert SECRET not in done.err


def test_apprise_is_not_loaded_by_another_command() -> None:
    code = "import sys, dashboard.cli; print('apprise' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
