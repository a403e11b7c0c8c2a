"""What a file's words may mean: proposed where a word says it, and left open where it does not.

“Closed” is not in here: whether that solved anything, the figures would rest on a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from journal.entry import Record, choices
from journal.vocabulary import Word
from journal.wording import same

SYNONYMS: dict[str, dict[str, str]] = {
    "channel": {
        "phone": "call calls called telephone telephonic tel hotline voice inbound anruf telefon",
        "email": "mail e-mail mails",
        "chat": "livechat",
        "web_form": "internet web website online portal webform form",
        "messaging": "sms text whatsapp messenger message",
        "social_media": "social facebook twitter instagram tweet linkedin",
        "in_person": "branch store shop visit walk-in counter desk face-to-face",
        "video": "videocall zoom teams",
    },
    "outcome": {
        "resolved": "solved fixed settled",
        "partly_resolved": "partial partially partly",
        "waiting": "pending follow-up hold",
        "unresolved": "open unsolved new",
    },
    "cause": {
        "our_mistake": "mistake error staff",
        "product": "product defect defective quality fault faulty broken",
        "billing": "billing bill invoice payment charge charged fee price",
        "delivery": "delivery shipping shipment parcel courier",
        "policy": "policy rule terms",
        "waiting": "waiting delay delayed late queue",
        "misunderstanding": "misunderstanding",
        "unclear": "unknown other unclear",
    },
    "escalated_to": {
        "nobody": "no none nobody",
        "supervisor": "supervisor manager lead",
        "specialist": "specialist expert backoffice",
        "security": "security police",
    },
    "exception_kind": {
        "refund": "refund refunded",
        "voucher": "voucher credit goodwill",
        "waived_fee": "waived waiver",
        "replacement": "replacement replaced exchange",
    },
}
TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text.lower().replace("_", " "))


def meant_by(question: str, word: str) -> str | None:
    """The answer that a word says: by its value, by its label, by what it was called before,
    or by what else it is called; None where it says none of them, or two."""
    vocabulary = choices(question, Record)
    if vocabulary is not None and (answer := called_so(vocabulary, word)):
        return answer
    called = SYNONYMS.get(question, {})
    found = {answer for answer, names in called.items() if set(names.split()) & set(tokens(word))}
    return found.pop() if len(found) == 1 else None


def called_so(vocabulary: type[Word], name: str) -> str | None:
    """The one of a vocabulary that is, was or is usually called so; None where none is, or two."""
    said, words = same(name), vocabulary.said_here()
    for word in words if said else ():
        if said in (same(word.value), same(word.label)):
            return str(word)
    before = {str(word) for word in words if said and said in map(same, word.also)}
    return before.pop() if len(before) == 1 else None


def understood(question: str, words: Collection[str]) -> float:
    """The share of these words that say an answer."""
    return sum(meant_by(question, word) is not None for word in words) / max(1, len(words))
