"""Role by action, one row for each check; a new check or a new role without a row fails."""

from __future__ import annotations

from typing import Any

import pytest

from journal import policy
from journal.policy import allowed
from journal.support_words import Whom
from journal.vocabulary import Audience, Role
from tests.journal.test_policy import MINE, THEIRS, somebody

ROLES = (
    None,
    Role.AGENT,
    Role.FACILITATOR,
    Role.SUPERVISOR,
    Role.ADMIN,
    Role.REPRESENTATIVE,
)
IN_NO_TEAM = (Role.ADMIN, Role.REPRESENTATIVE)
SUPERVISOR, TEAM = Audience.SUPERVISOR, Audience.TEAM
# The check, and of what it is asked: no role, agent, facilitator, supervisor, admin,
# representative. The role is held in MINE, and the person is "somebody".
ROWS: dict[tuple[str, tuple[Any, ...]], str] = {
    ("check_can_write", ()): ".x....",
    ("check_can_keep_draft", (False,)): ".x....",
    ("check_can_keep_draft", (True,)): ".xxxxx",
    ("check_is_author", ("somebody",)): "xxxxxx",
    ("check_is_author", ("another",)): "......",
    ("check_can_see_trends", ()): "...x..",
    ("check_can_see_wellbeing", ()): "...x..",
    ("check_can_mark_changes", (MINE,)): "...x..",
    ("check_can_mark_changes", (THEIRS,)): "......",
    ("check_can_agree", (MINE,)): ".x....",
    ("check_can_agree", (THEIRS,)): "......",
    ("check_can_administer", ()): "....x.",
    ("check_can_oversee", ()): "....xx",
    ("check_can_enter_absences", ("somebody", ())): "xxxxxx",
    ("check_can_enter_absences", ("another", ())): "....x.",
    ("check_can_enter_absences", ("another", (MINE,))): "...xx.",
    ("check_can_enter_absences", ("another", (THEIRS,))): "....x.",
    ("check_can_share", ("somebody",)): "xxxxxx",
    ("check_can_share", ("another",)): "......",
    ("check_can_read_shared", (SUPERVISOR, MINE)): "...x..",
    ("check_can_read_shared", (SUPERVISOR, THEIRS)): "......",
    ("check_can_read_shared", (TEAM, MINE)): ".xxx..",
    ("check_can_read_shared", (TEAM, THEIRS)): "......",
    ("check_can_read_shared", (Audience.AUTHOR, MINE)): "......",
    ("check_can_read_shared", (Audience.LEDGER, MINE)): "......",
    ("check_can_see_shared", ()): ".xxx..",
    ("check_can_promise", ()): ".x....",
    ("check_is_owner", ("somebody",)): "xxxxxx",
    ("check_is_owner", ("another",)): "......",
    ("check_can_see_ledger", ()): "...x..",
    ("check_can_hand_over", ("somebody", MINE)): "xxxxxx",
    ("check_can_hand_over", ("another", MINE)): "...x..",
    ("check_can_hand_over", ("another", THEIRS)): "......",
    ("check_is_asked", ("somebody", MINE)): ".x....",
    ("check_is_asked", ("somebody", THEIRS)): "......",
    ("check_is_asked", ("another", MINE)): "......",
    ("check_can_ask_for_support", ()): ".x....",
    ("check_can_support", ()): ".xxx.x",
    ("check_is_asker", ("somebody",)): "xxxxxx",
    ("check_is_asker", ("another",)): "......",
    ("check_is_asked_for_support", ("somebody", Whom.PEER, MINE)): ".xxx.x",
    ("check_is_asked_for_support", ("somebody", Whom.OUTSIDE, THEIRS)): ".xxx.x",
    ("check_is_asked_for_support", ("somebody", Whom.SUPERVISOR, MINE)): "...x..",
    ("check_is_asked_for_support", ("somebody", Whom.SUPERVISOR, THEIRS)): "......",
    ("check_is_asked_for_support", ("another", Whom.PEER, MINE)): "......",
    ("check_is_asked_for_support", ("another", Whom.SUPERVISOR, MINE)): "......",
    ("check_can_debrief", ()): ".xx...",
    ("check_takes_part", (MINE,)): ".xx...",
    ("check_takes_part", (THEIRS,)): "......",
    ("check_can_facilitate", (MINE,)): "..x...",
    ("check_can_facilitate", (THEIRS,)): "......",
    ("check_can_settle_action", ("somebody", MINE)): ".xx...",
    ("check_can_settle_action", ("somebody", THEIRS)): "......",
    ("check_can_settle_action", ("another", MINE)): "......",
    ("check_can_settle_action", (None, MINE)): "..x...",
    ("check_can_settle_action", (None, THEIRS)): "......",
    ("check_can_see_playbook", ()): ".xxxxx",
    ("check_can_offer_phrase", (MINE,)): ".xx...",
    ("check_can_offer_phrase", (THEIRS,)): "......",
    ("check_is_offerer", ("somebody",)): "xxxxxx",
    ("check_is_offerer", ("another",)): "......",
    ("check_can_hide_phrase", (MINE,)): "..xx..",
    ("check_can_hide_phrase", (THEIRS,)): "......",
    ("check_can_report", ()): ".x....",
    ("check_is_reporter", ("somebody",)): "xxxxxx",
    ("check_is_reporter", ("another",)): "......",
    ("check_can_read_incident", (("somebody", "another"),)): "xxxxxx",
    ("check_can_read_incident", (("another",),)): "......",
    ("check_can_read_incident", ((),)): "......",
}
EACH = [
    (check, asked, role, said == "x")
    for (check, asked), row in ROWS.items()
    for role, said in zip(ROLES, row, strict=True)
]


def test_every_role_has_its_column():
    assert set(ROLES) == {None, *Role}


def test_every_check_has_its_row():
    checks = {name for name in dir(policy) if name.startswith("check_")}
    assert {check for check, _ in ROWS} == checks


@pytest.mark.parametrize(("check", "asked", "role", "may"), EACH)
def test_a_role_may_do_what_its_column_says_and_no_more(
    check: str, asked: tuple[Any, ...], role: Role | None, may: bool
):
    held = (role, None if role in IN_NO_TEAM else MINE)
    viewer = somebody(held) if role else somebody()  # type: ignore[arg-type]
    assert allowed(getattr(policy, check), viewer, *asked) is may


@pytest.mark.parametrize(("check", "asked"), ROWS)
def test_whoever_has_two_roles_may_do_what_either_allows_and_no_more(
    check: str, asked: tuple[Any, ...]
):
    """Every two roles at once, each in the same team."""
    row = dict(zip(ROLES[1:], ROWS[check, asked][1:], strict=True))
    for one in Role:
        for other in Role:
            viewer = somebody((one, MINE), (other, MINE))
            may = "x" in (row[one], row[other])
            assert allowed(getattr(policy, check), viewer, *asked) is may


@pytest.mark.parametrize(
    ("audience", "mine", "theirs"), [(SUPERVISOR, True, False), (TEAM, True, True)]
)
def test_who_supervises_one_team_and_works_in_another_reads_by_name_in_the_first_alone(
    audience: Audience, mine: bool, theirs: bool
):
    viewer = somebody((Role.SUPERVISOR, MINE), (Role.AGENT, THEIRS))
    reads = [allowed(policy.check_can_read_shared, viewer, audience, t) for t in (MINE, THEIRS)]
    assert reads == [mine, theirs]


def test_a_role_in_a_team_that_is_held_in_none_reads_nothing_shared():
    for role in Role:
        assert not allowed(policy.check_can_see_shared, somebody((role, None)))
        for audience in Audience:
            assert policy.teams_of_readers(somebody((role, None)), audience) == ()
