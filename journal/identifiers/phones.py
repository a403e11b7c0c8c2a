"""Phone numbers, by libphonenumber's matcher, and by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonenumbers import PhoneNumberMatcher

from journal.identifiers.cues import is_called_a_phone, is_reference
from journal.identifiers.span import Piece

BARE = re.compile(r"[1-9][0-9]*")
NAMED = re.compile(
    r"\b(?:phone|telephone|mobile|mob|cell|landline|tel|whatsapp|handy|telefon|móvil|teléfono|tél"
    r"|portable|cellulare|gsm)\b\.?(?: (?:number|no|nr)\b\.?)?(?: (?:is|was|on)\b)?[: ]{0,3}"
    r"(\+?\(?[0-9](?:[ ()./-]{0,2}[0-9]){6,14})(?![0-9])",
    re.IGNORECASE,
)
DATE = re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}")


def phone_numbers_in(text: str, region: str | None) -> Iterator[Piece]:
    """The phone numbers in a folded text: all international ones, those of the region (an ISO
    3166 code), and whatever is called a phone number."""
    for match in PhoneNumberMatcher(text, region):
        if _stands_for_a_phone(text, match.start, match.raw_string):
            yield Piece(match.start, match.end)
    for named in NAMED.finditer(text):
        if not DATE.match(named[1]):
            yield Piece(*named.span(1))


def _stands_for_a_phone(text: str, start: int, written: str) -> bool:
    """Ten digits in a row are as often something else; a plus or a leading zero says a phone."""
    if is_reference(text, start):
        return False
    return not BARE.fullmatch(written) or is_called_a_phone(text, start)
