"""Phrases of the demo's playbook: two of the workspace's own, and a few that members offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from journal.demo.ledger import person
from journal.ids import id_of_chance
from journal.store.engine import Transaction
from journal.store.phrases import SavedPhrase, add_phrase, change_phrase, put_hidden
from journal.techniques import Technique

DAY = timedelta(days=1)
OF_THE_WORKSPACE = (
    (
        Technique.APOLOGISED,
        "Fernhill told you it would be there, and it was not. I am sorry that you had to call.",
    ),
    (
        Technique.REALISTIC_TIME,
        "The van comes on Friday between eight and one; I will not promise you the hour.",
    ),
)
BEFORE = "The van comes on Friday morning."
"""What the last of these said until it was put more honestly."""
OFFERED = (
    ("ana", Technique.OFFERED_OPTIONS, "Shall I have it fetched, or would you rather bring it?"),
    ("ben", Technique.OFFERED_OPTIONS, "Refund today, or a new one on Thursday: you choose."),
    ("fay", Technique.SET_BOUNDARY, "I want to sort this out with you. I cannot while you shout."),
    ("ana", Technique.LET_IT_OUT, "That is three calls too many. Tell me from the beginning."),
    ("ben", Technique.SUMMED_UP, "Before we hang up, let me read back what I have written down."),
)
HIDDEN = ("ben", Technique.MET_HALFWAY, "I am not supposed to, but I will refund all of it.")
"""What a facilitator has hidden, since nobody may say it."""


def add_phrases(tx: Transaction, team_id: str, now: datetime) -> None:
    """In the first team's playbook, and in everybody's."""
    for number, (technique, phrase) in enumerate(OF_THE_WORKSPACE):
        own = made(person(tx, "ada"), technique, phrase, now - (90 + number) * DAY)
        is_last = number + 1 == len(OF_THE_WORKSPACE)
        add_phrase(tx, replace(own, phrase=BEFORE) if is_last else own)
        if is_last:
            change_phrase(tx, replace(own, phrase=BEFORE), phrase, now - 20 * DAY)
    for number, (login, technique, phrase) in enumerate((*OFFERED, HIDDEN)):
        at = now - (3 + 5 * number) * DAY
        offered = made(person(tx, login), technique, phrase, at, team_id)
        add_phrase(tx, offered)
        if phrase == HIDDEN[-1]:
            put_hidden(tx, offered.phrase_id, at + DAY)


def made(
    author_id: str, technique: Technique, phrase: str, at: datetime, team_id: str | None = None
) -> SavedPhrase:
    return SavedPhrase(id_of_chance(), technique, team_id, author_id, phrase, at, at)
