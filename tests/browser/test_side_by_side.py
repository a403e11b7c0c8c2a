"""Two people at work side by side, for as long as chance has them: neither sees the other's."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from dashboard.commands import carry_out
from dashboard.invocation import Invocation
from tests.browser.beside import Beside
from tests.browser.driving import PATIENCE, screen
from tests.browser.overhearing import ways_of
from tests.browser.served import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ACTIONS = 300
SEED = 20_260_104
TEAM = "Deliveries and returns"


@pytest.fixture
def demo(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    """A demo in which Ben is an agent of a team, and supervises it too."""
    demo = Served(tmp_path / "demo")
    demo.start()
    argv = ["person", "grant", "ben", "--role", "supervisor", "--team", TEAM]
    out, err = StringIO(), StringIO()
    said = Invocation(Path("/"), out, err)
    assert carry_out([*argv, "--data", str(demo.folder)], said) == 0, err.getvalue()
    yield demo
    demo.stop()


@pytest.fixture
def ana_and_ben(browser: Browser, demo: Served) -> Iterator[tuple[Beside, Beside]]:
    """Each in a browser of their own."""
    contexts = [browser.new_context(**screen("desktop")) for _ in range(2)]
    for context in contexts:
        context.set_default_timeout(PATIENCE)
    ana, ben = (
        Beside(context.new_page(), demo.base, mark, Random(f"{mark} {SEED}"))
        for context, mark in zip(contexts, ("Lantern", "Harbour"), strict=True)
    )
    ana.other, ben.other, ben.is_supervisor = ben, ana, True
    ana.enter("ana", "Reflect")
    ben.enter("ben", "Reflect")
    yield ana, ben
    for context in contexts:
        context.close()


@pytest.mark.long
def test_two_people_side_by_side_never_see_what_the_other_writes(
    ana_and_ben: tuple[Beside, Beside], capsys: pytest.CaptureFixture[str]
) -> None:
    done: Counter[str] = Counter()
    saw_their_own: Counter[str] = Counter()
    while done.total() < ACTIONS:
        names = both_act(ana_and_ben)
        done.update(names)
        for person in ana_and_ben:
            told = person.overhearing.told()
            assert ways_of(person.other.mark, told) == [], f"{done.total()} actions, {names}"
            saw_their_own.update(ways_of(person.mark, told))
    assert min(saw_their_own["frames"], saw_their_own["page"]) > ACTIONS / 10, "it listens"
    for person in ana_and_ben:
        assert person.overhearing.heard > 20 * person.overhearing.unheard
    with capsys.disabled():
        sys.stdout.write(f"\n{done.total()} actions side by side: {said(done)}\n")


def said(done: Counter[str]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {times}" for name, times in done.most_common())


def both_act(people: tuple[Beside, Beside]) -> list[str]:
    """Each does something, and both are under way before either has an answer; what it was."""
    actions = [person.next_action() for person in people]
    under_way = [action() for action in actions]
    for action in under_way:
        next(action)
    for action in under_way:
        for _ in action:
            pass
    return [action.__name__ for action in actions]
