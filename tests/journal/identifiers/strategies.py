"""Card numbers as people write them, for tests that hold for any of them."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st
from stdnum import luhn

from journal.identifiers.cards import NO_CARD, RANGES
from journal.identifiers.folding import fold

ZEROS = ("0", "０", "٠", "۰", "०", "𝟎")
"""The zero of each way to write digits; the others follow it."""
BETWEEN = (
    *(" ", "  ", "\t", "\u00a0", "\u202f", "\u3000", "\n", "\r\n", "\u2028", "\n> ", "\n    "),
    *(
        "-",
        "‐",
        "‑",
        "–",
        "—",
        "−",
        "－",
        " - ",
        ".",
        "·",
        "•",
        "．",
        ",",
        ", ",
        "/",
        "_",
        "|",
        ":",
    ),
    *("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u0301", "\ufe0f\u20e3", "\0"),
    *("(", ") ", "*", "**", "'", "\u3164"),
)


@st.composite
def bare_cards(draw: st.DrawFn) -> str:
    """The digits of a card of any issuer."""
    low, high, lengths = draw(st.sampled_from(RANGES))
    issuer = str(draw(st.integers(int(low), int(high))))
    rest = draw(st.sampled_from(sorted(lengths))) - len(issuer) - 1
    account = draw(st.text("0123456789", min_size=rest, max_size=rest))
    return issuer + account + luhn.calc_check_digit(issuer + account)


@st.composite
def written_cards(draw: st.DrawFn) -> str:
    """A card in any digits, with anything of `BETWEEN` at any places that makes no date of it."""
    zero = ord(draw(st.sampled_from(ZEROS)))
    digits = [chr(zero + int(digit)) for digit in draw(bare_cards())]
    gap = st.just("") | st.lists(st.sampled_from(BETWEEN), max_size=3).map("".join)
    card = digits[0] + "".join(draw(gap) + digit for digit in digits[1:])
    assume(not NO_CARD.search(fold(card).text))
    return card


surroundings = st.text() | st.text("0123456789 -.,/\n٤９ax", max_size=40)
"""Any text, and any that is full of numbers."""
