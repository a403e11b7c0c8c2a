"""Postcodes. Five digits are a postcode only where an address or a word says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal.identifiers.cues import before, is_reference
from journal.identifiers.span import Piece

AREAS = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE"
    "|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?"
    "|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
"""Britain's, with those of the islands."""
STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ"
    "|NM|NY|NC|ND|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
UNITS = "GB|MB|KB|TB|KM|CM|MM|KG|MG|ML|KW|AM|PM|AD|BC|CE|EU|PC|PK|HZ|SA|SD|SS|TV|UK|US|VA|XL|PX|ST"
"""Two letters after four digits that are a unit or an era, or that Dutch postcodes never have."""
STREET = (
    r"(?:\w*stra(?:ß|ss)e|\w*str\.|\w*weg|\w*allee|\w*platz|\w*gasse|\w*ring|\w*ufer|rue|avenue"
    r"|boulevard|calle|carrer|via|viale|corso|piazza|avenida|plaza)"
)
SAID = re.compile(
    r"\b(?:post ?codes?|zip(?: ?codes?)?|eircode|plz|postleitzahl|code postal|cp|postcodes"
    r"|código postal|cap|pin ?code|address|adresse|lives at|living at|moved to)\b[^;\n]{0,30}$",
    re.IGNORECASE,
)
# Found wherever they stand.
ANYWHERE = (
    re.compile(
        rf"\b(?:{AREAS})[0-9][0-9A-Z]? ?"
        r"[0-9](?!GB\b|TB\b)[ABD-HJLNP-UW-Z]{2}\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z][ -]?[0-9][ABCEGHJ-NPRSTV-Z][0-9]\b",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![^\W_])(?:{STATES}),? ([0-9]{{5}}(?:-[0-9]{{4}})?)\b"),
    re.compile(r"\b(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT),? ([0-9]{4})\b(?! ?[%A-Z])"),
    re.compile(r"\b(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) (?=[0-9]{0,3}[A-Z])[0-9AC-FHKNPRTV-Y]{4}\b"),
    re.compile(r"\b(?:D|A|CH|F|B|L)-([0-9]{4,5})(?= [^\W\d_]{3})"),
    re.compile(rf"\b{STREET}\b[^\n;.]{{0,40}}, ?([0-9]{{4,5}})(?= [^\W\d_]{{3}})", re.IGNORECASE),
)
# Found where the workspace is.
AT_HOME = {"NL": re.compile(rf"\b[1-9][0-9]{{3}} ?(?!{UNITS})[A-Z]{{2}}\b")}
# Found where a word before says so.
WHERE_SAID = (
    re.compile(r"\b[0-9]{5}(?:-[0-9]{4})?\b"),
    AT_HOME["NL"],
    re.compile(r"\b[0-9]{4}\b(?! ?[%€])"),
    re.compile(r"\b[1-9][0-9]{2} ?[0-9]{3}\b"),
    re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE),
)


def postcodes_in(text: str, region: str | None) -> Iterator[Piece]:
    """The postcodes in a folded text; forms that mean much else only in their own region."""
    home = AT_HOME.get(region or "")
    for written in (*ANYWHERE, *([home] if home else [])):
        for match in written.finditer(text):
            if not is_reference(text, match.start()):
                yield Piece(*match.span(written.groups))
    for written in WHERE_SAID:
        for match in written.finditer(text):
            if SAID.search(before(text, match.start())):
                yield Piece(*match.span())
