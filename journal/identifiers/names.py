"""Likely names: what is written large after a title, a role or words that introduce somebody.

That finds about half of them. A model of the language finds more; see names_model.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from journal.identifiers.span import Piece

Names = Callable[[str], Iterable[Piece]]
"""Finds the names in a text."""

TITLE = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev|Herrn?|Frau|Hr|Monsieur|Madame|Mme|Mlle|Señora?"
    r"|Sra?|Signora?|Sig|Dhr|Mevr|Mevrouw|Meneer|Pani|mr|mrs|ms|herr|frau|señora?|signora?|monsieur"
    r"|madame|mevrouw|meneer|MR|MRS)\b\.? (?:(?:Dr|Prof)\.? )?(?:[A-Z]\.? ){0,3}"
)
INTRODUCED = re.compile(
    r"\b(?:(?:my|her|his|their|the|customer's|caller's|whose|full|first|last) (?:sur|last |full )?"
    r"name(?: is|'s| was|:)|(?:is|was|are) (?:called|named)|on behalf of|goes by|attn:?|name:"
    r"|(?:spoke|spoken|speaking|talked|chatted) (?:to|with)|ich heiße|mein name ist|je m'appelle"
    r"|mi chiamo|me llamo|ik heet|mijn naam is|dear|lieber?|sehr geehrter?) ",
    re.IGNORECASE,
)
WHO = (
    r"customer|cust|client|caller|guest|passenger|pax|patient|tenant|subscriber|member|cardholder"
    r"|(?:account|policy) ?holder|lady|gentleman|man|woman|guy|bloke|shopper|user|buyer|kunde"
    r"|kundin|klant|cliente?|gast"
)
KIN = (
    r"(?:her|his|their|the customer's|my) (?:husband|wife|partner|son|daughter|mother|father|mum"
    r"|mom|dad|brother|sister|friend|neighbou?r|carer|girlfriend|boyfriend|flatmate)"
)
PERSON = re.compile(rf"\b(?:{WHO}|{KIN}),? (?:called |named |name |is )?", re.IGNORECASE)
CUES = (TITLE, INTRODUCED, PERSON)

WORD = re.compile(r"[^\W\d_][\w'’-]+")
PARTICLES = re.compile(
    r" ?(?:(?:van|von|de|der|den|da|di|del|della|la|le|el|al|bin|ben|dos|du|st)\.? )*",
    re.IGNORECASE,
)
LONGEST = 3
"""Words of a name, particles left out."""
NO_NAME = re.compile(
    # said of a customer
    r"a|about|after|all|an|and|another|any|as|at|back|both|but|by|calls?|did|didn't|does|doesn't"
    r"|everyone|first|for|from|had|has|he|help|her|him|his|i|if|in|is|it|just|last|me|my|next|no"
    r"|nobody|not|of|on|one|or|our|said|she|since|so|some(?:body|one)|sorry|sure|that|the|their"
    r"|them|then|there|they|this|to|today|tomorrow|two|us|was|wants?|we|were|when|who|whom|why"
    r"|with|yesterday|you|your"
    # that an encounter is about
    r"|accounts?|bank|booking|claims?|complaints?|consent|credit|delivery|finance|fraud|gdpr|id"
    r"|insurance|item|line|loyalty|number|online|order|phone|portal|product|refunds?|reservations?"
    r"|returns|satisfaction|security|technical|tv|vip|represented"
    # that answers for an organisation
    r"|agent|billing|branch|care|centre|center|chat|collections|company|customers?|department|dept"
    r"|desk|engineer(?:ing)?|faq|front|head|helpdesk|hq|hr|legal|maintenance|management|manager"
    r"|network|ombudsman|operations|police|reception|relations|reps?|sales|services?|shop|social"
    r"|staff|store|supervisor|support|svc|switchboard|team|tech|warehouse|amazon|apple|dhl|fedex"
    r"|google|paypal|royal|samsung|ups|vodafone"
    # how one is greeted, and when
    r"|dear|hello|hi|kunden|madam|sir|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february"
    r"|march|april|may|june|july|august|september|october|november|december"
    # what has a title and is nobody
    r"|bean|browns|kipling|martens|muscle|oetker|office|pepper|strangelove|teams|whippy|word",
    re.IGNORECASE,
)


def likely_names_in(text: str) -> Iterator[Piece]:
    """The names in a folded text that its words introduce."""
    for cue in CUES:
        for match in cue.finditer(text):
            piece = _name_from(text, match.end(), title=match[1] if cue is TITLE else "")
            if piece:
                yield piece


def _name_from(text: str, start: int, title: str) -> Piece | None:
    """Up to three words in a row that are written like a name."""
    first, end, words = start, start, 0
    while words < LONGEST and (particles := PARTICLES.match(text, end)):
        word = WORD.match(text, particles.end())
        if not word or not _could_be_name(word[0], title if not words else ""):
            break
        first = first if words else word.start()
        end, words = word.end(), words + 1
    return Piece(first, end) if words else None


def _could_be_name(word: str, title: str) -> bool:
    """Written large, or as small or in as many capitals as the title before it."""
    if NO_NAME.fullmatch(word.removesuffix("'s")):
        return False
    if title.islower() and word.islower():
        return len(word) > 2
    return word[0].isupper() and (not word.isupper() or len(word) < 4 or title.isupper())
