"""Payment card numbers: 13 to 19 digits of an issuer's range with a right check digit.

A card is looked for at the edges of groups of digits, whatever stands between the groups, so that
an expiry date before or behind it hides nothing. Digits that are glued to others are not taken
apart: every tracking number would hold a card by chance.

Ranges: ISO/IEC 7812 and the issuers' publications. Of 15 digits are those of American Express and
a few of Maestro alone, so that an IMEI, which has 15 and the same check digit, is no card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stdnum import luhn

from journal.identifiers.span import Piece

SHORTEST, LONGEST = 13, 19
LONG = range(16, LONGEST + 1)
# From prefix to prefix, and how many digits such a number may have.
RANGES: tuple[tuple[str, str, frozenset[int]], ...] = (
    ("4", "4", frozenset({13, 16, 18, 19})),  # Visa
    ("51", "55", frozenset({16})),  # Mastercard
    ("2221", "2720", frozenset({16})),
    ("34", "34", frozenset({15})),  # American Express
    ("37", "37", frozenset({15})),
    ("300", "305", frozenset({14, *LONG})),  # Diners Club
    ("3095", "3095", frozenset({14, *LONG})),
    ("36", "36", frozenset({14, *LONG})),
    ("38", "39", frozenset({14, *LONG})),
    ("3528", "3589", frozenset(LONG)),  # JCB
    ("2200", "2204", frozenset(LONG)),  # Mir
    ("50", "50", frozenset(LONG)),  # Maestro
    ("56", "58", frozenset(LONG)),
    ("6", "6", frozenset(LONG)),  # Maestro, Discover, UnionPay, RuPay, Troy
    ("81", "82", frozenset(LONG)),  # UnionPay, RuPay
    ("9792", "9792", frozenset({16})),  # Troy
    ("5018", "5018", frozenset({13, 14, 15})),  # Maestro's short ones
    ("5020", "5020", frozenset({13, 14, 15})),
    ("5038", "5038", frozenset({13, 14, 15})),
    ("5893", "5893", frozenset({13, 14, 15})),
    ("6304", "6304", frozenset({13, 14, 15})),
    ("6759", "6763", frozenset({13, 14, 15})),
)
# What ties an amount, an address or a field to its own number ends a chain of digits.
BETWEEN = r"(?:[^\w$€£¥₹%#@&=+]|_)"
CHAIN = re.compile(rf"[0-9](?:{BETWEEN}{{0,100}}[0-9]){{{SHORTEST - 1},}}")
# A space as an address or a page writes it, copied with the number.
WRITTEN_SPACE = re.compile(r"%20|&nbsp;|&#160;|<br ?/?>|(?<=[0-9])\+(?=[0-9])", re.I)
GROUP = re.compile(r"[0-9]+")
# Dates, and two or more times or amounts in a row: nobody writes a card so, and else every fourth
# list of six prices would hold one by chance.
_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)[0-9]{2}"
_DATE = (
    rf"(?:{_DAY}(?P<a>[./-]){_MONTH}(?P=a){_YEAR}|{_MONTH}(?P<b>[./-]){_DAY}(?P=b){_YEAR}"
    rf"|{_YEAR}(?P<c>[./-]){_MONTH}(?P=c){_DAY})"
)
_FIGURE = r"(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?|[0-9]{1,4}[.,][0-9]{2})"
_ALONE = r"(?<![0-9])(?<![0-9][.,:/-])", r"(?![0-9]|[.,:/-][0-9])"
NO_CARD = re.compile(rf"{_ALONE[0]}(?:{_DATE}|{_FIGURE}(?:[,;]?[ \n]{{1,2}}{_FIGURE})+){_ALONE[1]}")


def cards_in(text: str) -> Iterator[Piece]:
    """The pieces of a folded text that hold card numbers, in order and apart.

    Where two numbers could be read that overlap, the piece holds both.
    """
    text = WRITTEN_SPACE.sub(lambda space: " " * len(space[0]), text)
    text = NO_CARD.sub(lambda other: "x" * len(other[0]), text)
    for chain in CHAIN.finditer(text):
        groups = [Piece(*group.span()) for group in GROUP.finditer(text, *chain.span())]
        yield from _joined(_readings(text, groups))


def _readings(text: str, groups: list[Piece]) -> Iterator[Piece]:
    """Every run of whole groups that reads as a card number, by where it starts."""
    for first, group in enumerate(groups):
        digits = ""
        for last in groups[first : first + LONGEST]:
            digits += text[last.start : last.end][: LONGEST + 1]
            if len(digits) > LONGEST:
                break
            if is_card(digits):
                yield Piece(group.start, last.end)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in pieces:
        if held is None or piece.start >= held.end:
            if held is not None:
                yield held
            held = piece
        else:
            held = Piece(held.start, max(held.end, piece.end))
    if held is not None:
        yield held


def is_card(digits: str) -> bool:
    """Whether bare digits are a payment card's: its length, its issuer, its check digit."""
    return len(digits) in lengths_of(digits[:4]) and bool(luhn.is_valid(digits))


@cache
def lengths_of(issuer: str) -> frozenset[int]:
    """How many digits the cards may have that begin with these four."""
    fitting = (lengths for low, high, lengths in RANGES if low <= issuer[: len(low)] <= high)
    return frozenset[int]().union(*fitting)
