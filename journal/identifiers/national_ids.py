"""Numbers by which a state knows a person: social security, tax, health, identity papers.

A number whose form and check digits stand for it is found anywhere; bare digits only where a
word before them says what they are, or every tenth order number would be one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from stdnum.at import vnr
from stdnum.au import tfn
from stdnum.be import nn
from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.ch import ssn as ahv
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.ie import pps
from stdnum.in_ import aadhaar, pan
from stdnum.it import codicefiscale
from stdnum.mx import curp
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.pt import nif
from stdnum.se import personnummer
from stdnum.us import ssn
from stdnum.za import idnr as za_id

from journal.identifiers.cues import before, is_reference
from journal.identifiers.span import Piece


@dataclass(frozen=True)
class NationalId:
    """How a number is written, whether it is a right one, and the words that must stand before."""

    written: re.Pattern[str]
    is_valid: Callable[[str], bool]
    cue: re.Pattern[str] | None = None


def _id(written: str, checks: ModuleType | None = None, cue: str = "") -> NationalId:
    return NationalId(
        re.compile(rf"(?<![^\W_])(?:{written})(?![^\W_])", re.IGNORECASE),
        checks.is_valid if checks else _as_it_is,
        re.compile(rf"\b(?:{cue})\b[^;\n]{{0,25}}$", re.IGNORECASE) if cue else None,
    )


def _as_it_is(written: str) -> bool:
    """Where only the form can be judged; a word alone is no number."""
    return any(character.isdigit() for character in written)


def digits(*groups: int, apart: str = "[ .-]?") -> str:
    return apart.join(f"[0-9]{{{group}}}" for group in groups)


NINO = r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
"""How a British national insurance number begins. In parts it has to be in capitals: "on 12 03 26
a customer" is a date."""
NATIONAL_IDS = (
    _id(rf"{NINO}[0-9]{{6}}[A-D]|(?-i:{NINO}(?: ?[0-9]{{2}}){{3}} ?[A-D])"),
    _id(digits(3, 3, 4), nhs, "NHS"),
    _id(digits(3, 2, 4, apart="-"), ssn),
    _id(digits(3, 2, 4), ssn, "SSN|social|social security"),
    _id(digits(3, 3, 3), sin, "SIN|social insurance"),
    _id(r"[0-9]{2} ?(?:[0-9]{3} ?){3}", idnr,
        r"steuer-?id\w*|id-?nr|identifikationsnummer|steuernummer|tax id"),
    _id(r"[0-9]{2} ?(?:[04][1-9]|[1256][0-9]|[37][01])(?:0[1-9]|1[0-2])[0-9]{2} ?[A-Z] ?"
        r"[0-9]{3}"),  # DE, social security: area, birthday, initial
    _id(r"[12][ .]?[0-9]{2}[ .]?[0-9]{2}[ .]?(?:[0-9]{2}|2[AB])[ .]?[0-9]{3}[ .]?[0-9]{3}[ .]?"
        r"[0-9]{2}", nir),
    _id(digits(4, 2, 3) + "|" + digits(3, 3, 3), bsn, "BSN|burgerservicenummer|sofi\\w*"),
    _id(r"[0-9]{7}[A-W][A-IW]?", pps),
    _id(r"[0-9]{2}[.]?[0-9]{3}[.]?[0-9]{3}(?:-?[A-Z]| (?-i:[A-Z]))", dni),
    _id(r"[XYZ][ -]?[0-9]{7}[ -]?[A-Z]", nie),
    _id(r"[A-Z]{3} ?[A-Z]{3} ?[0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{2} ?[A-Z][0-9LMNP-V]{3}[A-Z]",
        codicefiscale),
    _id(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}[ -][0-9]{3}[. ][0-9]{2}", nn),
    _id(digits(6, 3, 2), nn, r"rijksregister\w*|registre national|\bNN\b|INSZ|NISS"),
    _id(r"756[ .]?[0-9]{4}[ .]?[0-9]{4}[ .]?[0-9]{2}", ahv),
    _id(r"[0-9]{4} ?[0-9]{6}", vnr, r"SV-?N\w*|sozialversicherung\w*|versicherungsnummer"),
    _id(r"(?:19|20)?[0-9]{6}[-+][0-9]{4}", personnummer),
    _id(r"[0-9]{6}[ -]?[0-9]{4}", cpr, r"CPR\w*|personnummer"),
    _id(r"[0-9]{6} ?[0-9]{5}", fodselsnummer, r"fødselsnummer|fodselsnummer|personnummer"),
    _id(r"[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]", hetu),
    _id(r"[0-9]{11}", pesel, "PESEL"),
    _id(digits(3, 3, 3), nif, "NIF|contribuinte"),
    _id(r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", cpf),
    _id(r"[0-9]{11}", cpf, "CPF"),
    _id(digits(4, 4, 4), aadhaar, "aadhaar|aadhar"),
    _id(r"[A-Z]{3}[ABCFGHLJPT][A-Z][0-9]{4}[A-Z]", pan, "PAN"),
    _id(digits(3, 3, 3), tfn, "TFN|tax file"),
    _id(r"[A-Z]{4}[0-9]{6}[HM][A-Z]{5}[0-9A-Z][0-9]", curp),
    _id(r"[0-9]{13}", za_id, "ID|identity|id number"),
    _id(r"[A-Z]{0,2}[0-9][A-Z0-9]{5,8}", None,
        r"passport|passeport|pasaporte|passaporto|paspoort(?:nummer)?|reisepass\w*"
        r"|personalausweis\w*|ausweisnummer|identity card|id card|carte d'identité"),
    _id(r"[A-Z9]{5}[0-9]{6}[A-Z9]{2}[A-Z0-9]{3}"),  # GB, driving licence
    _id(r"[A-Z]{0,2}[0-9][A-Z0-9]{5,15}", None,
        r"driv(?:ing|er|er's|ers) licen[cs]e|führerschein\w*|permis de conduire|rijbewijs\w*"),
)  # fmt: skip


def national_ids_in(text: str) -> Iterator[Piece]:
    """The national ids in a folded text. Several countries may claim the same piece."""
    for kind in NATIONAL_IDS:
        for match in kind.written.finditer(text):
            if _is_meant(kind, text, match.start()) and kind.is_valid(match[0]):
                yield Piece(*match.span())


def _is_meant(kind: NationalId, text: str, start: int) -> bool:
    if kind.cue is not None:
        return kind.cue.search(before(text, start)) is not None
    return not is_reference(text, start)
