"""An action of a debrief: what became of it, said by its owner; one that nobody has is given to
somebody."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from dashboard import session
from dashboard.drafting import Drafting, Sentences
from dashboard.screens.kept_form import form_text, say_what_is_kept
from dashboard.screens.ledger_view import could
from dashboard.screens.promise_view import show_lines
from dashboard.wording import said_day
from journal.actions.debrief_outcomes import carry_over, done, give, not_doing
from journal.debrief_outcome import BECAUSE, DUE, HOW_SEEN, OWNER, Action, ActionState
from journal.forms import Form
from journal.reading.debriefs import my_actions, who_can_own

NOBODY = "Nobody has this now: its owner does not work in the team any more. Give it to somebody."
NEXT_TIME = timedelta(days=14)
NOT_DOING = Sentences(
    undone="Nothing was changed",
    kept="Kept {at}, for you alone. Nothing was changed yet.",
    then="We will not do it says so.",
)


def show_my_actions() -> None:
    """Those of one's own that are open, where one's promises stand."""
    found = my_actions(session.store(), session.scope(), session.today())
    if found:
        st.header("From a debrief", anchor=False)
    for action in found:
        show_action(action, leads=False)


def show_action(action: Action, *, leads: bool) -> None:
    mine = action.owner_id == session.the_viewer().person_id and not action.needs_an_owner
    with st.container(border=True, gap="xsmall"):
        show_lines(by_when(action), action.what, whose(action))
        if action.needs_an_owner:
            st.warning(NOBODY)
            if leads:
                give_it(action)
        if mine or (leads and action.needs_an_owner):
            settle(action)


def by_when(action: Action) -> str:
    """ "By Fri 15 May", "Overdue: by Fri 15 May", or "Done"."""
    if not action.is_open:
        return action.state.label
    day = said_day(action.due, session.today())
    return f"Overdue: by {day}" if action.due < session.today() else f"By {day}"


def whose(action: Action) -> str:
    """ "Ana Reyes · How we will see it: five calls · Carried over"."""
    said = [action.owner] if action.owner else []
    said.append(f"{HOW_SEEN}: {action.how_seen}")
    said += ["Carried over"] if action.carried else []
    said += [f"because {action.because}"] if action.because else []
    return " · ".join(said)


def settle(action: Action) -> None:
    key = action.action_id
    with st.container(horizontal=True):
        st.button("Done", key=f"action done {key}", on_click=act, args=(done, action))
        with st.popover("Carry it over"):
            st.date_input(DUE, value=session.today() + NEXT_TIME, key=f"action due {key}")
            st.button("Carry it over to then", key=f"carry {key}", on_click=carry, args=(action,))
        with st.popover("Not doing it"):
            say_why_not(action)


def give_it(action: Action) -> None:
    key = f"action owner {action.action_id}"
    people = {
        person.person_id: person.name
        for person in who_can_own(session.store(), action.team_id, session.today())
    }
    st.selectbox(
        OWNER, list(people), format_func=lambda person_id: people[person_id], index=None, key=key
    )
    st.button(
        "Give it to them",
        key=f"give {action.action_id}",
        on_click=lambda: act(give, action, session.recall(key)),
    )


def act(action: object, of: Action, *more: object) -> None:
    could(
        lambda: action(  # type: ignore[operator]
            session.store(),
            session.the_viewer(),
            of.action_id,
            *more,
            of.version,
            now=session.now(),
            workspace=session.workspace(),
        )
    )


def carry(of: Action) -> None:
    could(
        lambda: carry_over(
            session.store(),
            session.the_viewer(),
            of.action_id,
            of.version,
            session.recall(f"action due {of.action_id}"),
            now=session.now(),
            workspace=session.workspace(),
        )
    )


@st.fragment
def say_why_not(of: Action) -> None:
    drafting = Drafting.of_form(Form.NOT_DOING, of.action_id)
    if drafting.was_pressed() and drop(drafting, of):
        drafting.throw_away()
        st.rerun(scope="app")
    form_text(drafting, "because", BECAUSE)
    st.button("We will not do it", key=f"drop {of.action_id}", on_click=drafting.press)
    say_what_is_kept(drafting, NOT_DOING)


def drop(drafting: Drafting, of: Action) -> bool:
    return drafting.hand_in(
        lambda: not_doing(
            session.store(),
            session.the_viewer(),
            of.action_id,
            of.version,
            drafting.shown.get("because", ""),
            because=drafting.because,
            now=session.now(),
            workspace=session.workspace(),
        ),
        NOT_DOING,
    )


def show_counts(counts: dict[ActionState, int]) -> None:
    """By team, and by nobody in it."""
    told = [f"{counts[state]} {state.label.lower()}" for state in ActionState if counts[state]]
    if told:
        st.caption(f"The team’s actions so far: {', '.join(told)}.")
