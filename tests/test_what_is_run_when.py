"""Which tests are left out of which run is told by lists, and a list rots unseen."""

from __future__ import annotations

import pytest

from tests.conftest import HERE, TAKE_A_WHILE, THOROUGH


@pytest.mark.parametrize("part", TAKE_A_WHILE)
def test_what_takes_a_while_is_there(part: str):
    assert (HERE / part).exists()


@pytest.mark.parametrize("part", THOROUGH)
def test_what_is_thorough_is_there(part: str):
    file, _, function = part.partition("::")
    assert (HERE / file).exists()
    if function:
        name, _, case = function.partition("[")
        assert f"\ndef {name}" in (HERE / file).read_text(encoding="utf-8")
        assert not case or case.endswith("]")
