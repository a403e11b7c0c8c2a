"""Requests for support in words: where one stands, and what happens next and when."""

from __future__ import annotations

from datetime import datetime

from dashboard import session
from dashboard.wording import day_and_time
from journal.peers import AskableWhen
from journal.support import OwnRequest, Turn, next_turn, state_of, turn_now, turn_state
from journal.support_words import RequestState, TurnState, Whom

AS_WHAT = {
    Whom.PEER: "as a peer",
    Whom.SUPERVISOR: "as their supervisor",
    Whom.OUTSIDE: "as somebody outside the team",
}
TURNED = {
    TurnState.PASSED_ON: "{name} cannot do it now.",
    TurnState.MOVED_ON: "{name} did not see it in time, and is asked no longer.",
    TurnState.GONE: "{name} cannot be asked any more.",
}
NOBODY_LEFT = "Nobody is left on your list. Ask somebody else, or look where to find help."


def said(moment: datetime) -> str:
    """ "tomorrow, 14:00", "Mon 4 May, 14:00"."""
    return day_and_time(moment, session.now(), session.workspace().zone)


def with_capital(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


def what_next(own: OwnRequest) -> str:
    """ "Ben Okafor has until tomorrow, 14:00 to see it. Then Una Brandt is asked."."""
    saved, now = own.saved, session.now()
    state = state_of(saved, now)
    after = next_turn(saved, now)
    if state is RequestState.UNANSWERED:
        return NOBODY_LEFT
    if asked := turn_now(saved, now):
        then = f"Then {own.names[after.person_id]} is asked" if after else "Nobody is asked after"
        return f"{until(own, asked)} {then}{'' if after else ' that'}."
    if after and not saved.is_over:
        return f"Nobody else is asked, unless you ask {own.names[after.person_id]} too."
    return ""


def until(own: OwnRequest, turn: Turn) -> str:
    name = own.names[turn.person_id]
    return f"{name} has until {said(turn.ends_at)} to see it." if turn.ends_at else ""


def became(own: OwnRequest, turn: Turn) -> str:
    """What one of those named did; empty for who is still to be asked, or asked just now."""
    name, state = own.names[turn.person_id], turn_state(turn, session.now())
    if state in TURNED:
        return TURNED[state].format(name=name)
    if turn.offer is not None:
        return f"{name} offers: {turn.offer.way.label.lower()}, {said(turn.offer.at)}."
    return f"{name} saw it {said(turn.seen_at)}." if turn.seen_at else ""


def when_they_work(one: AskableWhen) -> str:
    """ "Ben Okafor can be asked now.", "… is away, and works next Mon 4 May, 09:00."."""
    name = one.askable.name
    if one.next_at is None:
        return f"For {name} no working time is known."
    if one.next_at <= session.now():
        return f"{name} can be asked now."
    away = "is away, and " if one.is_away else ""
    return f"{name} {away}works next {said(one.next_at)}, and may see it then."
