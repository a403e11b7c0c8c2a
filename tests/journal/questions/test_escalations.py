from __future__ import annotations

import pytest

from journal.people import Team, Viewer
from journal.questions import ESCALATIONS
from journal.store.engine import Store
from tests.journal.given import recorded
from tests.journal.questions.conftest import LAST_BLOCK, Figures, each_wrote, row


def test_nobody_is_an_answer_and_means_no(store: Store, crew: list[Viewer], figures: Figures):
    each_wrote(store, crew, LAST_BLOCK)
    for to in ("supervisor", "specialist", "security"):
        each_wrote(store, crew[:1], LAST_BLOCK, escalated_to=to)
    shown = row(figures(ESCALATIONS), LAST_BLOCK)
    assert (shown["asked"], shown["entries"], shown["escalated"]) == (10, 10, 3)


def test_unanswered_is_not_no(store: Store, records: Team, figures: Figures):
    recorded(store, records, LAST_BLOCK, count=3)
    recorded(store, records, LAST_BLOCK, count=4, escalated_to="nobody")
    recorded(store, records, LAST_BLOCK, count=2, escalated_to="supervisor")
    answer = figures(ESCALATIONS, team=records.name)
    assert (answer.totals["asked"], answer.totals["entries"]) == (9, 6)
    assert answer.totals["escalated"] == 2
    assert answer.finding.startswith("Escalated: 2 of 6,")


@pytest.mark.parametrize(("silent", "said"), [(5, False), (6, True)])
def test_it_is_said_where_fewer_than_two_thirds_answered(
    store: Store, records: Team, figures: Figures, silent: int, said: bool
):
    recorded(store, records, LAST_BLOCK, count=10, escalated_to="nobody")
    recorded(store, records, LAST_BLOCK, count=silent)
    finding = figures(ESCALATIONS, team=records.name).finding
    assert (f"Only 10 of {10 + silent} entries say whether they were." in finding) is said


def test_where_nobody_answered_there_is_no_rate_of_nothing(
    store: Store, records: Team, figures: Figures
):
    recorded(store, records, LAST_BLOCK, count=4)
    answer = figures(ESCALATIONS, team=records.name)
    assert answer.rows.empty
    assert answer.finding == ESCALATIONS.nothing
