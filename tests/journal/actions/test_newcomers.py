"""People who are added many at once: what each row becomes, and all of them together or nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.accounts import LinkKind
from journal.actions.administer import add_person
from journal.actions.links import find_link
from journal.actions.newcomers import (
    Preview,
    add_newcomers,
    invite_all,
    preview,
    rows_of_file,
    rows_of_lines,
)
from journal.actions.newcomers.people_file import MOST_BYTES, MOST_ROWS, Row
from journal.actions.newcomers.preview import MADE, REFUSED, login_of
from journal.errors import NotAllowed, Refused
from journal.people import Grant, Person, Team, Viewer
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.workspace import people, teams
from journal.vocabulary import Role, TeamKind
from tests.journal.given import NOW, TODAY, WORKSPACE

BILLING, RECORDS = Team("b", "Billing"), Team("r", "Old records", TeamKind.RECORDS)
ANA = Person("1", "ana", "Ana Reyes")
Known = Callable[[str], Viewer]


def looked_at(*lines: str, **decided: str) -> Preview:
    return preview(rows_of_lines("\n".join(lines)), [ANA], [BILLING, RECORDS], decided)


def reasons(found: Preview) -> str:
    return "\n".join(f"{one.row} {reason}" for one in found.unfit for reason in one.reasons)


def test_a_file_is_read_by_the_names_of_its_columns_in_any_order():
    file = "Team;Role;Name\nBilling;agent;Åsa Öberg\n;;\nBilling;Supervisor;Kim, of Billing\n"
    assert rows_of_file(("\ufeff" + file).encode()) == [
        Row(2, "Åsa Öberg", "", "agent", "Billing"),
        Row(4, "Kim, of Billing", "", "Supervisor", "Billing"),
    ]


def test_a_typed_line_is_a_name_a_role_and_a_team():
    found = looked_at("Bo Lind, agent, billing", "Ada Marsh, admin", "Cy, , Billing, cy.two")
    assert [(one.login, one.name, one.roles, one.team_names) for one in found.newcomers] == [
        ("bo.lind", "Bo Lind", (Role.AGENT,), ("Billing",)),
        ("ada.marsh", "Ada Marsh", (Role.ADMIN,), ()),
        ("cy.two", "Cy", (Role.AGENT,), ("Billing",)),
    ]
    assert not found.unfit


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04 and so on", "spreadsheet's own format"),
        (b"Name\n\xff\xfe\xfa", "its letters cannot be read"),
        (b"Name\nAn\0a", "not a CSV file"),
        (b"Login,Role\nana,agent", "no column is called Name"),
        (b"Name,name\nana,ana", "two columns are called Name"),
        (b"Name,Role\n", "nobody is named"),
        (b"", "no column is called Name"),
        (b'Name\n"Ana', None),
        (b"Name\n" + b"x" * 2000, "more than 1,000 characters"),
        (b"x" * (MOST_BYTES + 1), "more than 1 MB"),
        (b"Name\n" + b"x\n" * (MOST_ROWS + 1), "more than 2,000 rows"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_plainly(content: bytes, told: str | None):
    if told is None:
        assert rows_of_file(content) == [Row(2, "Ana")]
        return
    with pytest.raises(Refused, match=told) as refused:
        rows_of_file(content)
    assert "Nobody was added." in str(refused.value)


@given(st.binary(max_size=300))
def test_whatever_a_file_holds_it_is_read_or_refused(content: bytes):
    try:
        rows = rows_of_file(b"Name,Role,Team\n" + content)
    except Refused:
        return
    found = preview(rows, [ANA], [BILLING])
    assert len(found.newcomers) + len(found.unfit) == len(rows)
    assert len({one.login for one in found.newcomers}) == len(found.newcomers)


def test_a_row_is_refused_with_all_its_reasons():
    found = looked_at(", boss, Nowhere", nowhere=REFUSED)
    told = reasons(found)
    assert "1 Name: the name is empty" in told
    assert "1 Role: “boss” is none. There are Agent, Facilitator" in told
    assert "1 Team: there is none named “Nowhere”" in told


def test_a_login_that_is_taken_is_refused_whether_in_the_workspace_or_above():
    found = looked_at(
        "Ana Again, agent, Billing, ana",
        "Bo, agent, Billing, bo",
        "Bob, agent, Billing, bo",
    )
    assert [one.login for one in found.newcomers] == ["bo"]
    assert "1 Login: “ana” is Ana Reyes’s already" in reasons(found)
    assert "3 Login: “bo” is that of row 2" in reasons(found)


def test_a_name_that_comes_twice_is_not_guessed_to_be_one_person_or_two():
    found = looked_at("Bo Lind, agent, Billing", "bo lind, agent, Billing")
    assert len(found.newcomers) == 1
    assert "2 Name: row 1 has it too" in reasons(found)
    two = looked_at("Bo Lind, agent, Billing, bo1", "Bo Lind, agent, Billing, bo2")
    assert [one.login for one in two.newcomers] == ["bo1", "bo2"]


def test_an_unknown_team_is_asked_about_and_made_or_refused():
    lines = ("Bo, agent, Billng", "Cy, agent, billng", "Di, agent, Returns")
    found = looked_at(*lines)
    assert [(one.name, one.rows, one.like) for one in found.unknown_teams] == [
        ("Billng", (1, 2), "Billing"),
        ("Returns", (3,), None),
    ]
    assert found.undecided == ("Billng", "Returns")
    decided = looked_at(*lines, billng=REFUSED, returns=MADE)
    assert decided.undecided == ()
    assert [one.name for one in decided.newcomers] == ["Di"]
    assert decided.new_teams == ("Returns",)
    assert "1 Team: there is none named “Billng”" in reasons(decided)


def test_of_a_great_many_unknown_teams_none_is_compared_with_those_that_are_there():
    found = looked_at(*(f"Bo {one}, agent, Billng {one}" for one in range(201)))
    assert {one.like for one in found.unknown_teams} == {None}
    fewer = looked_at(*(f"Bo {one}, agent, Billng {one}" for one in range(9)))
    assert {one.like for one in fewer.unknown_teams} == {"Billing"}


def test_an_agent_of_two_teams_and_one_of_records_are_refused():
    found = looked_at("Bo, agent, Billing; Returns", "Cy, agent, Old records")
    assert "an agent works in a single one" in reasons(found)
    assert "holds imported records" in reasons(found)
    both = looked_at("Bo, supervisor, Billing; Old records")
    assert both.newcomers[0].team_names == ("Billing", "Old records")


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-1+1"])
def test_a_cell_that_is_a_formula_becomes_nobody(name: str):
    row = Row(2, name, "bo", "agent", "Billing")
    found = preview([row], [], [BILLING])
    assert "Name: it begins like a formula" in reasons(found)
    team = preview([Row(2, "Bo", "bo", "agent", name)], [], [BILLING])
    assert "Team: it begins like a formula" in reasons(team)
    assert not team.unknown_teams


def test_a_path_is_no_login():
    found = preview([Row(2, "Bo", "../../x", "agent", "Billing")], [], [BILLING])
    assert "Login: “../../x” is none." in reasons(found)


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("Ana Reyes", "ana.reyes"),
        ("Åsa O’Brien-Smith", "asa.obrien.smith"),
        ("王伟", ""),
        ("../../x", "x"),
        ("Łukasz", ""),
    ],
)
def test_a_login_is_made_of_a_name_where_its_letters_have_one(name: str, login: str):
    assert login_of(name) == login


def test_everybody_is_added_with_the_teams_they_need_and_each_gets_a_link(
    store: Store, known: Known
):
    found = preview(
        rows_of_lines("Bo Lind, agent, Returns\nCy Moss, supervisor, Returns; Billing"),
        [],
        teams(store),
        {"returns": MADE},
    )
    here = {"now": NOW, "workspace": WORKSPACE}
    added = add_newcomers(store, known("ada"), found.newcomers, found.new_teams, **here)
    assert [person.login for person in added.people] == ["bo.lind", "cy.moss"]
    named = {team.name: team.team_id for team in teams(store)}
    held = {person.login: grants for person, grants in people(store, TODAY)}
    assert held["bo.lind"] == {Grant(Role.AGENT, named["Returns"])}
    assert held["cy.moss"] == {Grant(Role.SUPERVISOR, named[t]) for t in ("Returns", "Billing")}
    ids = [person.person_id for person in added.people]
    made = invite_all(store, known("ada"), **here, among=ids)
    assert [person.login for person, _ in made] == ["bo.lind", "cy.moss"]
    link = find_link(store, made[0][1], LinkKind.INVITATION, now=NOW)
    assert link.person == added.people[0]


def test_where_one_cannot_be_added_any_more_nobody_is_and_no_team_is_made(
    store: Store, known: Known
):
    found = preview(rows_of_lines("Bo, agent, Returns\nCy, admin"), [], teams(store))
    here = {"now": NOW, "workspace": WORKSPACE}
    add_person(store, "cy", "Cy", roles=[Role.ADMIN], team_names=[], **here, actor=COMMAND_LINE)
    before = people(store, TODAY), teams(store)
    with pytest.raises(Refused, match=r"Row 2, Login: “cy” is somebody's already"):
        add_newcomers(store, known("ada"), found.newcomers, found.new_teams, **here)
    assert (people(store, TODAY), teams(store)) == before


def test_nobody_but_an_admin_adds_people_or_makes_their_links(store: Store, sam: Viewer):
    here = {"now": NOW, "workspace": WORKSPACE}
    with pytest.raises(NotAllowed):
        add_newcomers(store, sam, [], [], **here)
    with pytest.raises(NotAllowed):
        invite_all(store, sam, **here)
