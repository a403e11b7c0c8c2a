"""Where in a text something stands that says who a customer is, and of what kind it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from journal.vocabulary import Word


class Kind(Word):
    """What can say who a customer is. Where two kinds claim a piece of text, the first has it."""

    PAYMENT_CARD = "payment_card", "Card number"
    IBAN = "iban", "IBAN"
    EMAIL = "email", "Email address"
    NATIONAL_ID = "national_id", "National id"
    PHONE_NUMBER = "phone_number", "Phone number"
    POSTCODE = "postcode", "Postcode"
    NAME = "name", "Likely name"

    @property
    def mask(self) -> str:
        """What stands in the text in its place: "[phone number]"."""
        label = self.label
        return f"[{label if label.isupper() else label[0].lower() + label[1:]}]"


CLAIMS = tuple(Kind)


class Piece(NamedTuple):
    """From where to where, the end left out."""

    start: int
    end: int


@dataclass(frozen=True, order=True)
class Span:
    """A piece of the text as it was written, and its kind: `text[start:end]`."""

    start: int
    end: int
    kind: Kind


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in their order in the text, without those that overlap an earlier claim."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (CLAIMS.index(span.kind), span)):
        place = bisect_left(kept, span)
        if not any(_overlap(span, beside) for beside in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, span)
    return tuple(kept)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
