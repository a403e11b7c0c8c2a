"""Who gets a digest in a run, and who does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal.actions.governing import remove_person
from journal.actions.reminders import want_digest
from journal.actions.reminding import PATIENCE, Reminded, remind
from journal.actions.working_time import enter_absence
from journal.digest import Letter
from journal.people import Person, Viewer
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.reminders import take_up
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, TODAY, WORKSPACE, a_promise, promised

DAY = timedelta(days=1)
SOON = a_promise(NOW + timedelta(hours=1), what="Ring about the hinges", case_ref="C-7")


class Post:
    """A way by which letters go, unless an address is down."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Letter]] = []
        self.down: set[str] = set()

    def __call__(self, person: Person, address: str, letter: Letter) -> bool:
        if address in self.down:
            return False
        self.sent.append((address, letter))
        return True

    @property
    def to(self) -> list[str]:
        return sorted(address for address, _ in self.sent)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def both(store: Store, ana: Viewer, ben: Viewer) -> None:
    """Ana and ben promised something each, and want a digest."""
    promised(store, (ana, SOON), (ben, SOON))
    for viewer in (ana, ben):
        want_digest(store, viewer, f"{viewer.person.login}@example.org", now=NOW)


@pytest.fixture
def run(store: Store, post: Post) -> Callable[..., Reminded]:
    def ran(after: timedelta = timedelta()) -> Reminded:
        return remind(store, post, now=NOW + after, workspace=WORKSPACE)

    return ran


Run = Callable[..., Reminded]
ANA, BEN = "ana@example.org", "ben@example.org"


@pytest.mark.usefixtures("both")
def test_everybody_gets_their_own_with_the_case_and_the_time(store: Store, post: Post, run: Run):
    assert run() == Reminded(sent=2)
    assert post.to == [ANA, BEN]
    assert all("(case C-7)" in letter.body for _, letter in post.sent)
    assert "hinges" not in str(post.sent)
    assert [row["action"] for row in log(store)][-2:] == ["digest_sent", "digest_sent"]


@pytest.mark.usefixtures("both")
def test_a_second_run_on_the_same_day_sends_nothing_twice(post: Post, run: Run):
    run()
    assert run(timedelta(hours=2)) == Reminded(nothing_new=2)
    assert run(DAY) == Reminded(sent=2)
    assert post.to == [ANA, ANA, BEN, BEN]


@pytest.mark.usefixtures("both")
def test_an_address_that_is_down_is_tried_again_and_keeps_nobody_else_waiting(post: Post, run: Run):
    post.down = {ANA}
    assert run() == Reminded(sent=1, failed=1)
    assert run() == Reminded(failed=1, nothing_new=1)
    post.down = set()
    assert run() == Reminded(sent=1, nothing_new=1)
    assert post.to == [ANA, BEN]


@pytest.mark.usefixtures("both")
def test_nobody_is_reminded_outside_working_hours_or_while_away(
    store: Store, ana: Viewer, post: Post, run: Run
):
    assert run(timedelta(hours=6)) == Reminded(not_now=2)
    enter_absence(store, ana, ana.person_id, TODAY, TODAY, now=NOW, workspace=WORKSPACE)
    assert run() == Reminded(sent=1, not_now=1)
    assert post.to == [BEN]


@pytest.mark.usefixtures("both")
def test_who_has_nothing_to_keep_hears_nothing_until_there_is_something(
    store: Store, ana: Viewer, ben: Viewer, post: Post, run: Run
):
    store.write(lambda tx: tx.run("update kept.promises set done_at = due_at"))
    assert run() == Reminded(nothing_new=2)
    promised(store, (ben, SOON))
    assert run() == Reminded(sent=1, nothing_new=1)
    assert post.to == [BEN]


@pytest.mark.usefixtures("both")
def test_who_has_left_hears_nothing(store: Store, post: Post, run: Run):
    remove_person(store, "ana", now=NOW, workspace=WORKSPACE, actor=COMMAND_LINE)
    assert run() == Reminded(sent=1)
    assert post.to == [BEN]


@pytest.mark.usefixtures("both")
def test_two_runs_at_once_send_one_digest(store: Store, ana: Viewer, post: Post, run: Run):
    """The other one has taken ana's up, and is sending it."""
    taken = {"day": TODAY, "now": NOW, "patience": PATIENCE}
    assert store.write(lambda tx: take_up(tx, ana.person_id, **taken))  # type: ignore[arg-type]
    assert run() == Reminded(sent=1, nothing_new=1)
    assert post.to == [BEN]


@pytest.mark.usefixtures("both")
def test_a_digest_that_a_killed_run_took_up_is_sent_by_a_later_one(
    store: Store, ana: Viewer, post: Post, run: Run
):
    taken = {"day": TODAY, "now": NOW, "patience": PATIENCE}
    store.write(lambda tx: take_up(tx, ana.person_id, **taken))  # type: ignore[arg-type]
    assert run(PATIENCE) == Reminded(sent=2)


@pytest.mark.usefixtures("both")
def test_a_way_that_breaks_in_the_middle_leaves_the_digest_to_be_sent(
    store: Store, run: Run, post: Post
):
    def breaks(*_: object) -> bool:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        remind(store, breaks, now=NOW, workspace=WORKSPACE)
    assert run() == Reminded(sent=2)


@pytest.mark.usefixtures("both")
def test_another_address_on_the_same_day_brings_no_second_digest(
    store: Store, ana: Viewer, post: Post, run: Run
):
    run()
    want_digest(store, ana, "other@example.org", now=NOW)
    assert run() == Reminded(nothing_new=2)
