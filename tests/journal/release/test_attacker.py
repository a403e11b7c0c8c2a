"""What is released tells nothing of fewer than five people, and of nobody what they answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from journal.bands import band_of
from journal.periods import BLOCK
from journal.release import release
from journal.store.engine import Store
from tests.journal.given import ZONE, start_of
from tests.journal.release.attacker import Attacker
from tests.journal.release.organisations import BLOCKS, Organisation, organised


def attacked(
    store: Store,
    seed: int,
    after_release: Callable[[Organisation], None] = lambda of: None,
    **knows: Any,
) -> Attacker:
    """An organisation over three blocks, and what two supervisors were told by the end."""
    of = organised(store, seed)
    attacker = Attacker(of, **knows)
    for block in BLOCKS:
        of.write(block)
        of.change_and_erase(block)
        attacker.look(released_at(store, start_of(block + BLOCK, ZONE)))
        of.write(block, share=0.2)  # late
        of.change_and_erase(block)
        after_release(of)
        attacker.look(released_at(store, start_of(block + BLOCK, ZONE)))
    return attacker


def released_at(store: Store, now: datetime) -> list[date]:
    return [one.block for one in release(store, now)]


def is_as_counted(attacker: Attacker) -> bool:
    """Whether there is something to look at, each figure in the band that the attacker's own count
    of the same check-ins leads to."""
    told = attacker.figures
    return len(told) > 30 and all(f.band == band_of(f.mean, len(f.check_ins)) for f in told)


def test_what_is_released_exposes_nobody(store: Store):
    attacker = attacked(store, seed=1)
    assert is_as_counted(attacker)
    assert not attacker.finds_few()
    assert not attacker.finds_an_answer()


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 62))
def test_what_is_released_exposes_nobody_in_many_organisations(store: Store, seed: int):
    attacker = attacked(store, seed)
    assert is_as_counted(attacker)
    assert not attacker.finds_few()
    assert not attacker.finds_an_answer()
