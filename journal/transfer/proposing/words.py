"""What a file's words may mean: proposed where a word says it, and left open where it does not.

“Closed” is not in here: whether that solved anything, the figures would rest on a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from journal.entry import Record, choices

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
    answers = choices(question, Record)
    said = " ".join(tokens(word))
    for answer in answers or ():
        if said in (" ".join(tokens(answer.value)), " ".join(tokens(answer.label))):
            return str(answer)
    before = {
        str(answer)
        for answer in answers or ()
        if said in (" ".join(tokens(name)) for name in answer.also)
    }
    if len(before) == 1:
        return before.pop()
    called = SYNONYMS.get(question, {})
    found = {answer for answer, names in called.items() if set(names.split()) & set(tokens(word))}
    return found.pop() if len(found) == 1 else None


def understood(question: str, words: Collection[str]) -> float:
    """The share of these words that say an answer."""
    return sum(meant_by(question, word) is not None for word in words) / max(1, len(words))
