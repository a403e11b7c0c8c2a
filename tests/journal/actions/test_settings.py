"""The settings of the workspace, and two admins who change one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from journal.actions.help_list import put_on_help_list
from journal.actions.incidents import name_recipients
from journal.actions.settings import (
    raise_least_agents,
    rename_organisation,
    say_whether_reflecting_counts,
)
from journal.actions.support_settings import set_support_hours
from journal.actions.working_time import set_working_time, written_calendar
from journal.errors import ChangedMeanwhile, NotAllowed, Refused
from journal.help_list import WrittenHelp
from journal.people import Viewer, Workspace
from journal.reading.help_list import where_to_find_help
from journal.store.engine import Store
from journal.store.incidents import recipients_in
from journal.store.workspace import find_workspace
from tests.journal.given import NOW, WORKSPACE

Known = Callable[[str], Viewer]


@pytest.fixture
def ada(known: Known) -> Viewer:
    return known("ada")


def there(store: Store) -> Workspace:
    found = find_workspace(store)
    assert found is not None
    return found


def test_a_setting_that_another_has_changed_is_not_overwritten(store: Store, ada: Viewer):
    rename_organisation(store, ada, "  Fernhill  and Sons ", seen="Fernhill Home", now=NOW)
    assert there(store).organisation == "Fernhill and Sons"
    with pytest.raises(ChangedMeanwhile, match="Now it is: Fernhill and Sons"):
        rename_organisation(store, ada, "Mine", seen="Fernhill Home", now=NOW)
    assert there(store).organisation == "Fernhill and Sons"


def test_each_setting_is_changed_only_as_it_was_seen(store: Store, ada: Viewer):
    seen = written_calendar(there(store))
    nights = replace(seen, week=("22:00–06:00", *seen.week[1:]))
    set_working_time(store, ada, nights, seen=seen, now=NOW)
    set_support_hours(store, ada, 4, seen=None, now=NOW)
    say_whether_reflecting_counts(store, ada, True, seen=None, now=NOW)
    raise_least_agents(store, ada, 7, seen=5, now=NOW)
    name_recipients(store, ada, [ada.person_id], seen=[], now=NOW, workspace=WORKSPACE)
    late: list[tuple[Callable[[], object], str]] = [
        (lambda: set_working_time(store, ada, seen, seen=seen, now=NOW), "Monday 22:00–06:00"),
        (lambda: set_support_hours(store, ada, 8, seen=None, now=NOW), "4 hours"),
        (lambda: say_whether_reflecting_counts(store, ada, False, seen=None, now=NOW), "yes"),
        (lambda: raise_least_agents(store, ada, 9, seen=5, now=NOW), "7"),
        (
            lambda: name_recipients(store, ada, [], seen=[], now=NOW, workspace=WORKSPACE),
            "Who takes reports",
        ),
    ]
    for change, told in late:
        with pytest.raises(ChangedMeanwhile, match=told):
            change()
    kept = there(store)
    assert written_calendar(kept) == nights
    assert (kept.support_hours, kept.reflecting_counts, kept.least_agents) == (4, True, 7)
    assert store.write(recipients_in) == (ada.person_id,)


def test_one_of_the_help_list_that_another_has_changed_is_not_overwritten(
    store: Store, ada: Viewer
):
    first = WrittenHelp("Peers", "To talk", "0100")
    help_id = put_on_help_list(store, ada, first, now=NOW)
    seen = where_to_find_help(store)[0]
    theirs = replace(first, reach="0200")
    put_on_help_list(store, ada, theirs, now=NOW, help_id=help_id, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        put_on_help_list(store, ada, first, now=NOW, help_id=help_id, seen=seen)
    assert where_to_find_help(store)[0].reach == "0200"


@pytest.mark.parametrize("least", [4, 5, 51])
def test_the_fewest_people_behind_a_figure_never_become_fewer(
    least: int, store: Store, ada: Viewer
):
    with pytest.raises(Refused, match="6 to 50 fit"):
        raise_least_agents(store, ada, least, seen=5, now=NOW)
    assert there(store).least_agents == 5


def test_nobody_but_an_admin_changes_a_setting(store: Store, sam: Viewer):
    for change in (
        lambda: rename_organisation(store, sam, "Mine", seen="Fernhill Home", now=NOW),
        lambda: raise_least_agents(store, sam, 7, seen=5, now=NOW),
        lambda: say_whether_reflecting_counts(store, sam, True, seen=None, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            change()
    assert there(store) == WORKSPACE
