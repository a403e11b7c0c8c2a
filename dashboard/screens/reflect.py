"""Reflect: write one encounter down. Three answers and Save entry; the rest opens if wanted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import PRESSED, Drafting
from dashboard.in_its_place import in_its_place
from dashboard.screens import REFLECT
from dashboard.screens.kept_form import show_set_aside
from dashboard.screens.reflect_after import after_saving, just_saved
from dashboard.screens.reflect_customers import decide
from dashboard.screens.reflect_more import add_more
from dashboard.screens.reflect_try_next import ask_whether_it_was_tried
from dashboard.wording import clock_or_day, day_and_time
from journal.actions.reflect import Saved, save
from journal.answers import needs_answer
from journal.customers_data import Undecided
from journal.entry import REQUIRED
from journal.errors import JournalError, Problem, Refused
from journal.identifiers import Kind
from journal.reading.own import is_deleted, my_drafts, my_last_channel, said_before
from journal.vocabulary import Channel

PRIVATE = "Only you read this. Your answers count in team figures when enough colleagues wrote."
CHANGING = (
    "You are changing an entry. What it said stays until you save. Whoever you share it with reads "
    "the new version from then on."
)
CHANGING_DELETED = (
    "The entry that you are changing was deleted. Nothing you write is lost: saving brings it "
    "back, as you change it here."
)
CHANGING_GONE = (
    "The entry that you are changing was deleted, and is gone for good. Nothing you write is lost: "
    "saving makes a new entry of it."
)
SAVED = "saved"


def page() -> None:
    st.title("Reflect", anchor=False)
    reflect()


@st.fragment
def reflect() -> None:
    """Writing, and what comes after it: one fragment, so that saving draws the page once."""
    entry_id = session.address(SAVED)
    if entry_id:
        session.take(f"{entry_id}:{PRESSED}")  # a second tap on what is saved already
        after_saving(entry_id)
    elif saved := write(Drafting()):
        try:
            just_saved(saved)
        finally:  # the browser draws the whole page for a new address: first that it is saved
            session.set_address(draft=None, saved=saved.entry_id)


def write(drafting: Drafting) -> Saved | None:
    """The form; or what has just been saved."""
    refusal = None
    if drafting.was_pressed():
        saved = press_save(drafting)
        if isinstance(saved, Saved):
            return saved
        refusal = saved
    introduce(drafting)
    three_questions(drafting)
    st.button(
        "Save entry",
        type="primary",
        width="stretch",
        key="save",
        on_click=drafting.press,
    )
    say_refused(refusal)
    decide(drafting)
    say_what_is_kept(drafting)
    show_set_aside(drafting)
    ask_whether_it_was_tried(drafting)
    add_more(drafting)
    return None


@in_its_place
def introduce(drafting: Drafting) -> None:
    if drafting.draft and drafting.draft.changes_entry:
        st.caption(said_of_change(drafting.draft_id))
    else:
        st.caption(PRIVATE)
        offer_kept_draft(drafting)


@in_its_place
def say_refused(refusal: str | None) -> None:
    if refusal:
        st.error(refusal)


def said_of_change(entry_id: str) -> str:
    """What becomes of a change, which depends on whether its entry is still there."""
    store, scope = session.store(), session.scope()
    if is_deleted(store, scope, entry_id):
        return CHANGING_DELETED
    return CHANGING if said_before(store, scope, entry_id) else CHANGING_GONE


def offer_kept_draft(drafting: Drafting) -> None:
    """Somebody who comes back to an empty page is shown the way to what was begun."""
    if drafting.draft is not None:
        return
    drafts = my_drafts(session.store(), session.scope())
    if drafts:
        when = day_and_time(drafts[0].kept_at, session.now(), session.workspace().zone)
        st.page_link(
            REFLECT.path,
            label=f"Go on with the draft kept {when}",
            query_params={"draft": drafts[0].draft_id},
        )


def three_questions(drafting: Drafting) -> None:
    answers = drafting.answers
    for field in ("outcome", "escalated_to", "cause"):
        forms.field_chips(
            field, key=drafting.key(field), value=answers.get(field), given=drafting.given
        )
    ask_channel(drafting)


def ask_channel(drafting: Drafting) -> None:
    """The channel is remembered from the last entry; the first time it is asked in full."""
    known = drafting.key("last channel")
    if known not in session.remembered():
        session.remember(known, my_last_channel(session.store(), session.scope()))
    last: Channel | None = session.recall(known)
    asked = session.recall(drafting.key("ask channel"), False)
    answered = drafting.answers.get("channel")
    remembered = last is not None and answered == (last.value if drafting.draft else None)
    if asked or last is None or not remembered:
        forms.field_chips(
            "channel", key=drafting.key("channel"), value=answered, given=drafting.given
        )
        return
    with st.container(horizontal=True, vertical_alignment="center", key="as-last-time"):
        st.text(said_channel(last))
        if st.button("Change", type="tertiary", key="change-channel"):
            session.remember(drafting.key("ask channel"), True)
            st.rerun(scope="fragment")


def said_channel(channel: Channel) -> str:
    if channel is Channel.IN_PERSON or channel.is_own:
        return f"{channel.label}, as last time"
    through = "On" if channel is Channel.SOCIAL_MEDIA else "By"
    return f"{through} {channel.label.lower()}, as last time"


def press_save(drafting: Drafting) -> Saved | str:
    """Saves; or why not, in words."""
    if drafting.unkept and not drafting.keep({}):
        return f"Not saved, because the last answers could not be kept. {drafting.failure}"
    try:
        saved = save(
            session.store(),
            session.the_viewer(),
            drafting.draft_id,
            now=session.now(),
            workspace=session.workspace(),
        )
    except Undecided as undecided:
        drafting.ask_to_decide()
        return str(undecided)
    except Refused as refused:
        return told(refused.problems if drafting.draft else nothing_yet(drafting))
    except JournalError as error:
        return str(error)
    session.forget("fresh draft")
    session.forget_all(drafting.key(""))  # a change to it later starts from what it says then
    session.remember("saved already", saved.already)
    return saved


def nothing_yet(drafting: Drafting) -> list[Problem]:
    """What is asked before the first answer: the channel only of whom none is remembered."""
    asked = REQUIRED if session.recall(drafting.key("last channel")) is None else REQUIRED[:3]
    return [needs_answer(field) for field in asked]


def told(problems: Sequence[Problem]) -> str:
    """What is still missing, in one sentence where it is only answers that are missing."""
    if all(problem.is_missing for problem in problems):
        *some, last = (f"“{problem.where}”" for problem in problems)
        questions = f"{', '.join(some)} and {last}" if some else last
        return f"To save, answer {questions}. Nothing that you gave is lost."
    return "  \n".join(["Not saved yet; everything you gave is kept.", *map(str, problems)])


@in_its_place
def say_what_is_kept(drafting: Drafting) -> None:
    if Kind.PAYMENT_CARD.mask in str(drafting.answers):
        st.caption("A card number was masked in your text: card numbers are never stored.")
    if drafting.failure:
        st.error(f"Not kept: {drafting.failure}")
        return
    if drafting.kept_at is None:
        changes = drafting.draft is not None
        st.caption(
            "Nothing is changed yet." if changes else "Nothing is kept before your first answer."
        )
        return
    with st.container(horizontal=True, vertical_alignment="center", key="what-is-kept"):
        kept = clock_or_day(drafting.kept_at, session.now(), session.workspace().zone)
        st.caption(f"Draft kept {kept}, not counted yet")
        if st.button("Throw the draft away", type="tertiary", key="discard"):
            throw_away(drafting)


@st.dialog("Throw this draft away?")
def throw_away(drafting: Drafting) -> None:
    st.write("The answers of this draft go, and cannot be brought back. Saved entries stay.")
    if st.button("Throw it away", type="primary"):
        drafting.throw_away()
        st.rerun(scope="app")


page()
