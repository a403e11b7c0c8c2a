"""A telephone number can be called, an address opened, and nothing else becomes markup."""

from __future__ import annotations

import pytest

from dashboard.reaching import reachable


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Call 020 7946 0111.", 'Call <a href="tel:02079460111">020 7946 0111</a>.'),
        ("+44 (0)20 7946-0111", '<a href="tel:+4402079460111">+44 (0)20 7946-0111</a>'),
        ("116 123", '<a href="tel:116123">116 123</a>'),
        ("extension 4411, room 12", "extension 4411, room 12"),
        ("help@example.org", '<a href="mailto:help@example.org">help@example.org</a>'),
        (
            "https://example.org/a?b=1.",
            '<a href="https://example.org/a?b=1" target="_blank" rel="noopener">'
            "https://example.org/a?b=1</a>.",
        ),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_what_can_be_opened_is_a_link(text: str, drawn: str) -> None:
    assert reachable(text) == drawn


@pytest.mark.parametrize(
    "text",
    ["<script>x</script>", 'https://a.org/"onclick="x', "<b>020 7946 0111</b>", "a&b@example.org"],
)
def test_nothing_that_is_written_becomes_markup(text: str) -> None:
    drawn = reachable(text)
    for tag in ("<script", "<b>", '" onclick', '"onclick'):
        assert tag not in drawn
    assert drawn.count("<") == 2 * drawn.count("<a ")
