"""The optional parts of Reflect: closed rows, drawn when opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import Drafting
from dashboard.in_its_place import in_its_place
from dashboard.rows import row_to_open
from dashboard.screens.reflect_promises import promises
from dashboard.screens.reflect_text import text
from dashboard.screens.reflect_when import when
from dashboard.screens.similar_view import show_similar
from journal.alike import of_answers
from journal.entry import asks
from journal.reading.own import my_usual_techniques
from journal.techniques import Technique
from journal.vocabulary import Effect, EscalatedTo, Outcome

AT_FIRST = (
    Technique.LISTENED,
    Technique.EMPATHY,
    Technique.APOLOGISED,
    Technique.OFFERED_OPTIONS,
    Technique.NEXT_STEPS,
    Technique.PROMISED_CALLBACK,
)


@dataclass(frozen=True)
class Row:
    """A row that can be opened: its title, what is in it, and when it opens by itself."""

    title: str
    fields: tuple[str, ...]
    draw: Callable[[Drafting], None]
    fits: Callable[[dict[str, Any]], bool] = lambda answers: True
    opens: Callable[[dict[str, Any]], bool] = lambda answers: False


def add_more(drafting: Drafting) -> None:
    answers = drafting.answers
    st.header("Add more, if you like", anchor=False)
    for row in ROWS:
        show_row(row, drafting, answers)


@in_its_place
def show_row(row: Row, drafting: Drafting, answers: dict[str, Any]) -> None:
    if not row.fits(answers):
        return
    part = row_to_open(
        row.title,
        key=drafting.key(f"row {row.title}"),
        reason=row.opens(answers),
        starts_open=any(field in answers for field in row.fields),
    )
    if part.open:
        with part:
            row.draw(drafting)


def similar_ones(drafting: Drafting) -> None:
    show_similar(of_answers(drafting.answers, drafting.draft_id))


def what_happened(drafting: Drafting) -> None:
    text(drafting, "what_happened", rows=4)
    when(drafting)
    text(drafting, "their_view")
    forms.number(
        "minutes",
        key=drafting.key("minutes"),
        value=drafting.answers.get("minutes"),
        given=drafting.given,
        most=1440,
        step=1,
    )
    text(drafting, "case_ref", rows=1)


def the_customer(drafting: Drafting) -> None:
    for field in ("heat_start", "heat_end"):
        value = drafting.answers.get(field)
        forms.scale(field, key=drafting.key(field), value=value, given=drafting.given)
    for field in ("behaviours", "feelings"):
        chips(drafting, field, many=True)


def what_i_did(drafting: Drafting) -> None:
    """The usual six first; each one chosen is asked for its effect."""
    used: dict[str, str | None] = dict(drafting.answers.get("techniques") or {})
    every = session.recall(drafting.key("all techniques"), False)
    usual = usual_six(drafting)
    here = session.workspace().wording.offered("technique", used)
    offered = here if every else [t for t in here if t in usual or t in used]

    def given(field: str, chosen: list[str]) -> None:
        drafting.given(field, {code: used.get(code) for code in chosen})

    forms.chips(
        "techniques",
        asks("techniques").label,
        offered,
        key=drafting.key("techniques"),
        value=list(used),
        given=given,
        many=True,
    )
    if not every and st.button(forms.MORE, type="tertiary"):
        session.remember(drafting.key("all techniques"), True)
        st.rerun(scope="fragment")
    known = list(Technique)  # a journal that was taken along and edited may name others
    for code in (one for one in used if one in known):
        forms.chips(
            code,
            Technique(code).label,
            list(Effect),
            key=drafting.key(f"effect {code}"),
            value=used[code],
            given=lambda technique, effect: drafting.given(
                "techniques", used | {technique: effect}
            ),
        )


def usual_six(drafting: Drafting) -> list[Technique]:
    """The six that this author names most often, filled up for who has named fewer; they stay
    while the page is open."""
    key = drafting.key("usual six")
    if session.recall(key) is None:
        mine = my_usual_techniques(session.store(), session.scope(), len(AT_FIRST))
        session.remember(key, list(dict.fromkeys([*mine, *AT_FIRST]))[: len(AT_FIRST)])
    found: list[Technique] = session.recall(key)
    return found


def why_passed_on(drafting: Drafting) -> None:
    chips(drafting, "escalation_reason")
    forms.yes_no(
        "escalation_explained",
        asks("escalation_explained").label,
        key=drafting.key("explained"),
        value=drafting.answers.get("escalation_explained"),
        given=drafting.given,
    )


def exception(drafting: Drafting) -> None:
    chips(drafting, "exception_kind")
    forms.number(
        "exception_value",
        key=drafting.key("value"),
        value=drafting.answers.get("exception_value"),
        given=drafting.given,
        most=1_000_000.0,
        step=1.0,
    )
    text(drafting, "exception_reason", rows=2)


def for_next_time(drafting: Drafting) -> None:
    text(drafting, "went_well", rows=2)
    text(drafting, "try_next", rows=2)


def chips(drafting: Drafting, field: str, *, many: bool = False) -> None:
    value = drafting.answers.get(field)
    forms.field_chips(field, key=drafting.key(field), value=value, given=drafting.given, many=many)


def was_passed_on(answers: dict[str, Any]) -> bool:
    return answers.get("escalated_to") not in (None, EscalatedTo.NOBODY)


def promise_is_near(answers: dict[str, Any]) -> bool:
    return (
        answers.get("outcome") == Outcome.WAITING
        or Technique.PROMISED_CALLBACK in (answers.get("techniques") or {})
        or bool(answers.get("promises"))
    )


ROWS = (
    Row("Similar encounters", (), similar_ones, fits=lambda answers: "cause" in answers),
    Row("I promised something", ("promises", "told_customer"), promises, opens=promise_is_near),
    Row(
        "What happened",
        ("what_happened", "their_view", "minutes", "case_ref"),
        what_happened,
    ),
    Row("The customer", ("heat_start", "heat_end", "behaviours", "feelings"), the_customer),
    Row("What I did", ("techniques",), what_i_did),
    Row(
        "Why I passed it on",
        ("escalation_reason", "escalation_explained"),
        why_passed_on,
        fits=was_passed_on,
        opens=was_passed_on,
    ),
    Row(
        "I bent a rule or gave something",
        ("exception_kind", "exception_value", "exception_reason"),
        exception,
    ),
    Row("For next time", ("went_well", "try_next"), for_next_time),
)
