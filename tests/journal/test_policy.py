"""Who may do what: one row for each role, one column for each action."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from journal import policy
from journal.errors import NotAllowed
from journal.people import Grant, Person, Viewer
from journal.policy import allowed, can_administer, can_see_trends, can_write, door, scope_for
from journal.vocabulary import Role
from tests.journal.given import WORKSPACE

MINE, THEIRS = "my team", "their team"


def somebody(*grants: tuple[Role, str | None]) -> Viewer:
    granted = frozenset(Grant(role, team_id) for role, team_id in grants)
    return Viewer(Person("somebody", "some", "Some Body"), granted)


# role in my team:      writes, sees trends, administers
TRUTH: dict[Role | None, tuple[bool, bool, bool]] = {
    None: (False, False, False),
    Role.AGENT: (True, False, False),
    Role.FACILITATOR: (False, False, False),
    Role.SUPERVISOR: (False, True, False),
    Role.ADMIN: (False, False, True),
    Role.REPRESENTATIVE: (False, False, False),
}


def test_every_role_has_its_row():
    assert set(TRUTH) == {None, *Role}


@pytest.mark.parametrize(("role", "row"), TRUTH.items())
def test_a_role_allows_what_its_row_says_and_no_more(
    role: Role | None, row: tuple[bool, bool, bool]
):
    viewer = somebody((role, MINE)) if role else somebody()
    assert row == (can_write(viewer), can_see_trends(viewer), can_administer(viewer))


@pytest.mark.parametrize(("role", "row"), TRUTH.items())
def test_a_scope_opens_the_figures_of_supervised_teams_alone(
    role: Role | None, row: tuple[bool, bool, bool]
):
    viewer = somebody((role, MINE)) if role else somebody()
    assert scope_for(viewer).figures_of == ((MINE,) if row[1] else ())
    assert scope_for(viewer).person_id == "somebody"
    assert not scope_for(viewer).at_door


def test_whoever_has_two_roles_may_do_what_either_allows():
    both = somebody((Role.AGENT, MINE), (Role.SUPERVISOR, THEIRS), (Role.ADMIN, None))
    assert can_write(both)
    assert scope_for(both).figures_of == (THEIRS,)


def test_a_supervisor_of_no_team_in_particular_sees_no_figures():
    nowhere = somebody((Role.SUPERVISOR, None))
    assert scope_for(nowhere).figures_of == ()
    assert not can_see_trends(nowhere)


@pytest.mark.parametrize(("author", "may"), [("somebody", True), ("another", False), ("", False)])
def test_what_is_ones_own_is_opened_by_its_author_alone(author: str, may: bool):
    everything = [(role, MINE) for role in Role]
    assert allowed(policy.check_is_author, somebody(*everything), author) is may


def test_at_the_door_there_is_no_person_and_there_are_no_figures():
    assert door().at_door
    assert (door().person_id, door().figures_of) == ("", ())


def test_a_scope_cannot_be_widened_once_it_is_made():
    with pytest.raises(FrozenInstanceError):
        scope_for(somebody()).figures_of = (MINE,)  # type: ignore[misc]


def test_an_error_of_ours_is_not_taken_for_a_no():
    def broken(viewer: Viewer) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        allowed(broken, somebody())


@pytest.mark.parametrize("name", [name for name in dir(policy) if name.startswith("check_")])
def test_every_check_says_its_rule_in_a_sentence_and_refuses_a_stranger_in_another(name: str):
    check = getattr(policy, name)
    assert check.__doc__.startswith("Only ")
    arguments = ["nobody at all"] * (check.__code__.co_argcount - 1)
    with pytest.raises(NotAllowed) as told:
        check(somebody(), *arguments)
    assert str(told.value).endswith(".")


def test_the_last_admin_stays_and_any_other_can_go():
    with pytest.raises(NotAllowed, match="last admin who can sign in"):
        policy.must_leave_an_admin([])
    policy.must_leave_an_admin({"somebody else"})


def test_a_second_factor_is_given_up_only_where_none_is_required():
    policy.must_not_require_second_factor(WORKSPACE)
    with pytest.raises(NotAllowed, match="requires a second factor"):
        policy.must_not_require_second_factor(replace(WORKSPACE, second_factor_required=True))
