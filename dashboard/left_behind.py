"""Texts that a page left behind when its connection went: each is kept in the draft it is of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import keeping, session
from dashboard.drafting import Drafting
from dashboard.keeping import Answer, Left
from dashboard.wording import clock
from journal.accounts import Visit
from journal.draft import (
    INCIDENT,
    PROMISE_ALONE,
    PROMISES,
    SUPPORT_ALONE,
    SUPPORT_NOTE,
    WRITTEN_FOR,
)
from journal.entry import FREE_TEXTS
from journal.forms import TEXTS as TEXTS_OF_FORMS
from journal.forms import form_of
from journal.free_text import storable
from journal.ids import is_id
from journal.incident import INCIDENT_TEXTS
from journal.reading.own import my_promise

ANSWER = "answer to what was left"
REFUSED = "left and not kept"
ALONE = dict.fromkeys(INCIDENT_TEXTS, INCIDENT) | {SUPPORT_NOTE: SUPPORT_ALONE}
"""Texts of drafts that are of no entry, with what these begin with."""
TEXTS = (*FREE_TEXTS, "case_ref", *ALONE)
OF_A_FORM = re.compile(r"(\S+ \S+)/(\w+)")
OF_A_PROMISE = re.compile(r"promise (\S+) (what|case_ref)")
NOWHERE = "It belongs to nothing that is here."
IS_MADE = "The promise was saved in the meantime, with other words."


def look_after(visit: Visit) -> None:
    """Takes what was left, in this tab or in one that is gone, and shows what could not be kept."""
    person_id = visit.viewer.person_id

    def take() -> None:
        sent = keeping.handed_over(session.recall(keeping.KEY), person_id)
        now_here = session.viewer()
        if sent is None or now_here is None or now_here.person_id != person_id:
            return
        number, texts = sent
        if number == answer().number:
            return
        why = {index: keep(left) for index, left in enumerate(texts)}
        refused = [(texts[index], reason) for index, reason in why.items() if reason]
        places = tuple(index for index, reason in why.items() if reason)
        at = clock(session.now(), session.workspace().zone)
        session.remember(ANSWER, Answer(number, places, at))
        session.remember(REFUSED, refused)

    keeping.watch(person_id, own_device=visit.session.own_device, answer=answer(), on_left=take)
    show_refused()


def answer() -> Answer:
    given: Answer = session.recall(ANSWER, Answer())
    return given


@dataclass(frozen=True)
class Place:
    """Where a text stands: in which draft and field, and what that draft begins with."""

    draft_id: str
    field: str
    begins_with: Mapping[str, Any] | None = None
    promise_id: str | None = None
    """Of which promise in the draft it is."""


def place_of(name: str) -> Place | None:
    """The place that a key names; None where there is no such place."""
    draft_id, _, field = name.partition(":")
    if not is_id(draft_id):
        return None
    if (of_a_promise := OF_A_PROMISE.fullmatch(field)) and is_id(of_a_promise[1]):
        alone = {PROMISE_ALONE: True} if of_a_promise[1] == draft_id else None
        return Place(draft_id, of_a_promise[2], alone, of_a_promise[1])
    if of_a_form := OF_A_FORM.fullmatch(field):
        what, text = of_a_form.groups()
        form = form_of(what)
        there = form is not None and text in TEXTS_OF_FORMS[form]
        return Place(draft_id, text, {WRITTEN_FOR: what}) if there else None
    if field in TEXTS:
        return Place(draft_id, field, {ALONE[field]: True} if field in ALONE else None)
    return None


def keep(left: Left) -> str | None:
    """Keeps one text; or says why it cannot be kept."""
    place = place_of(left.place)
    if place is None:
        return NOWHERE
    drafting = Drafting(begins_with=place.begins_with, draft_id=place.draft_id)
    if drafting.is_thrown_away:
        return None
    session.forget_all(drafting.key("row "))  # a row with a text in it is open
    if place.promise_id:
        return keep_of_promise(drafting, place.promise_id, place.field, left)
    if drafting.answers.get(place.field, "") == storable(left.text):
        return None
    return None if drafting.written(place.field, left.text, left.seen) else drafting.failure


def keep_of_promise(drafting: Drafting, promise_id: str, field: str, left: Left) -> str | None:
    text = storable(left.text)
    made = my_promise(session.store(), session.scope(), promise_id)
    if made is not None:
        return None if getattr(made.promise, field) == text else IS_MADE
    found = {one["promise_id"]: one for one in drafting.answers.get(PROMISES) or []}
    now = found.get(promise_id, {}).get(field, "")
    if now == text:
        return None
    seen = (*left.seen, now) if now in left.seen else left.seen
    return None if drafting.promised(promise_id, field, text, seen) else drafting.failure


def show_refused() -> None:
    refused: list[tuple[Left, str]] = session.recall(REFUSED, [])
    if not refused:
        return
    with st.container(border=True):
        st.write("This was typed without a connection, and could not be kept. Copy what you need:")
        for left, reason in refused:
            st.text(left.text)
            st.caption(reason)
        if st.button("I have what I need of it", key="needed no more"):
            session.forget(REFUSED)
            session.remember(ANSWER, Answer(answer().number))
            st.rerun(scope="app")
