"""What in a text says who a customer is, and the text without it.

Callers show the spans of `find` to the author, who keeps or redacts each; card numbers can only
be masked. Nothing here promises to find everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from journal.identifiers.cards import cards_in
from journal.identifiers.emails import emails_in
from journal.identifiers.folding import fold
from journal.identifiers.ibans import ibans_in
from journal.identifiers.names import Names, likely_names_in
from journal.identifiers.national_ids import national_ids_in
from journal.identifiers.phones import phone_numbers_in
from journal.identifiers.postcodes import postcodes_in
from journal.identifiers.span import Kind, Piece, Span, apart

# The words of a mask announce nothing: behind “[email address]” no number is a postcode.
MASKS = re.compile("|".join(re.escape(kind.mask) for kind in Kind))
# Most sentences have none, and nothing but an address or a name can stand in those.
DIGIT = re.compile("[0-9]")


def find(text: str, region: str | None = None, names: Names | None = None) -> tuple[Span, ...]:
    """What may identify a customer: spans of the text as written, in order and apart.

    `region` is the country (ISO 3166, two letters) whose phone numbers and postcodes are written
    without saying so. `names` finds names beside those that the words around them give away.
    """
    folded = fold(text)
    read = MASKS.sub(lambda mask: "x" * len(mask[0]), folded.text)
    found: dict[Kind, Iterable[Piece]] = {
        Kind.EMAIL: emails_in(read),
        Kind.NAME: [*likely_names_in(read), *(names(read) if names else ())],
    }
    if DIGIT.search(read):
        found |= {
            Kind.PAYMENT_CARD: cards_in(read),
            Kind.IBAN: ibans_in(read),
            Kind.NATIONAL_ID: national_ids_in(read),
            Kind.PHONE_NUMBER: phone_numbers_in(read, region),
            Kind.POSTCODE: postcodes_in(read, region),
        }
    return apart(span for kind, pieces in found.items() for span in folded.spans(pieces, kind))


def redacted(text: str, spans: Iterable[Span]) -> str:
    """The text with each of these spans of it replaced by its kind: "[phone number]"."""
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + span.kind.mask + text[span.end :]
    return text


def cards(text: str) -> tuple[Span, ...]:
    """The payment card numbers in a text, in order and apart."""
    folded = fold(text)
    pieces = cards_in(folded.text) if DIGIT.search(folded.text) else ()
    return tuple(folded.spans(pieces, Kind.PAYMENT_CARD))


def has_card(text: str) -> bool:
    """Whether a payment card number stands in a text: such a text is never stored."""
    return bool(cards(text))


def masked(text: str) -> str:
    """The text without a digit of any payment card number in it."""
    return redacted(text, cards(text))
