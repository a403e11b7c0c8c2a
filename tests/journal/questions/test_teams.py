"""Teams beside each other: from five on, in the alphabet, and only those one supervises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.people import Grant, Team, Viewer
from journal.periods import Grain
from journal.questions import ESCALATIONS, TEAMS
from journal.store.engine import Store, Transaction
from journal.store.workspace import add_person, add_team, grant
from journal.vocabulary import Role, TeamKind
from tests.journal.given import recorded, weeks_ago
from tests.journal.questions.conftest import LAST_BLOCK, Figures, busy_weeks, each_wrote

MakeTeam = Callable[..., list[Viewer]]
PASSED_ON = {"escalated_to": "supervisor"}


@pytest.fixture
def make_team(store: Store, sam: Viewer) -> MakeTeam:
    def made(name: str, people: int = 5, *, sams: bool = True) -> list[Viewer]:
        def work(tx: Transaction) -> list[Viewer]:
            team = add_team(tx, name)
            if sams:
                grant(tx, sam.person_id, Role.SUPERVISOR, team.team_id, weeks_ago(200))
            found = []
            for number in range(people):
                person = add_person(tx, f"{name}{number}".lower(), f"{name} {number}")
                grant(tx, person.person_id, Role.AGENT, team.team_id, weeks_ago(200))
                found.append(Viewer(person, frozenset({Grant(Role.AGENT, team.team_id)})))
            return found

        return store.write(work)

    return made


@pytest.fixture
def four_more(store: Store, make_team: MakeTeam) -> None:
    for name in ("North", "East", "West", "South"):
        people = make_team(name)
        each_wrote(store, people * 3, LAST_BLOCK)
        each_wrote(store, people[:1], LAST_BLOCK, **PASSED_ON)


@pytest.mark.usefixtures("four_more")
def test_five_teams_stand_beside_each_other_in_the_alphabet(
    store: Store, crew: list[Viewer], figures: Figures
):
    assert figures(TEAMS).finding.startswith("Teams are compared from five on")
    each_wrote(store, crew, LAST_BLOCK)
    answer = figures(TEAMS)
    assert list(answer.rows["team"]) == ["Deliveries", "East", "North", "South", "West"]
    assert answer.totals == {"entries": 7 + 4 * 16, "escalated": 4}
    assert set(answer.rows["agents"]) == {7, 5}
    assert (answer.rows["low_998"] <= answer.rows["low_95"]).all()
    assert "differ no more than chance" in answer.finding


@pytest.mark.usefixtures("four_more")
def test_a_team_beyond_chance_is_named(store: Store, crew: list[Viewer], figures: Figures):
    each_wrote(store, crew * 4, LAST_BLOCK, **PASSED_ON)
    finding = figures(TEAMS).finding
    assert "More often than chance would have it: Deliveries, 28 of 28 (88–100 %)." in finding


@pytest.mark.usefixtures("four_more")
def test_a_team_that_one_does_not_supervise_is_not_there(
    store: Store, crew: list[Viewer], figures: Figures, make_team: MakeTeam
):
    each_wrote(store, crew, LAST_BLOCK)
    each_wrote(store, make_team("Zenith", sams=False), LAST_BLOCK)
    assert "Zenith" not in set(figures(TEAMS).rows["team"])


@pytest.mark.usefixtures("four_more")
def test_a_team_of_four_is_not_there_and_it_is_said(
    store: Store, crew: list[Viewer], figures: Figures, make_team: MakeTeam
):
    each_wrote(store, crew, LAST_BLOCK)
    each_wrote(store, make_team("Few", 4), LAST_BLOCK)
    answer = figures(TEAMS)
    assert "Few" not in set(answer.rows["team"])
    assert "1 team is not shown" in answer.withheld[0]


@pytest.mark.usefixtures("four_more")
def test_a_team_has_the_total_of_its_own_figures(
    store: Store, crew: list[Viewer], figures: Figures
):
    """Weeks that are withheld are in neither."""
    busy_weeks(store, crew, 14)
    each_wrote(store, crew[:4], weeks_ago(14), **PASSED_ON)
    own = figures(ESCALATIONS, team="Deliveries", last=LAST_BLOCK)
    assert own.asked.grain is Grain.WEEK
    assert own.withheld
    beside = figures(TEAMS, team="Deliveries", last=LAST_BLOCK).rows.set_index("team")
    assert beside.loc["Deliveries", "entries"] == own.totals["entries"]
    assert beside.loc["Deliveries", "escalated"] == own.totals["escalated"]


@pytest.mark.usefixtures("four_more")
def test_records_stand_beside_records(store: Store, records: Team, sam: Viewer, figures: Figures):
    def four_of_records(tx: Transaction) -> list[Team]:
        teams = [add_team(tx, f"Calls {number}", TeamKind.RECORDS) for number in range(4)]
        for team in teams:
            grant(tx, sam.person_id, Role.SUPERVISOR, team.team_id, weeks_ago(1))
        return teams

    for team in [records, *store.write(four_of_records)]:
        recorded(store, team, LAST_BLOCK, escalated_to="nobody")
    rows = figures(TEAMS, team=records.name).rows
    assert list(rows["team"])[:2] == ["Calls 0", "Calls 1"]
    assert len(rows) == 5
