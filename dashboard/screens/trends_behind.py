"""What was chosen among the figures of Trends; the address holds it."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from journal.errors import NotFound
from journal.questions.behind import Behind, behind
from journal.questions.overview import Overview

CHOSEN = "chosen"


def what_is_behind(told: Overview) -> Behind | None:
    """What is shared of the entries behind what the address names; that it is not drawn is said."""
    chosen = session.address(CHOSEN)
    if not chosen:
        return None
    answers = [one.answer for one in told.told]
    try:
        return behind(session.store(), session.scope(), answers, chosen)
    except NotFound as error:
        st.info(str(error))
        return None


def choose_behind(chosen: object) -> None:
    """What the browser says was chosen is looked at as if it had been typed into the address."""
    session.set_address(**{CHOSEN: chosen if isinstance(chosen, str) and chosen else None})
