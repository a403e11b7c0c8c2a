"""Whatever people do about a request, and whenever: what the store tells each of those named is
what follows from the request, and only its asker ends it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.actions.support import ask_next, close, withdraw
from journal.actions.supporting import (
    end_break,
    make_offer,
    open_request,
    pass_on,
    take_a_break,
)
from journal.errors import JournalError
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.support import support_to_give
from journal.store.engine import Store
from journal.support import SavedRequest, turn_state
from journal.support_words import Closing, OfferWay, TurnState, Whom
from tests.journal.actions.around_support import (
    HOUR,
    asks,
    everybody_can_be_asked,
    mine,
    to_me,
)
from tests.journal.conftest import OpenAllAlong
from tests.journal.given import NOW, WORKSPACE

Known = Callable[[str], Viewer]
NAMED = {"ben": Whom.PEER, "sam": Whom.SUPERVISOR, "kim": Whom.OUTSIDE}
PEOPLE = ("ana", "una", *NAMED)
DOES = ("opens", "offers", "passes on", "takes a break", "comes back", "asks on", "closes",
        "withdraws")  # fmt: skip
S = TurnState
TOLD = (S.ASKED, S.SEEN, S.OFFERED, S.PASSED_ON)
histories = st.lists(
    st.tuples(st.sampled_from(DOES), st.sampled_from(PEOPLE), st.integers(0, 20)), max_size=10
)


def does(store: Store, viewer: Viewer, what: str, request_id: str, now: datetime) -> None:
    moment = {"now": now, "workspace": WORKSPACE}
    of = (store, viewer, request_id)
    if what == "opens":
        open_request(*of, **moment)  # type: ignore[arg-type]
    elif what == "offers":
        make_offer(*of, now + HOUR, OfferWay.CALL, **moment)  # type: ignore[arg-type]
    elif what == "passes on":
        pass_on(*of, **moment)  # type: ignore[arg-type]
    elif what == "takes a break":
        take_a_break(store, viewer, **moment)  # type: ignore[arg-type]
    elif what == "comes back":
        end_break(store, viewer)
    elif what == "asks on":
        ask_next(*of, **moment)  # type: ignore[arg-type]
    elif what == "closes":
        close(*of, Closing.HELPED, now=now)
    else:
        withdraw(*of, now=now)


def is_told(saved: SavedRequest | None, person_id: str, now: datetime) -> bool:
    turn = saved.turn_of(person_id) if saved else None
    if saved is None or turn is None:
        return False
    state = turn_state(turn, now)
    return state in TOLD and (not saved.is_over or turn.seen_at is not None)


@settings(max_examples=15)
@given(histories)
def test_each_is_told_what_follows_from_the_request_and_nobody_else_anything(
    store: Store, open_all_along: OpenAllAlong, known: Known, history: list[tuple[str, str, int]]
):
    open_all_along.make_as_it_was()
    people = {login: known(login) for login in PEOPLE}
    everybody_can_be_asked(store, people["ben"], people["kim"])
    named = [(people[login], whom) for login, whom in NAMED.items()]
    made, now = asks(store, people["ana"], *named), NOW
    for what, login, hours in history:
        now += hours * HOUR
        was_over = all(saved.is_over for saved in mine(store, people["ana"], now))
        with suppress(JournalError):
            does(store, people[login], what, made.request_id, now)
        saved = next(iter(mine(store, people["ana"], now)), None)
        is_over = saved is None or saved.is_over
        assert is_over == (was_over or (login == "ana" and what in ("closes", "withdraws")))
        for other in PEOPLE:
            found = to_me(store, people[other], now)
            assert bool(found) is is_told(saved, people[other].person_id, now)
            count = support_to_give(store, scope_for(people[other]), now)
            waits = [one for one in found if not one.turn.offer and not one.turn.passed_on_at]
            assert count == len([one for one in waits if not one.is_over])
