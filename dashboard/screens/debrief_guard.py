"""What stood in the way of something for a debrief: told beside its field, with each piece that may
say who a customer is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard import session
from dashboard.highlighting import show_marked
from journal.customers_data import Because, Finding, Undecided
from journal.errors import JournalError

Reasons = Mapping[str, Because]
Fields = tuple[str, ...]


def attempt(about: str, work: Callable[[Reasons], object], clears: Fields = ()) -> bool:
    """Does it, with the reasons given so far for what stays; whether it could be done. Then the
    fields are emptied whose keys are named."""
    findings: tuple[Finding, ...] = session.recall(findings_of(about), ())
    try:
        work(reasons(about, findings))
    except Undecided as error:
        session.remember(findings_of(about), error.findings)
        session.remember(problem_of(about), str(error))
        return False
    except JournalError as error:
        session.remember(problem_of(about), str(error))
        return False
    session.forget(findings_of(about))
    session.forget(problem_of(about))
    for key in clears:
        session.remember(key, "")
    return True


def say_what_stood_in_the_way(about: str) -> None:
    if problem := session.recall(problem_of(about)):
        st.error(problem)
    for one in session.recall(findings_of(about), ()):
        st.caption(f"{one.label}: {one.span.kind.label.lower()}")
        show_marked(one.text, one.span.start, one.span.end)
        st.pills(
            "Take it out of the text, or keep it, because",
            list(Because),
            format_func=lambda because: because.label,
            key=because_of(about, one.piece),
        )


def reasons(about: str, findings: tuple[Finding, ...]) -> Reasons:
    given = {one.piece: session.recall(because_of(about, one.piece)) for one in findings}
    return {piece: Because(because) for piece, because in given.items() if because}


def findings_of(about: str) -> str:
    return f"findings {about}"


def problem_of(about: str) -> str:
    return f"problem {about}"


def because_of(about: str, piece: str) -> str:
    return f"because {about} {piece}"
