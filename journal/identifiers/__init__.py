"""What in a free text could tell who a customer is; callers need nothing but what is named here."""

from journal.identifiers.finding import cards, find, has_card, masked, redacted
from journal.identifiers.names import Names
from journal.identifiers.names_model import names_chosen
from journal.identifiers.region import region_of
from journal.identifiers.span import Kind, Span

__all__ = [
    "Kind", "Names", "Span", "cards", "find", "has_card", "masked", "names_chosen", "redacted",
    "region_of",
]  # fmt: skip
