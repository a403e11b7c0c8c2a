"""What one wanted to try last time comes back, as soon as the cause is known."""

from __future__ import annotations

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import Drafting
from dashboard.in_its_place import in_its_place
from journal.alike import of_answers
from journal.draft import TRIED_NEXT
from journal.reading.intentions import intention_for, intention_of
from journal.tried_next import Intention, answer_in
from journal.vocabulary import Tried


@in_its_place
def ask_whether_it_was_tried(drafting: Drafting) -> None:
    """Asked of a new entry alone; a change to one leaves what was said."""
    if drafting.draft is None or drafting.draft.changes_entry:
        return
    intention = intention_here(drafting)
    if intention is None:
        return
    said = answer_in(drafting.answers)
    with st.container(border=True, gap="xsmall", key="try-next"):
        st.caption("Last time you wanted to try:")
        st.text(intention.sentence)

        def given(_: str, answer: str | None) -> None:
            told = {"wanted_in": intention.wanted_in, "answer": answer} if answer else None
            drafting.given(TRIED_NEXT, told)

        forms.chips(
            TRIED_NEXT,
            "Did you?",
            list(Tried),
            key=drafting.key(TRIED_NEXT),
            value=said[1].value if said else None,
            given=given,
        )


def intention_here(drafting: Drafting) -> Intention | None:
    """The one that was answered; otherwise what fits the cause and what the customer did, looked
    for only when these change."""
    store, scope, answers = session.store(), session.scope(), drafting.answers
    said = answer_in(answers)
    asked = ("answered", said[0]) if said else (answers.get("cause"), answers.get("behaviours"))
    if not asked[0]:
        return None
    key = drafting.key("try next looked for")
    known = session.recall(key)
    if known is None or known[0] != asked:
        encounter = of_answers(answers, drafting.draft_id)
        found = (
            intention_of(store, scope, said[0]) if said else intention_for(store, scope, encounter)
        )
        session.remember(key, (asked, found))
        return found
    remembered: Intention | None = known[1]
    return remembered
