"""Asking for support: whom, who after them, and a note; kept as it is written, like any draft."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import Drafting, Sentences
from dashboard.in_its_place import in_its_place
from dashboard.rows import row_to_open
from dashboard.screens.help_view import say_what_is_open
from dashboard.screens.kept_form import say_what_is_kept
from dashboard.screens.support_wording import said, when_they_work
from dashboard.wording import clock_or_day
from journal.actions.support import ask_for_support
from journal.draft import SUPPORT_ALONE, SUPPORT_ASKED, SUPPORT_NOTE
from journal.entry import asks
from journal.peers import AskableWhen
from journal.reading.own import my_draft_alone
from journal.reading.support import who_can_be_asked
from journal.support import MOST_ASKED, SupportRequest, turns_from
from journal.support_words import Whom

NAME, WHOM = "request", "whom"
SENT = "request sent"
SAID = Sentences(
    undone="Nobody was asked yet",
    kept="Kept {at}, for you alone. Nobody was asked yet.",
    then="Ask for support now sends it.",
)
NOBODY = {
    Whom.PEER: "Nobody in your team says just now that they can be asked.",
    Whom.SUPERVISOR: "Your team has no supervisor who could be asked.",
    Whom.OUTSIDE: "Nobody outside your team can be asked just now. Your admin can name somebody.",
}
WHAT_THEY_SEE = (
    "They see your name and this note once they open it, and nothing of an entry or a check-in."
)


def ask() -> None:
    """The row in which one asks; open at first where the address leads to it."""
    begun = session.address(NAME) is not None or session.address(WHOM) is not None
    say_asked()
    part = row_to_open(
        "Ask for support", key=f"ask for support {session.recall('requests sent', 0)}", reason=begun
    )
    kept = my_draft_alone(session.store(), session.scope(), SUPPORT_ALONE)
    if part.open:
        if kept is not None and session.address(NAME) is None:
            session.set_address(**{NAME: kept.draft_id})
        with part:
            form(Drafting(NAME, {SUPPORT_ALONE: True}))
    elif kept is not None:
        at = clock_or_day(kept.kept_at, session.now(), session.workspace().zone)
        st.caption(f"A request that you began is kept in there, {at}. Nobody was asked.")


@in_its_place
def say_asked() -> None:
    if session.take(SENT):
        st.write("Asked. You see below what happens next.")


def form(drafting: Drafting) -> None:
    choose(drafting)
    say_what_is_open()
    forms.written(
        asks("note", SupportRequest).label,
        key=drafting.key(SUPPORT_NOTE),
        value=drafting.answers.get(SUPPORT_NOTE),
        given=lambda text, seen: drafting.written(SUPPORT_NOTE, text, seen),
        hint=asks("note", SupportRequest).hint,
        rows=3,
    )
    st.caption(WHAT_THEY_SEE)
    st.button("Ask for support now", type="primary", on_click=press, args=(drafting,))
    say_what_is_kept(drafting, SAID, leave)


@in_its_place
def choose(drafting: Drafting) -> None:
    """Who is asked, who next, and what happens then."""
    able = who_can_be_asked(
        session.store(), session.scope(), now=session.now(), workspace=session.workspace()
    )
    chosen = chosen_of(drafting, able)
    whom = choose_whom(drafting, chosen)
    if whom is not None:
        choose_first(drafting, whom, able, chosen)
    if chosen:
        choose_next(drafting, able, chosen)
        say_what_happens(chosen)


def chosen_of(drafting: Drafting, able: Sequence[AskableWhen]) -> list[AskableWhen]:
    """Those whom the draft names, in its order, as far as they can be asked today."""
    known = {(one.askable.person_id, one.askable.whom.value): one for one in able}
    named = drafting.answers.get(SUPPORT_ASKED) or []
    found = [known.get((one["person_id"], one["whom"])) for one in named]
    left = [one for one in found if one is not None]
    if None in found:
        st.warning("Somebody you chose cannot be asked any more.")
        if left:
            st.button("Go on without them", on_click=keep, args=(drafting, left))
    return left


def choose_whom(drafting: Drafting, chosen: Sequence[AskableWhen]) -> Whom | None:
    key = drafting.key(WHOM)
    linked = session.address(WHOM)
    first = chosen[0].askable.whom.value if chosen else None
    state = session.remembered()
    state[key] = state.get(key) or first or (linked if linked in list(Whom) else None)
    answer = st.pills(
        "Who should be asked?",
        [whom.value for whom in Whom],
        format_func=lambda code: Whom(code).label,
        key=key,
        on_change=lambda: keep(drafting, []) if chosen and state[key] else None,
    )
    return Whom(answer) if answer else None


def choose_first(
    drafting: Drafting, whom: Whom, able: Sequence[AskableWhen], chosen: Sequence[AskableWhen]
) -> None:
    names = {one.askable.person_id: one for one in able if one.askable.whom is whom}
    if not names:
        st.write(NOBODY[whom])
        return
    key = drafting.key(f"first {whom}")
    state = session.remembered()
    state[key] = chosen[0].askable.person_id if chosen else None

    def choose() -> None:
        others = [one for one in chosen[1:] if one.askable.person_id != state[key]]
        keep(drafting, [*([names[state[key]]] if state[key] else []), *others])

    st.selectbox(
        "Whom?",
        list(names),
        index=None,
        format_func=lambda person_id: names[person_id].askable.name,
        key=key,
        on_change=choose,
    )
    if chosen:
        st.text(when_they_work(chosen[0]))


def choose_next(
    drafting: Drafting, able: Sequence[AskableWhen], chosen: Sequence[AskableWhen]
) -> None:
    first, *after = chosen
    others = {
        one.askable.person_id: one
        for one in able
        if one.askable.person_id != first.askable.person_id
    }
    if not others:
        return
    key = drafting.key("next")
    state = session.remembered()
    state[key] = [one.askable.person_id for one in after]
    st.multiselect(
        "Who is asked next, if nobody has seen it in time?",
        list(others),
        format_func=lambda person_id: named_as(others[person_id]),
        max_selections=MOST_ASKED - 1,
        placeholder="Nobody else",
        key=key,
        on_change=lambda: keep(drafting, [first, *(others[one] for one in state[key])]),
    )


def named_as(one: AskableWhen) -> str:
    """ "Kim Tran (outside the team)"."""
    return f"{one.askable.name} ({one.askable.whom.label.lower()})"


def say_what_happens(chosen: Sequence[AskableWhen]) -> None:
    """Who has it until when, if nobody sees it."""
    named = [(one.askable.person_id, one.askable.whom) for one in chosen]
    turns = turns_from(named, session.now(), session.workspace())
    lines: list[str] = []
    for one, turn in zip(chosen, turns, strict=True):
        if turn.ends_at:
            has = f"{one.askable.name} has until {said(turn.ends_at)} to see it."
            away = f" {when_they_work(one)}" if one.is_away else ""
            lines.append(f"If not, {has}{away}" if lines else has)
    lines.append("If nobody has seen it by then, you are told so here.")
    st.text("\n".join(lines))


def keep(drafting: Drafting, chosen: Sequence[AskableWhen]) -> None:
    named = [{"person_id": one.askable.person_id, "whom": one.askable.whom.value} for one in chosen]
    drafting.keep({SUPPORT_ASKED: named})


def press(drafting: Drafting) -> None:
    def work() -> None:
        ask_for_support(
            session.store(),
            session.the_viewer(),
            drafting.draft_id,
            now=session.now(),
            workspace=session.workspace(),
        )

    if drafting.hand_in(work, SAID):
        session.remember(SENT, True)
        leave()


def leave() -> None:
    """The row is closed, and empty when it is opened again."""
    session.forget(f"fresh {NAME}")
    session.set_address(**{NAME: None, WHOM: None})
    session.remember("requests sent", session.recall("requests sent", 0) + 1)
