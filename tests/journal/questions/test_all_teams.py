"""With what a supervisor of several teams begins."""

from __future__ import annotations

from datetime import timedelta

from journal.actions.marking import mark_change
from journal.facts import refresh
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.questions.all_teams import all_teams, supervises_several
from journal.store.engine import Store
from journal.vocabulary import TeamKind
from tests.journal.given import (
    NOW,
    WORKSPACE,
    recorded,
)
from tests.journal.questions.conftest import LAST_BLOCK
from tests.journal.questions.many_teams import (
    history,
    known_again,
    share_of,
    since,
    team_of_sam,
    told,
)


def test_a_change_is_named_with_its_team_and_nothing_else_is(
    store: Store, crew: list[Viewer], sam: Viewer
):
    history(store, crew, [6])
    history(store, team_of_sam(store, sam, "North"))
    found = told(store, known_again(store, "sam"))
    assert found.sentences == [
        "Deliveries: More encounters were escalated than usual: 42 of 70, 60 % (48–71 %), since "
        f"{since(1)}; usual is 168 of 840, 20 % (17–23 %).",
        "Nothing changed in 1 other team.",
        "Of what is named here, at most one in ten is a false alarm, on average.",
    ]
    assert [one.team.name for one in found.news] == ["Deliveries"]
    assert found.said_of(found.teams[0]) == "Escalated: more than usual"
    assert found.said_of(found.teams[1]) == "no change"


def test_nothing_changed_is_an_answer(store: Store, crew: list[Viewer], sam: Viewer):
    history(store, crew)
    assert told(store, sam).sentences == ["Nothing changed in your team."]
    history(store, team_of_sam(store, sam, "North"))
    again = told(store, known_again(store, "sam"))
    assert again.sentences == ["Nothing changed in any of your 2 teams."]


def test_a_team_of_four_is_named_as_withheld_with_the_reason_and_tells_nothing(
    store: Store, crew: list[Viewer], sam: Viewer
):
    history(store, crew)
    history(store, team_of_sam(store, sam, "Few", 4), [9])
    found = told(store, known_again(store, "sam"))
    assert found.news == []
    assert found.sentences == [
        "Nothing changed in the 1 team of which it can be said.",
        "Not shown, as the figures would rest on fewer than five people: Few.",
    ]
    row = share_of(found.answer, "Few")
    assert (row["verdict"], row["lately"], row["usual"], row["p"]) == ("not shown", "", "", "")


def test_a_team_that_one_does_not_supervise_is_not_there(
    store: Store, crew: list[Viewer], sam: Viewer, una: Viewer
):
    history(store, crew, [9])
    assert [team.name for team in told(store, sam).teams] == ["Deliveries"]
    found = told(store, una)
    assert (found.news, [team.name for team in found.teams]) == ([], ["Billing"])
    assert "Deliveries" not in " ".join(found.sentences)


def test_records_have_no_verdict_beside_people_and_are_listed(
    store: Store, crew: list[Viewer], sam: Viewer, records: Team
):
    history(store, crew)
    recorded(store, records, LAST_BLOCK, 40, escalated_to="nobody")
    found = told(store, known_again(store, "sam"))
    assert {team.name: found.said_of(team) for team in found.teams} == {
        "Calls of last winter": "imported records",
        "Deliveries": "no change",
    }
    assert records.kind is TeamKind.RECORDS
    assert "Calls of last winter" not in set(found.answer.rows["team"])


def test_one_copy_is_counted_once_and_a_mark_or_the_next_copy_anew(
    store: Store, crew: list[Viewer], sam: Viewer
):
    history(store, crew)
    first = told(store, sam).answer
    assert all_teams(store, scope_for(sam), WORKSPACE).answer is first
    team_id = first.asked.team.team_id
    mark_change(store, sam, team_id, LAST_BLOCK, "New rule", now=NOW, workspace=WORKSPACE)
    marked = all_teams(store, scope_for(sam), WORKSPACE).answer
    assert marked is not first
    refresh(store, NOW + timedelta(days=7))
    assert all_teams(store, scope_for(sam), WORKSPACE).answer is not marked


def test_who_has_one_team_begins_with_it(store: Store, sam: Viewer, ana: Viewer):
    assert not supervises_several(store, scope_for(sam))
    assert not supervises_several(store, scope_for(ana))
    team_of_sam(store, sam, "North", 1)
    assert supervises_several(store, scope_for(known_again(store, "sam")))


def test_before_there_is_anything_it_is_said_plainly(store: Store, sam: Viewer):
    assert told(store, sam).sentences == [
        "There are no entries of these blocks of which anything could be told."
    ]
