"""The file reminders.toml of a workspace: by which way digests are sent; and sending them.

docs/reminders.md says what stands in it. The way is an address of Apprise's, with its secrets, so
it is told to nobody and is in no log.
"""

from __future__ import annotations

import logging
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dashboard.bugs import place_of
from journal.digest import Letter
from journal.errors import Problem, Refused
from journal.people import Person
from journal.toml_file import toml_in

if TYPE_CHECKING:
    from apprise import NotifyBase

LOG = logging.getLogger("afterword")
FILE = "reminders.toml"
SEND_BY = "send_by"
ADDRESS, LOGIN = "{address}", "{login}"
_offered: list[Way] = []


@dataclass(frozen=True)
class Way:
    """How digests are sent."""

    url: str = field(repr=False)

    @property
    def needs_address(self) -> bool:
        """Whether people say at which address they want it."""
        return ADDRESS in self.url

    def to(self, person: Person, address: str) -> str:
        """The way to one person; what stands for them can change nothing else of it."""
        found = self.url.replace(ADDRESS, quote(address, safe=""))
        return found.replace(LOGIN, quote(person.login, safe=""))

    def send(self, person: Person, address: str, letter: Letter) -> bool:
        """Sends a letter; whether it went. A person without an address gets none where one is
        needed."""
        if self.needs_address and not address:
            return False
        return deliver(self.to(person, address), letter)


def read_way(folder: Path) -> Way | None:
    """How the digests of the workspace in a folder are sent; None where nobody said so. Raises
    Refused with what is wrong with the file."""
    file = folder / FILE
    if not file.exists():
        return None
    given = toml_in(file)
    problems = [problem(told) for told in (*wrong_keys(given), *too_open(file))]
    if problems:
        raise Refused(problems)
    return Way(given[SEND_BY].strip())


def offer(folder: Path) -> None:
    """Has people ask for digests while the app runs, where there is a way. Raises Refused."""
    way = read_way(folder)
    _offered[:] = [way] if way else []


def offered() -> Way | None:
    return _offered[0] if _offered else None


def check_works(way: Way) -> None:
    """Raises Refused for a way that Apprise does not know."""
    if instantiated(way.to(Person("", "somebody", ""), "somebody@example.org")) is None:
        raise Refused([problem("names no way under send_by that Apprise knows.")])


def wrong_keys(given: dict[str, Any]) -> list[str]:
    if set(given) != {SEND_BY} or not isinstance(given[SEND_BY], str) or not given[SEND_BY].strip():
        return [f"has to have {SEND_BY}, a text in quotation marks, and nothing else."]
    if ADDRESS not in given[SEND_BY] and LOGIN not in given[SEND_BY]:
        told = f"says nowhere under {SEND_BY} for whom it is. Put {ADDRESS} or {LOGIN} there."
        return [told]
    return []


def too_open(file: Path) -> list[str]:
    """A secret that every account of the computer can read is none."""
    if not file.stat().st_mode & stat.S_IRWXO:
        return []
    return [f"holds a secret, and every account may open it. Close it: chmod o-rwx {FILE}."]


def problem(sentence: str) -> Problem:
    return Problem(FILE, sentence)


def deliver(url: str, letter: Letter) -> bool:
    """Hands a letter to Apprise; whether it says that it went. Whatever one of its many ways
    raises keeps nobody else's letter from going."""
    from apprise import NotifyFormat

    way = instantiated(url)
    if way is None:
        return False
    try:
        return bool(way.notify(title=letter.title, body=letter.body, body_format=NotifyFormat.TEXT))
    except Exception as error:
        LOG.error("%s in sending a digest: %s", type(error).__name__, place_of(error))
        return False


def instantiated(url: str) -> NotifyBase | None:
    """Apprise's own view of a way. It takes a while to load, and logs what is nobody's business."""
    import apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    asset = apprise.AppriseAsset(app_id="Afterword", app_desc="Afterword", app_url="")
    return apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
