"""What was picked of one's own entries: as the team sees it, put otherwise, taken back; and what
came of it."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.drafting import Drafting, Sentences
from dashboard.rows import row_to_open
from dashboard.screens.answers_view import answers, in_words
from dashboard.screens.debrief_case_view import HEAD
from dashboard.screens.kept_form import form_text, say_what_is_kept
from dashboard.screens.ledger_view import act, on_tap, say_problem
from journal.actions.debrief_cases import reword, take_back, told_of_case
from journal.debrief_case import OwnCase
from journal.disclosure import LEAST_AGENTS
from journal.entry import FREE_TEXTS, asks
from journal.forms import Form
from journal.reading.debriefs import my_cases
from journal.reading.organisation import agents_in_team
from journal.vocabulary import Role

ONLY_YOU = "Only you see here that this is yours."
PICKED = (
    "It was picked for a debrief of your team. This is what is told there; your name, the time, "
    "the case reference and what a gesture was worth are not in it. You can put it otherwise, and "
    "you can take it back, at any time and without a reason."
)
FEW = "Fewer than five agents work in your team, so your colleagues may still recognise it."
PRINTED = (
    "Taken back, it is out of the debrief at once. Copies that were printed cannot be recalled."
)
GONE = "It is not in the debrief any more. What the team took from it stays with the team."
NOTHING_YET = "What the team takes from it stands here after the debrief."
OTHERWISE = Sentences(
    undone="Not in the debrief yet",
    kept="Kept {at}, for you alone. The debrief tells it as above until then.",
    then="Tell it so puts it into the debrief.",
)
NOTHING = "The team wrote down nothing that it took from it. Thank you for sharing it."


def show_my_cases() -> None:
    found = my_cases(session.store(), session.scope())
    if not found:
        return
    st.header("Your cases", anchor=False)
    st.caption(ONLY_YOU)
    for one in found:
        with st.container(border=True, gap="xsmall"):
            st.text(head(one))
            if one.has_news:
                st.caption("New")
            st.button(
                "Open",
                key=f"own case {one.case_id}",
                on_click=session.set_address,
                kwargs={"case": one.case_id},
            )


def show_own_case(case_id: str) -> None:
    found = next(
        (one for one in my_cases(session.store(), session.scope()) if one.case_id == case_id), None
    )
    if found is None:
        st.write("This is no case of yours, or its debrief was thrown away.")
        return
    say_problem()
    st.header("Your case", anchor=False)
    st.caption(ONLY_YOU)
    if found.has_news:
        act(told_of_case, case_id)
    show_what_came(found)
    if not found.is_there:
        st.write(GONE)
        return
    st.write(PICKED)
    say_if_few()
    with st.container(border=True):
        answers(found.said)
    if not found.is_over(session.now()):
        put_otherwise(found)
    st.caption(PRINTED)
    st.button("Take it back", on_click=on_tap, args=(take_back, case_id))


def say_if_few() -> None:
    teams = session.the_viewer().teams_as(Role.AGENT)
    if any(agents_in_team(session.store(), one, session.today()) < LEAST_AGENTS for one in teams):
        st.warning(FEW)


def show_what_came(found: OwnCase) -> None:
    if found.started_at is None:
        st.caption(NOTHING_YET)
        return
    st.subheader("What came of it", anchor=False)
    for takeaway in found.takeaways:
        st.text(takeaway.what)
    if not found.takeaways:
        st.write(NOTHING if found.is_over(session.now()) else NOTHING_YET)


@st.fragment
def put_otherwise(found: OwnCase) -> None:
    texts = {name: getattr(found.said, name) or "" for name in FREE_TEXTS}
    drafting = Drafting.of_form(Form.CASE, found.case_id, **texts)
    if drafting.was_pressed() and keep_wording(drafting, found):
        drafting.throw_away()
        st.rerun(scope="app")
    part = row_to_open(
        "Put it otherwise for the debrief",
        key=drafting.key("put otherwise"),
        starts_open=drafting.draft is not None,
    )
    if not part.open:
        return
    with part:
        st.caption("Your entry stays as it is. A text that you empty is left out.")
        for name in FREE_TEXTS:
            form_text(drafting, name, asks(name).label, rows=3)
        st.button("Tell it so", on_click=drafting.press)
        say_what_is_kept(drafting, OTHERWISE)


def keep_wording(drafting: Drafting, found: OwnCase) -> bool:
    given = drafting.shown
    return drafting.hand_in(
        lambda: reword(
            session.store(),
            session.the_viewer(),
            found.case_id,
            {name: given.get(name, "") for name in FREE_TEXTS},
            because=drafting.because,
            now=session.now(),
            workspace=session.workspace(),
        ),
        OTHERWISE,
    )


def head(found: OwnCase) -> str:
    return " · ".join(in_words(getattr(found.said, name)) for name in HEAD)
