"""Answers as a form could give them, for tests that hold for any of them."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from journal.entry import Entry
from journal.free_text import SENTENCE, SHORT
from journal.techniques import Technique
from journal.vocabulary import (
    Behaviour,
    Cause,
    Channel,
    Effect,
    EscalatedTo,
    EscalationReason,
    ExceptionKind,
    Feeling,
    Outcome,
    WhenKnown,
    Word,
)
from tests.journal.given import NOW, ZONE


def one(words: type[Word]) -> st.SearchStrategy[str]:
    return st.sampled_from([str(word.value) for word in words.said_here()])


def some(words: type[Word]) -> st.SearchStrategy[list[str]]:
    return st.lists(one(words), max_size=4)


def text(most: int = 200) -> st.SearchStrategy[str]:
    return st.text(max_size=most)


moments = st.timedeltas(min_value=-timedelta(days=729), max_value=timedelta(0)).map(
    lambda back: NOW + back
)
ASKED = {
    "outcome": one(Outcome),
    "escalated_to": one(EscalatedTo),
    "cause": one(Cause),
    "channel": one(Channel),
}
OPTIONAL = {
    "occurred_at": moments.flatmap(
        lambda moment: st.sampled_from(
            [
                moment.isoformat(),
                moment.astimezone(ZONE).replace(tzinfo=None).isoformat(),
                moment.date().isoformat(),
            ]
        )
    ),
    "when_known": one(WhenKnown),
    "case_ref": text(SHORT),
    "minutes": st.integers(1, 1440),
    "behaviours": some(Behaviour),
    "feelings": some(Feeling),
    "heat_start": st.integers(1, 5),
    "heat_end": st.integers(1, 5),
    "techniques": st.dictionaries(one(Technique), st.none() | one(Effect), max_size=5),
    "escalation_reason": one(EscalationReason),
    "escalation_explained": st.booleans(),
    "exception_kind": one(ExceptionKind),
    "exception_value": st.floats(0, 1_000_000),
    "exception_reason": text(),
    "told_customer": text(),
    "what_happened": text(),
    "their_view": text(),
    "went_well": text(),
    "try_next": text(SENTENCE),
}
assert set(ASKED) | set(OPTIONAL) == set(Entry.model_fields)

answers = st.fixed_dictionaries(ASKED, optional=OPTIONAL)
"""Answers that make an entry, whichever optional questions are answered."""

rubbish = st.dictionaries(
    st.sampled_from([*ASKED, *OPTIONAL, "nonsense"]),
    st.none() | st.booleans() | st.integers() | st.floats() | text(40) | st.lists(text(5)),
)
"""Anything at all under the names of questions."""
