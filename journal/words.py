"""The words of a text as they are looked for: without case and accents, in any script.

A script that sets no spaces between words (Thai, Chinese, Japanese ...) has runs in their place,
and an emoji is a word of its own. Marks that are part of how a word is written stay, as in Thai
and Hindi; accents, vowel points and skin tones go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from zlib import crc32

EDITION = 1
"""Of these rules. Where they change, what was catalogued by the older ones is catalogued anew."""
PLAIN = re.compile(r"[a-z0-9]+")
ACCENTS = (
    (0x0300, 0x036F), (0x0591, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F), (0x1F3FB, 0x1F3FF),
)  # fmt: skip
UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip


class Kind(Enum):
    SPACED = 1
    RUN = 2
    SYMBOL = 3


@dataclass(frozen=True)
class Word:
    """A word, and where it stands in the text."""

    folded: str
    kind: Kind
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """The words of a text in their order."""
    if text.isascii():
        return [
            Word(found[0], Kind.SPACED, *found.span()) for found in PLAIN.finditer(text.lower())
        ]
    return list(told_apart(text))


def told_apart(text: str) -> Iterator[Word]:
    word, kind, start, end = "", Kind.SPACED, 0, 0
    for place, character in enumerate(text):
        folded, of = _READ[ord(character)]
        if of is None and not folded:
            continue  # what nobody sees, or an accent, parts no word
        if word and (of is not kind or of is Kind.SYMBOL):
            yield Word(unicodedata.normalize("NFKD", word), kind, start, end)
            word = ""
        if of is None:
            continue
        if not word:
            kind, start = of, place
        word, end = word + folded, place + 1
    if word:
        yield Word(unicodedata.normalize("NFKD", word), kind, start, end)


class _Read(dict[int, tuple[str, Kind | None]]):
    """What each character is read as, worked out when it is first met: folded, of a kind of word;
    nothing at all; or, as a space, the end of a word."""

    def __missing__(self, code: int) -> tuple[str, Kind | None]:
        self[code] = read = _read(chr(code))
        return read


def _read(character: str) -> tuple[str, Kind | None]:
    if unicodedata.category(character) == "Cf" or is_within(ACCENTS, character):
        return "", None
    if unicodedata.category(character) == "So":
        return character, Kind.SYMBOL
    apart = unicodedata.normalize("NFKD", character).casefold()
    folded = "".join(
        c
        for c in unicodedata.normalize("NFKD", apart)
        if unicodedata.category(c)[0] in "LNM" and not is_within(ACCENTS, c)
    )
    if not folded:
        return " ", None
    return folded, Kind.RUN if is_within(UNSPACED, folded[0]) else Kind.SPACED


def is_within(ranges: Iterable[tuple[int, int]], character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


_READ = _Read()


def weighed(words: Iterable[Word]) -> Iterator[str]:
    """What texts are compared by: words; of a run each two characters that stand together."""
    for word in words:
        if word.kind is Kind.RUN and len(word.folded) > 2:
            yield from (word.folded[at : at + 2] for at in range(len(word.folded) - 1))
        else:
            yield word.folded


def number_of(word: str) -> int:
    """A word as a number of 32 bits, which takes a third of the time to compare."""
    return crc32(word.encode()) - 2**31


def line_of(words: Iterable[Word]) -> str:
    """Folded words, each between two spaces; empty where there are none."""
    line = " ".join(word.folded for word in words)
    return f" {line} " if line else ""


def pattern_of(word: Word) -> str:
    """What a line holds that has a word beginning so; of a run, one that has it anywhere."""
    return word.folded if word.kind is Kind.RUN else f" {word.folded}"


def marks_of(text: str, sought: Iterable[Word]) -> list[tuple[int, int]]:
    """Where the words that are sought stand in a text, each as far as it is marked."""
    wanted = list(sought)
    found = []
    for word in words_in(text):
        if any(is_found(one, word) for one in wanted):
            found.append((word.start, word.end))
    return found


def is_found(sought: Word, word: Word) -> bool:
    if sought.kind is Kind.RUN:
        return sought.folded in word.folded
    return word.folded.startswith(sought.folded)
