"""A request for support that one is asked: opened by a tap, answered with a time and a way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

import streamlit as st

from dashboard import session
from dashboard.screens.ledger_view import could, on_tap
from dashboard.screens.support_wording import AS_WHAT, said
from journal.actions.supporting import make_offer, open_request, pass_on
from journal.errors import Problem, Refused
from journal.periods import local_date
from journal.promise import NoSuchTime, at_local_time
from journal.support import AskedOfMe
from journal.support_words import OfferWay

UNOPENED = "Somebody asks you for support, {as_what}."
OPENING = (
    "Who it is, and what they wrote, is shown once you open it, and they are told that you have. "
    "If you do not by {until}, it leaves this page, and whoever they chose next is asked."
)
OPENED = "{asker} asks you for support, {as_what}."
OFFERED = "You offered: {way}, {at}. {asker} closes it when they are done."
PASSED_ON = "You passed on what {asker} asked. Whoever they chose next is asked."
CLOSED = "{asker} closed what they had asked you for."
WITHDRAWN = "{asker} withdrew what they had asked you for."


def show_asked(one: AskedOfMe) -> None:
    with st.container(border=True, gap="xsmall"):
        if one.is_over or one.turn.passed_on_at:
            st.text(what_became(one))
        elif one.asker is None:
            to_open(one)
        else:
            to_answer(one, one.asker)


def what_became(one: AskedOfMe) -> str:
    told = WITHDRAWN if one.withdrawn_at else CLOSED if one.closed_at else PASSED_ON
    return told.format(asker=one.asker)


def to_open(one: AskedOfMe) -> None:
    st.text(UNOPENED.format(as_what=AS_WHAT[one.turn.whom]))
    if one.turn.ends_at:
        st.caption(OPENING.format(until=said(one.turn.ends_at)))
    do("Open", open_request, one)


def to_answer(one: AskedOfMe, asker: str) -> None:
    offer = one.turn.offer
    st.text(OPENED.format(asker=asker, as_what=AS_WHAT[one.turn.whom]))
    if one.note:
        st.text(one.note)
    if offer is None:
        choose_offer(one)
    else:
        way = offer.way.label.lower()
        st.text(OFFERED.format(way=way, at=said(offer.at), asker=asker))
        part = st.expander("Offer another time", key=f"again {one.request_id}", on_change="rerun")
        if part.open:
            with part:
                choose_offer(one)
    do("I cannot do it now", pass_on, one)


def choose_offer(one: AskedOfMe) -> None:
    key, zone = f"offer {one.request_id}", session.workspace().zone
    soon = session.now().astimezone(zone) + timedelta(hours=1)
    today = local_date(session.now(), zone)
    with st.container(horizontal=True):
        st.date_input("On which day?", value=soon.date(), min_value=today, format="DD/MM/YYYY",
                      key=f"{key} day")  # fmt: skip
        st.time_input("At what time?", value=time(soon.hour, 0), key=f"{key} time")
    st.pills(
        "How?",
        [way.value for way in OfferWay],
        default=OfferWay.IN_PERSON.value,
        format_func=lambda code: OfferWay(code).label,
        key=f"{key} way",
    )
    st.button("Offer this", type="primary", key=key, on_click=offer_it, args=(one.request_id, key))


def offer_it(request_id: str, key: str) -> None:
    could(lambda: send(request_id, key))


def send(request_id: str, key: str) -> None:
    state = session.remembered()
    day, clock, way = (state[f"{key} {part}"] for part in ("day", "time", "way"))
    if day is None or clock is None or way is None:
        raise Refused([Problem("Your offer", "say a day, a time and a way. Nothing was sent.")])
    try:
        at = at_local_time(datetime.combine(day, clock), session.workspace().zone)
    except NoSuchTime as error:
        raise Refused([Problem("At what time?", f"{error} Nothing was sent.")]) from error
    make_offer(
        session.store(),
        session.the_viewer(),
        request_id,
        at,
        OfferWay(way),
        now=session.now(),
        workspace=session.workspace(),
    )


def do(label: str, action: Callable[..., object], one: AskedOfMe) -> None:
    st.button(
        label,
        key=f"{label} {one.request_id}",
        on_click=on_tap,
        args=(action, one.request_id),
        kwargs={"workspace": session.workspace()},
    )
