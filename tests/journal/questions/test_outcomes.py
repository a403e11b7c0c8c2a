from __future__ import annotations

from journal.people import Team, Viewer
from journal.questions import OUTCOMES, Answer
from journal.store.engine import Store
from journal.vocabulary import Outcome
from tests.journal.given import recorded
from tests.journal.questions.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    Figures,
    each_wrote,
    row,
)

PARTS = {*map(str, Outcome), "ended_early"}


def parts_add_up(answer: Answer) -> bool:
    parts = [name for name in answer.rows if name in PARTS]
    return bool((answer.rows[parts].sum(axis=1) == answer.rows["entries"]).all())


def test_every_outcome_is_counted(store: Store, crew: list[Viewer], figures: Figures):
    for outcome in Outcome:
        each_wrote(store, crew[:5], LAST_BLOCK, outcome=outcome.value)
    shown = row(figures(OUTCOMES), LAST_BLOCK)
    assert {name: shown[name] for name in map(str, Outcome)} == dict.fromkeys(map(str, Outcome), 5)
    assert shown["entries"] == 30
    assert parts_add_up(figures(OUTCOMES))


def test_what_few_agents_ended_is_counted_with_what_customers_ended(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK)
    each_wrote(store, crew[:4], LAST_BLOCK, outcome="ended_by_me")
    each_wrote(store, crew[:2], LAST_BLOCK, outcome="ended_by_customer")
    answer = figures(OUTCOMES)
    assert row(answer, LAST_BLOCK)["ended_early"] == 6
    assert not {"ended_by_me", "ended_by_customer", "agents_who_ended"} & {
        *answer.rows,
        *answer.totals,
    }
    assert parts_add_up(answer)


def test_what_many_agents_ended_is_not_told_where_in_another_block_it_was_few(
    store: Store, crew: list[Viewer], figures: Figures
):
    for block in (BLOCK_BEFORE, LAST_BLOCK):
        each_wrote(store, crew, block)
        each_wrote(store, crew[:5], block, outcome="ended_by_me")
    assert figures(OUTCOMES).totals["ended_by_me"] == 10
    store.write(
        lambda tx: tx.run(
            """delete from kept.entries where week = $week and outcome = 'ended_by_me'
               and author_id = $one""",
            {"week": BLOCK_BEFORE, "one": crew[0].person_id},
        )
    )
    answer = figures(OUTCOMES)
    assert "ended_by_me" not in answer.rows
    assert answer.totals["ended_early"] == 9
    assert parts_add_up(answer)


def test_that_nobody_ended_any_is_not_told_either(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK, outcome="ended_by_customer")
    assert figures(OUTCOMES).totals["ended_early"] == 7


def test_records_stand_by_themselves(store: Store, records: Team, figures: Figures):
    recorded(store, records, LAST_BLOCK, outcome="ended_by_me")
    assert figures(OUTCOMES, team=records.team_id).totals["ended_by_me"] == 1


def test_the_finding_tells_the_share_resolved_and_how_many_wait(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK)
    each_wrote(store, crew[:1], LAST_BLOCK, outcome="waiting")
    finding = figures(OUTCOMES).finding
    assert finding.startswith("Resolved: 7 of 8, 23 March 2026 to 19 April 2026.")
    assert "1 was waiting on follow-up" in finding
