"""Setting up, one step after the other: it goes on where it was left, and ends with an entry."""

from __future__ import annotations

from datetime import UTC, datetime

from journal.actions.governing import grant_role
from journal.actions.settings import say_whether_reflecting_counts
from journal.actions.teams import add_teams
from journal.store.accounts import set_password
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store, Transaction
from journal.store.workspace import teams
from journal.vocabulary import Role
from tests.dashboard.looking import Look, drawn, pressed, told
from tests.dashboard.on_admin import admins, filled, look, there, viewer

__all__ = ["admins", "look"]


def test_an_empty_workspace_begins_with_setting_up(look: Look, real: Store) -> None:
    take_everything_away(real)
    page = look()
    assert "Step 1 of 5 of setting up" in told(page)
    assert "No backup was ever made." not in told(page)
    page = pressed(page, "Save and go on")
    assert "Step 2 of 5 of setting up" in told(page)
    page = pressed(filled(page, "Teams, one a line", "Returns\nBilling"), "Add these teams")
    assert "Step 3 of 5 of setting up" in told(page)
    assert [team.name for team in teams(real)] == ["Billing", "Returns"]
    page = look("set-up", step="first")
    page = pressed(filled(page, "Your team", "Returns"), "I write entries, too")
    assert viewer(real, "ada").is_a(Role.AGENT)


def take_everything_away(real: Store) -> None:
    def work(tx: Transaction) -> None:
        tx.run("update kept.grants set until = since where role = 'agent'")
        tx.run("delete from kept.teams")

    real.write(work)


def test_setting_up_goes_on_where_it_was_left(look: Look, real: Store) -> None:
    ada, now = viewer(real, "ada"), datetime.now(UTC)
    by_hand = {"now": now, "workspace": there(real), "actor": COMMAND_LINE}
    take_everything_away(real)
    assert "Step 1 of 5 of setting up" in told(look())
    say_whether_reflecting_counts(real, ada, True, seen=None, now=now)
    assert "Step 2 of 5 of setting up" in told(look())
    add_teams(real, ada, ["Returns"], now=now)
    assert "Step 3 of 5 of setting up" in told(look())
    grant_role(real, "ana", Role.AGENT, "Returns", **by_hand)
    assert "Step 4 of 5 of setting up" in told(look("set-up"))
    for login in ("ada", "ana", "eve"):
        person_id = viewer(real, login).person_id
        real.write(lambda tx, whose=person_id: set_password(tx, whose, "a hash", now))
    assert "Step 5 of 5 of setting up" in told(look("set-up"))


def test_the_step_stays_while_what_is_missing_comes_from_elsewhere(look: Look, real: Store) -> None:
    take_everything_away(real)
    page = look()
    add_teams(real, viewer(real, "ada"), ["Returns"], now=datetime.now(UTC))
    assert "Step 1 of 5 of setting up" in told(drawn(page))


def test_whoever_writes_for_the_first_time_is_told_of_all_four_answers_at_once(
    look: Look, real: Store
) -> None:
    page = pressed(
        filled(look("set-up", step="teams"), "Teams, one a line", "Returns"), "Add these teams"
    )
    page = filled(look("set-up", step="first"), "Your team", "Returns")
    pressed(page, "I write entries, too")
    page = pressed(look(), "Save entry")
    assert "“What set it off?” and “How did it reach you?”" in told(page)
