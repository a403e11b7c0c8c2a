"""Any history of promises: each is in the state that statistics.md gives it, its chain tells every
time it was given for, and the ledger and the copy of the facts count the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    rule,
    run_state_machine_as_test,
)

from journal.actions.handing_over import accept, ask_to_take_over
from journal.actions.promising import (
    CAN_BE_TAKEN_BACK,
    cancel,
    mark_done,
    renegotiate,
    snooze,
    take_back,
)
from journal.errors import JournalError
from journal.facts import refresh
from journal.people import Viewer
from journal.store.engine import Store
from journal.vocabulary import PromiseState
from tests.journal.actions.around_promises import made, mine, stands
from tests.journal.given import NOW, WORKSPACE

HOUR = timedelta(hours=1)
hours = st.integers(1, 60).map(lambda number: number * HOUR)
one_of_two = st.integers(0, 1)
S = PromiseState
TABLES = ("promises", "earlier_dues", "handovers")


@dataclass
class Told:
    """What was said of a promise, without the code that is tested."""

    owner: Viewer
    made: datetime
    due: datetime
    chain: list[datetime] = field(default_factory=list)
    done: datetime | None = None
    cancelled: datetime | None = None
    marked: datetime | None = None

    def state(self, now: datetime) -> S:
        if self.done:
            return S.KEPT_ON_TIME if self.done <= self.due else S.KEPT_LATE
        if self.cancelled and self.cancelled <= self.due:
            return S.NO_LONGER_NEEDED
        return S.MISSED if self.due < now else S.OPEN


class Ledger(RuleBasedStateMachine):
    """Two agents of a team over some days; time goes on and never back."""

    store: Store
    agents: tuple[Viewer, Viewer]
    promises = Bundle("promises")

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.told: dict[str, Told] = {}
        self.store.write(lambda tx: [tx.run(f"delete from kept.{table}") for table in TABLES])

    def happens(self, may: bool, act: Callable[..., object], *of: Any, **more: Any) -> bool:
        """Does it, and whether it was done, which is to be when it may."""
        try:
            act(self.store, *of, **more, now=self.now)
        except JournalError:
            assert not may
            return False
        assert may
        return True

    def of(self, promise_id: str, who: int) -> tuple[Told, tuple[Viewer, str, int], bool]:
        """What was said of a promise, what somebody's page shows of it, and whether it is theirs
        and open."""
        told, viewer = self.told[promise_id], self.agents[who]
        shown = (viewer, promise_id, stands(self.store, promise_id).version)
        return told, shown, told.owner is viewer and told.marked is None

    @rule(target=promises, who=one_of_two, ahead=hours)
    def makes(self, who: int, ahead: timedelta) -> str:
        viewer, due = self.agents[who], self.now + ahead
        promise = made(self.store, viewer, now=self.now, due=due.isoformat())
        self.told[promise.promise_id] = Told(viewer, self.now, due)
        return promise.promise_id

    @rule(passes=st.integers(1, 12).map(lambda number: number * HOUR))
    def time_passes(self, passes: timedelta) -> None:
        self.now += passes

    @rule(promise=promises, who=one_of_two, back=st.integers(0, 30))
    def is_done(self, promise: str, who: int, back: int) -> None:
        told, shown, may = self.of(promise, who)
        at = self.now - back * HOUR
        if self.happens(may and at >= told.made, mark_done, *shown, at=at):
            told.done, told.marked = at, self.now

    @rule(promise=promises, who=one_of_two)
    def is_called_off(self, promise: str, who: int) -> None:
        told, shown, may = self.of(promise, who)
        if self.happens(may, cancel, *shown):
            told.cancelled = told.marked = self.now

    @rule(promise=promises, who=one_of_two, ahead=hours, agreed=st.booleans())
    def is_renegotiated(self, promise: str, who: int, ahead: timedelta, agreed: bool) -> None:
        told, shown, may = self.of(promise, who)
        due = self.now + ahead
        may = may and agreed and told.due >= self.now and due != told.due
        moved = {"agreed": agreed, "workspace": WORKSPACE}
        if self.happens(may, renegotiate, *shown, due.isoformat(), **moved):
            told.chain.append(told.due)
            told.due = due

    @rule(promise=promises, who=one_of_two, ahead=hours)
    def its_reminder_is_put_off(self, promise: str, who: int, ahead: timedelta) -> None:
        _, shown, may = self.of(promise, who)
        self.happens(may, snooze, *shown[:2], self.now + ahead)

    @rule(promise=promises, who=one_of_two)
    def is_taken_back(self, promise: str, who: int) -> None:
        told, shown, _ = self.of(promise, who)
        in_time = told.marked is None or self.now - told.marked <= CAN_BE_TAKEN_BACK
        if self.happens(told.owner is self.agents[who] and in_time, take_back, *shown):
            told.done = told.cancelled = told.marked = None

    @rule(promise=promises, who=one_of_two)
    def is_handed_over(self, promise: str, who: int) -> None:
        told, (viewer, promise_id, _), may = self.of(promise, who)
        other = self.agents[1 - who]
        asked = (viewer, promise_id, other.person_id)
        if self.happens(may, ask_to_take_over, *asked, workspace=WORKSPACE):
            (found,) = mine(self.store, other, self.now).asked
            self.happens(True, accept, other, found.handover_id)
            told.owner = other

    def teardown(self) -> None:
        """The ledger, the chains and the copy of the facts agree with what was said."""
        self.now += timedelta(seconds=1)  # a copy holds what was made before it
        refresh(self.store, self.now)
        facts = self.store.write(
            lambda tx: tx.rows("select state, renegotiated from kept.promise_facts")
        )
        expected = [(told.state(self.now), len(told.chain)) for told in self.told.values()]
        assert Counter((row["state"], row["renegotiated"]) for row in facts) == Counter(expected)
        for viewer in self.agents:
            shown = {
                one.saved.promise_id: [earlier.due_at for earlier in one.chain]
                for one in mine(self.store, viewer, self.now).open
            }
            assert shown == {
                promise_id: told.chain
                for promise_id, told in self.told.items()
                if told.owner is viewer and told.marked is None
            }


def test_any_history_of_promises_is_told_as_it_was(store: Store, ana: Viewer, ben: Viewer):
    Ledger.store, Ledger.agents = store, (ana, ben)
    run_state_machine_as_test(Ledger, settings=settings(max_examples=40, stateful_step_count=25))
    assert store.write(lambda tx: tx.rows("select 1 as one from kept.facts_copies"))
