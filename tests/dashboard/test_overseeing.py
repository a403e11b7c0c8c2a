"""How the workspace is run: a representative sees settings, roles and counts, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.overseeing import as_page
from journal.actions.governing import end_role
from journal.actions.overseeing import take_how_it_is_run
from journal.actions.settings import raise_least_agents
from journal.audit_actions import AuditAction
from journal.errors import NotAllowed
from journal.policy import scope_for
from journal.reading.overseeing import HowItIsRun, how_it_is_run
from journal.store.audit import note
from journal.store.engine import Store
from journal.store.overseeing import logged_changes, reads_by_month
from journal.store.setting_changes import changes_by_row
from journal.store.workspace import find_workspace
from journal.vocabulary import Role
from tests.dashboard.asked import viewer_of
from tests.dashboard.at_the_door import Visitor

NOW = datetime(2026, 10, 4, 9, 30, tzinfo=UTC)


def seen(store: Store, login: str = "rae") -> HowItIsRun:
    workspace = find_workspace(store)
    assert workspace is not None
    return how_it_is_run(store, viewer_of(store, login), workspace, datetime.now(UTC).date())


@pytest.mark.parametrize("login", ["ana", "sam", "fay", "lee"])
def test_it_is_for_the_representative_and_the_admin_alone(store: Store, login: str) -> None:
    with pytest.raises(NotAllowed):
        seen(store, login)
    raise_least_agents(store, viewer_of(store, "ada"), 6, seen=5, now=NOW)
    assert changes_by_row(store, scope_for(viewer_of(store, "rae"))) != {}
    scope = scope_for(viewer_of(store, login))
    assert (reads_by_month(store, scope), logged_changes(store, scope)) == ([], [])
    assert changes_by_row(store, scope) == {}
    visitor = Visitor()
    visitor.post("/demo/enter", data={"person": login})
    assert visitor.get("/how-it-is-run/page.html").status_code == 404


def test_a_changed_setting_is_told_with_when_and_by_whom(store: Store) -> None:
    before = len(seen(store).changed)
    raise_least_agents(store, viewer_of(store, "ada"), 6, seen=5, now=NOW)
    told = seen(store)
    assert len(told.changed) == before + 1
    first = told.changed[0]
    assert (first.at, first.former, first.became, first.by) == (NOW, "5", "6", "Ada Marsh")
    assert ("People behind a team’s figure, at least", "6") in told.settings


def test_readings_are_counted_by_the_month_and_never_by_who_or_whose(store: Store) -> None:
    before = dict(seen(store).reads)
    sam = viewer_of(store, "sam").person_id
    action = AuditAction.SHARED_ENTRY_READ
    for _ in range(3):
        store.write(lambda tx: note(tx, actor=sam, action=action, at=NOW, subject=sam))
    after = dict(seen(store).reads)
    (month,) = [one for one in after if after[one] != before.get(one)]
    assert (month.year, month.month, after[month] - before.get(month, 0)) == (2026, 10, 3)


def test_a_representative_reads_no_row_of_the_audit_log(store: Store) -> None:
    scope = scope_for(viewer_of(store, "rae"))
    assert store.rows(scope, "select * from audit_log") == []


def test_roles_in_which_one_sees_something_of_others_are_told_and_agents_counted(
    store: Store,
) -> None:
    told = seen(store)
    assert {"Sam Whitlock", "Rae Connolly", "Ada Marsh"} <= {held.name for held in told.roles}
    assert Role.AGENT not in {held.role for held in told.roles}
    assert told.agents == 12


def test_a_role_that_is_over_is_told_with_its_last_day(store: Store) -> None:
    workspace = find_workspace(store)
    assert workspace is not None
    now = datetime.now(UTC)
    end_role(store, "lee", Role.SUPERVISOR, now=now, workspace=workspace, actor="command line")
    over = [held for held in seen(store).roles if held.name == "Lee Harper"]
    assert over
    assert all(held.until == now.date() for held in over)


def test_the_page_holds_all_it_needs_and_is_noted(store: Store) -> None:
    workspace = find_workspace(store)
    assert workspace is not None
    rae = viewer_of(store, "rae")
    page = as_page(take_how_it_is_run(store, rae, now=NOW, workspace=workspace), NOW)
    for said in ("For the staff", "Roles", "Rae Connolly", "appraisal, discipline or rostering"):
        assert said in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    sql = "select actor, action, subject from kept.audit order by sequence desc limit 1"
    (last,) = store.write(lambda tx: tx.rows(sql))
    assert last == {"actor": rae.person_id, "action": "exported", "subject": "how_it_is_run"}
