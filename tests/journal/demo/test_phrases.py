"""What the demo's people offer could have been offered by anybody."""

from __future__ import annotations

import pytest

from journal.demo.phrases import BEFORE, HIDDEN, OF_THE_WORKSPACE, OFFERED
from journal.playbook import parse_phrase

PHRASES = [BEFORE, HIDDEN[-1], *(one[-1] for one in (*OF_THE_WORKSPACE, *OFFERED))]


@pytest.mark.parametrize("phrase", PHRASES)
def test_no_phrase_of_the_demo_says_who_a_customer_is_or_is_stored_otherwise(phrase: str):
    assert parse_phrase(phrase, "GB") == phrase
