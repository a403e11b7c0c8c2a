"""Words that stand before a number and say what it is, or what it is not."""

from __future__ import annotations

import re

NEAR = 40
"""Characters before a number in which a cue is looked for."""
_FILLED = r"[ .:#=-]{0,3}(?:(?:numbers?|no|nr|num|id|code|is|was|of|the)\b[ .:#=-]{0,3}){0,3}$"
# What organisations number themselves. A comma ends it: "about the parcel, 07911 123456".
_REFERENCE = re.compile(
    r"(?:\b(?:orders?|order[- ]?ids?|tickets?|invoices?|references?|refs?|case|incident|job|po|rma"
    r"|bookings?|reservations?|pnr|confirmation|flights?|rooms?|quote|enquiry|policy|claims?"
    r"|tracking|shipments?|parcels?|consignments?|batch|lot|models?|parts?|skus?|eans?|gtin|upc"
    r"|serials?|s/n|imeis?|iccid|sims?|meid|esn|meters?|mac|ip|version|firmware|error|barcode|isbn"
    r"|contracts?|accounts?|a/c|acct|sort code|transactions?|txn|vouchers?|coupons?"
    r"|bestellung|bestellnummer|auftrag|auftragsnummer|vertrag|vertragsnummer|kundennummer"
    r"|rechnung|rechnungsnummer|sendung|sendungsnummer|seriennummer|vorgang|vorgangsnummer"
    r"|commandes?|dossiers?|facture|colis|pedidos?|factura|ordine|fattura|pratica"
    r"|klantnummer|ordernummer|factuur|factuurnummer|zaak"
    r")|#)" + _FILLED,
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"\b(?:phone|telephone|mobile|mob|cell|cellphone|landline|tel|fon|telefon\w*|handy\w*|móvil"
    r"|móviles|teléfono|tél|téléphone|portable|telefono|cellulare|whatsapp|sms|text(?:ed|ing)?"
    r"|call(?:ed|ing|back)?|ring|rings|rang|dial|reach(?:ed|able)?|contact|number|voicemail"
    r"|rückruf|anrufen|appeler|rappeler|bellen|gsm|llamar)\b[^.;\n]{0,30}$",
    re.IGNORECASE,
)


def before(text: str, start: int, near: int = NEAR) -> str:
    return text[max(0, start - near) : start]


def is_reference(text: str, start: int) -> bool:
    """Whether the number that starts here is called an order, a ticket, a serial …"""
    return _REFERENCE.search(before(text, start)) is not None


def is_called_a_phone(text: str, start: int) -> bool:
    """Whether the words before this speak of calling, in the same sentence."""
    return _PHONE.search(before(text, start)) is not None
