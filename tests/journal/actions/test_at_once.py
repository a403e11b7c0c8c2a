"""What opens a door once opens it once, also for two who try it in the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pyotp
import pytest

from journal.actions.links import FirstAdmin, NoLink, make_link, set_up, setup_token, use_link
from journal.actions.own_account import add_second_factor
from journal.actions.signing_in import AtTheDoor, Door, give_code, sign_in
from journal.errors import JournalError, NotAllowed
from journal.people import Viewer
from journal.policy import door as at_door
from journal.second_factor import new_secret
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from tests.journal.given import NOW, WORKSPACE

PASSWORD = "some plain words of mine"
AT = AtTheDoor("192.0.2.7")
YESTERDAY = NOW - timedelta(days=1)
TOGETHER = 4


def refusals(attempt: Callable[[int], object]) -> list[JournalError]:
    """What those were told who did not get in, of several who try at once."""
    ready = Barrier(TOGETHER)

    def tried(number: int) -> JournalError | None:
        ready.wait()
        try:
            attempt(number)
        except JournalError as error:
            return error
        return None

    with ThreadPoolExecutor(TOGETHER) as people:
        return [told for told in people.map(tried, range(TOGETHER)) if told is not None]


def sessions(store: Store) -> int:
    return int(store.rows(at_door(), "select count(*) as n from sessions")[0]["n"])


@pytest.fixture
def codes(store: Store, ana: Viewer) -> tuple[str, tuple[str, ...]]:
    """Ana has a password and a second factor: its secret, and her recovery codes."""
    kind, token = make_link(store, "ana", now=YESTERDAY, actor=COMMAND_LINE)
    use_link(store, token, kind, PASSWORD, AT, workspace=WORKSPACE, now=YESTERDAY)
    made, at = new_secret(), YESTERDAY
    code = pyotp.TOTP(made).at(at)
    return made, add_second_factor(store, Door.new(), ana, made, code, PASSWORD, AT, now=at)


def test_a_link_that_several_use_at_once_sets_one_password(store: Store, ana: Viewer):
    kind, token = make_link(store, "ana", now=NOW, actor=COMMAND_LINE)

    def used(number: int) -> None:
        use_link(store, token, kind, f"{PASSWORD} {number}", AT, workspace=WORKSPACE, now=NOW)

    told = refusals(used)
    assert [type(one) for one in told] == [NoLink] * (TOGETHER - 1)
    assert sessions(store) == 1


def test_a_set_up_link_that_several_use_at_once_makes_one_admin(store: Store):
    token = setup_token(store, now=NOW)
    assert token

    def used(number: int) -> None:
        set_up(store, token, FirstAdmin(f"ada{number}", "Ada", PASSWORD), AT, now=NOW)

    told = refusals(used)
    assert [type(one) for one in told] == [NoLink] * (TOGETHER - 1)
    assert sessions(store) == 1


@pytest.mark.parametrize("which", ["of the phone", "for recovery"])
def test_a_code_that_several_use_at_once_lets_one_in(
    store: Store, codes: tuple[str, tuple[str, ...]], which: str
):
    secret, recovery = codes
    code = pyotp.TOTP(secret).at(NOW) if which == "of the phone" else recovery[0]
    door = Door.new()
    marks = [str(sign_in(store, door, "ana", PASSWORD, AT, now=NOW)) for _ in range(TOGETHER)]
    told = refusals(lambda number: give_code(store, door, marks[number], code, AT, now=NOW))
    assert [type(one) for one in told] == [NotAllowed] * (TOGETHER - 1)
    assert sessions(store) == 1  # that of the day before is over
