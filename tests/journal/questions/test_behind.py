"""Choosing a point or bar leads to the shared entries behind it, and to nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from journal.actions.sharing import share, unshare
from journal.errors import NotFound
from journal.facts import refresh
from journal.people import Team, Viewer
from journal.periods import BLOCK, WEEK
from journal.policy import scope_for
from journal.questions import BEHAVIOURS, CAUSES, CAUSES_AND_OUTCOMES, OUTCOMES, WHEN, Answer
from journal.questions.behind import Behind, behind, choices
from journal.sharing import SharedInList
from journal.store.engine import Store
from journal.vocabulary import Audience
from tests.journal.given import NOW, recorded, stored_entry, weeks_ago, wrote
from tests.journal.questions.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    RUNNING_BLOCK,
    Figures,
    busy_weeks,
    each_wrote,
)

SUPERVISOR, TEAM = Audience.SUPERVISOR, Audience.TEAM


def shared(
    store: Store, author: Viewer, day: date, *audiences: Audience, **answers: object
) -> list[str]:
    """An entry that is shared; the ids of its shares."""
    entry = stored_entry(author, day, **answers)
    wrote(store, entry)
    return [share(store, author, entry.entry_id, one, now=NOW).share_id for one in audiences]


def ids(listed: Sequence[SharedInList] | None) -> list[str] | None:
    return None if listed is None else sorted(one.share_id for one in listed)


def seen(store: Store, viewer: Viewer, answer: Answer, chosen: str) -> Behind:
    return behind(store, scope_for(viewer), [answer], chosen)


@pytest.fixture
def in_blocks(store: Store, crew: list[Viewer]) -> list[Viewer]:
    """The crew, each of whom wrote an entry in two blocks that are over."""
    for block in (BLOCK_BEFORE, LAST_BLOCK):
        each_wrote(store, crew, block)
        each_wrote(store, crew, block, outcome="unresolved", cause="delivery")
    return crew


def test_a_bar_leads_to_what_is_shared_of_its_period_and_category_alone(
    store: Store, in_blocks: list[Viewer], sam: Viewer, figures: Figures
):
    ana, ben = in_blocks[:2]
    named, unnamed = shared(store, ana, LAST_BLOCK, SUPERVISOR, TEAM, outcome="unresolved")
    shared(store, ben, LAST_BLOCK, SUPERVISOR, TEAM, outcome="resolved")
    shared(store, ben, BLOCK_BEFORE, SUPERVISOR, TEAM, outcome="unresolved")
    found = seen(store, sam, figures(OUTCOMES), f"outcomes.{LAST_BLOCK}.unresolved")
    assert (ids(found.named), ids(found.unnamed)) == ([named], [unnamed])
    assert found.count == len(in_blocks) + 1
    assert [one.author for one in found.named] == ["Ana Reyes"]
    assert [one.author for one in found.unnamed or ()] == [None]


def test_an_entry_that_is_not_shared_changes_nothing_in_a_list(
    store: Store, in_blocks: list[Viewer], sam: Viewer, figures: Figures
):
    shared(store, in_blocks[0], LAST_BLOCK, SUPERVISOR, TEAM)
    answer, chosen = figures(OUTCOMES), f"outcomes.{LAST_BLOCK}.entries"
    before = seen(store, sam, answer, chosen)
    each_wrote(store, in_blocks, LAST_BLOCK)
    assert seen(store, sam, answer, chosen) == before
    everything = "delete from kept.entries where entry_id not in (select entry_id from kept.shares)"
    store.write(lambda tx: tx.run(everything))
    assert seen(store, sam, answer, chosen) == before


def test_a_list_is_of_what_an_entry_says_now_and_only_while_it_is_shared(
    store: Store, in_blocks: list[Viewer], sam: Viewer, figures: Figures
):
    ana = in_blocks[0]
    shared(store, ana, LAST_BLOCK, SUPERVISOR, outcome="unresolved")
    answer = figures(OUTCOMES)

    def listed(part: str) -> int:
        return len(seen(store, sam, answer, f"outcomes.{LAST_BLOCK}.{part}").named)

    entry_id = store.write(lambda tx: tx.rows("select entry_id from kept.shares"))[0]["entry_id"]
    assert (listed("unresolved"), listed("resolved")) == (1, 0)
    changed = "update kept.entries set outcome = 'resolved' where entry_id = $id"
    store.write(lambda tx: tx.run(changed, {"id": entry_id}))
    assert (listed("unresolved"), listed("resolved")) == (0, 1)
    unshare(store, ana, entry_id, SUPERVISOR, now=NOW)
    assert (listed("unresolved"), listed("resolved")) == (0, 0)


def test_the_weeks_of_a_block_do_not_tell_in_which_of_them_an_unnamed_entry_lies(
    store: Store, crew: list[Viewer], sam: Viewer, figures: Figures
):
    busy_weeks(store, crew, 26)
    (unnamed,) = shared(store, crew[0], LAST_BLOCK + timedelta(days=8), TEAM)
    (named,) = shared(store, crew[0], LAST_BLOCK + timedelta(days=8), SUPERVISOR)
    answer = figures(OUTCOMES)
    weeks = [LAST_BLOCK + number * WEEK for number in range(4)]
    found = [seen(store, sam, answer, f"outcomes.{week}.entries") for week in weeks]
    assert [ids(one.unnamed) for one in found] == [[unnamed]] * 4
    assert [ids(one.named) for one in found] == [[], [named], [], []]


def test_a_block_that_is_not_over_lists_nothing_without_a_name(
    store: Store, crew: list[Viewer], sam: Viewer, figures: Figures
):
    busy_weeks(store, crew, 26)
    shared(store, crew[0], RUNNING_BLOCK, SUPERVISOR, TEAM)
    assert weeks_ago(1) >= RUNNING_BLOCK
    found = seen(store, sam, figures(OUTCOMES), f"outcomes.{RUNNING_BLOCK}.entries")
    assert (len(found.named), found.unnamed) == (1, None)
    assert in_the_store(store, sam, RUNNING_BLOCK) == []


def in_the_store(store: Store, viewer: Viewer, *blocks: date) -> list[str]:
    """What the store lists of the team that this person supervises, whatever blocks are named."""
    (team_id,) = scope_for(viewer).figures_of
    rows = store.rows(
        scope_for(viewer),
        "select share_id from entries_shared_with_team_in_blocks",
        {"team": team_id, "blocks": list(blocks)},
    )
    return [row["share_id"] for row in rows]


def test_the_store_lists_unnamed_entries_by_blocks_and_by_no_other_days(
    store: Store, in_blocks: list[Viewer], sam: Viewer
):
    refresh(store, NOW)
    (unnamed,) = shared(store, in_blocks[0], LAST_BLOCK + WEEK, TEAM)
    assert in_the_store(store, sam, LAST_BLOCK) == [unnamed]
    assert in_the_store(store, sam, LAST_BLOCK + WEEK, LAST_BLOCK + timedelta(days=1)) == []


def test_no_figure_leads_to_unnamed_entries_of_a_block_in_which_too_few_wrote(
    store: Store, crew: list[Viewer], sam: Viewer, figures: Figures
):
    first, few, last = (LAST_BLOCK - number * BLOCK for number in (2, 1, 0))
    each_wrote(store, crew, first)
    each_wrote(store, crew[3:5], first, behaviours=["insults"])
    each_wrote(store, crew[:3], few, behaviours=["insults"])
    each_wrote(store, crew, last, behaviours=["insults"])
    (unnamed,) = shared(store, crew[0], few, TEAM, behaviours=["insults"])
    chosen = "behaviours.insults.entries"
    until_few = seen(store, sam, figures(BEHAVIOURS, first=first, last=few), chosen)
    assert until_few.count == 6  # of five people in two blocks; of three in the second of them
    assert (until_few.blocks, until_few.told_in) == ((first, few), (first,))
    assert ids(until_few.unnamed) == []
    everything = seen(store, sam, figures(BEHAVIOURS, first=first), chosen)
    assert everything.told_in == (first, few, last)
    assert ids(everything.unnamed) == [unnamed]


def test_nothing_without_a_name_is_listed_by_day_or_hour(
    store: Store, in_blocks: list[Viewer], sam: Viewer, figures: Figures
):
    day = LAST_BLOCK + timedelta(days=2)
    each_wrote(store, in_blocks, day, when_known="this_shift")
    (named, _) = shared(store, in_blocks[0], day, SUPERVISOR, TEAM, when_known="this_shift")
    found = seen(store, sam, figures(WHEN), "when.wednesday.afternoon.entries")
    assert (ids(found.named), found.unnamed) == ([named], None)


def test_another_teams_readers_are_listed_nothing(
    store: Store, in_blocks: list[Viewer], sam: Viewer, una: Viewer, kim: Viewer, figures: Figures
):
    shared(store, in_blocks[0], LAST_BLOCK, SUPERVISOR, TEAM)
    answer, chosen = figures(OUTCOMES), f"outcomes.{LAST_BLOCK}.entries"
    for stranger in (una, kim):
        found = seen(store, stranger, answer, chosen)
        assert not found.named
        assert not found.unnamed


def test_one_category_narrows_the_lists_as_it_does_the_figures(
    store: Store, in_blocks: list[Viewer], sam: Viewer, figures: Figures
):
    (named,) = shared(store, in_blocks[0], LAST_BLOCK, SUPERVISOR, cause="delivery")
    shared(store, in_blocks[1], LAST_BLOCK, SUPERVISOR, cause="billing")
    found = seen(store, sam, figures(OUTCOMES, cause="delivery"), f"outcomes.{LAST_BLOCK}.entries")
    assert ids(found.named) == [named]


@pytest.mark.parametrize(
    "chosen",
    [
        "",
        "outcomes",
        "outcomes..entries",
        "causes.delivery.entries",
        f"outcomes.{LAST_BLOCK}.agents",
        f"outcomes.{LAST_BLOCK}.ended_by_me",
        f"outcomes.{LAST_BLOCK}.entries.entries",
        f"outcomes.{LAST_BLOCK + WEEK}.entries",
        f"outcomes.{RUNNING_BLOCK}.entries",
        f"outcomes.{LAST_BLOCK}.entries or true --",
    ],
)
def test_what_is_not_drawn_is_refused(
    store: Store, in_blocks: list[Viewer], sam: Viewer, figures: Figures, chosen: str
):
    answer = figures(OUTCOMES)
    with pytest.raises(NotFound, match="not among the figures"):
        seen(store, sam, answer, chosen)


def test_a_period_that_is_withheld_leads_nowhere(
    store: Store, in_blocks: list[Viewer], sam: Viewer, figures: Figures
):
    each_wrote(store, in_blocks[:4], BLOCK_BEFORE - timedelta(weeks=4))
    with pytest.raises(NotFound):
        seen(store, sam, figures(OUTCOMES), f"outcomes.{BLOCK_BEFORE - timedelta(weeks=4)}.entries")


def test_what_is_told_together_leads_nowhere(
    store: Store, in_blocks: list[Viewer], figures: Figures
):
    each_wrote(store, in_blocks[:2], LAST_BLOCK, cause="waiting")
    answer = figures(CAUSES_AND_OUTCOMES)
    assert "" in set(answer.rows["cause_value"])
    led = dict(zip(answer.rows["cause_value"], choices(answer), strict=True))
    assert led[""] is None
    assert all(led[cause] for cause in led if cause)


def test_records_lead_nowhere_as_nobody_shares_them(store: Store, records: Team, figures: Figures):
    recorded(store, records, LAST_BLOCK, count=30)
    answer = figures(CAUSES, team=records.team_id)
    assert len(answer.rows) == 1
    assert choices(answer) == [None]
