from __future__ import annotations

from journal.people import Grant, Person, Viewer
from journal.vocabulary import Role


def viewer(*grants: Grant) -> Viewer:
    return Viewer(Person("p", "login", "Name"), frozenset(grants))


def test_the_teams_of_a_role_come_in_a_stable_order_and_without_those_of_other_roles():
    many = viewer(
        Grant(Role.SUPERVISOR, "c"),
        Grant(Role.SUPERVISOR, "a"),
        Grant(Role.AGENT, "b"),
        Grant(Role.SUPERVISOR, None),
    )
    assert many.teams_as(Role.SUPERVISOR) == ("a", "c")
    assert many.teams_as(Role.AGENT) == ("b",)
    assert many.teams_as(Role.FACILITATOR) == ()


def test_a_role_in_the_workspace_is_held_in_no_team():
    admin = viewer(Grant(Role.ADMIN, None))
    assert admin.is_a(Role.ADMIN)
    assert admin.teams_as(Role.ADMIN) == ()
    assert not admin.is_a(Role.SUPERVISOR)
