from __future__ import annotations

import time
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.ids import id_of_chance, is_id, new_id


def test_an_id_is_a_uuid_of_version_seven():
    made = uuid.UUID(new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


def test_an_id_holds_the_moment_it_was_made():
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(new_id()).int >> 80
    assert before <= made <= time.time_ns() // 1_000_000


def test_no_two_ids_are_the_same():
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_what_was_made_is_recognised():
    assert is_id(new_id())
    assert is_id(id_of_chance())


def test_an_id_of_chance_holds_no_moment():
    """Ids made one after the other agree in a long beginning; these do not."""
    made = [id_of_chance() for _ in range(50)]
    assert len({one[:4] for one in made}) > 40
    assert {uuid.UUID(one).version for one in made} == {4}


AN_ID = "019a9b5e-3c00-7abc-8def-0123456789ab"


@pytest.mark.parametrize(
    "text", ["", "7", "../../etc/passwd", AN_ID.upper(), f"{{{AN_ID}}}", AN_ID.replace("-", "")]
)
def test_anything_else_from_an_address_bar_is_no_id(text: str):
    assert not is_id(text)


@given(st.text(max_size=40))
def test_no_text_makes_the_check_fail(text: str):
    assert not is_id(text) or str(uuid.UUID(text)) == text
