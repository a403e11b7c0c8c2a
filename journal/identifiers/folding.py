"""A text as the guard reads it: one kind of digit, dash and space, and nothing that nobody sees.

Every character becomes one character or none, so that each can be traced to where it stood.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal.identifiers.span import Kind, Piece, Span

UNSEEN = {"Cf", "Mn", "Me"}
"""Zero-width characters, joiners and marks: typed or pasted into a number, they do not show."""
FILLERS = "\u115f\u1160\u3164\uffa0"
LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
BLANK = "\t\u2800"
MINUS = "\u2212\u2500\u2501\u30fc"


class _Folds(dict[int, str]):
    """What each character is read as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    digit = unicodedata.digit(character, None)
    category = unicodedata.category(character)
    if digit is not None:
        return str(digit)
    if character in LINE_ENDS:
        return "\n"
    if character in BLANK or category == "Zs":
        return " "
    if category in UNSEEN or category == "Cc" or character in FILLERS:
        return ""
    if category == "Pd" or character in MINUS:
        return "-"
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


_FOLDS = _Folds()


@dataclass(frozen=True)
class Folded:
    """A folded text, and where each of its characters stood in the original."""

    text: str
    stood: Sequence[int]
    length: int
    """Of the original."""

    def spans(self, pieces: Iterable[Piece], kind: Kind) -> list[Span]:
        """Pieces of the folded text as spans of the original."""
        return [Span(self.stood[start], self._end(end), kind) for start, end in pieces]

    def _end(self, end: int) -> int:
        """Behind the last character and whatever unseen ones hang on it."""
        return self.stood[end] if end < len(self.stood) else self.length


def fold(text: str) -> Folded:
    """The text as the guard reads it."""
    folded = text.translate(_FOLDS)
    if len(folded) == len(text):
        return Folded(folded, range(len(text)), len(text))
    stood = [index for index, character in enumerate(text) if _FOLDS[ord(character)]]
    return Folded(folded, stood, len(text))
