"""The settings of the workspace that are no more than a value each; all for admins, all audited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from journal.actions.administer import named, wrong_name
from journal.actions.as_seen import check_as_seen
from journal.actions.changing_settings import changing_settings
from journal.errors import Problem, Refused
from journal.people import Viewer, Workspace
from journal.policy import check_can_administer
from journal.store import settings
from journal.store.engine import Store, Transaction

MOST_LEAST_AGENTS = 50
LEAST, NAME = "Fewest people behind a figure", "Organisation"
COUNTS = "Reflecting counts as working time"
SAID = {None: "not said", True: "yes", False: "no"}
CODES = {None: "not_said", True: "yes", False: "no"}


def rename_organisation(
    store: Store, viewer: Viewer, name: str, *, seen: str, now: datetime
) -> None:
    """Calls the organisation otherwise; `seen` is what its page showed. Audited. Raises
    NotAllowed, Refused and ChangedMeanwhile."""
    if problems := wrong_name(NAME, name):
        raise Refused(problems)

    def change(tx: Transaction, there: Workspace) -> None:
        check_as_seen(NAME, seen, there.organisation, there.organisation)
        settings.set_organisation(tx, named(name))

    set_one(store, viewer, change, "organisation", now)


def raise_least_agents(
    store: Store, viewer: Viewer, least: int, *, seen: int, now: datetime
) -> None:
    """On how many people a figure rests at least: more than now, and never fewer again, as what
    was kept back would be shown. Audited. Raises NotAllowed, Refused and ChangedMeanwhile."""

    def change(tx: Transaction, there: Workspace) -> None:
        check_as_seen(LEAST, seen, there.least_agents, str(there.least_agents))
        if not there.least_agents < least <= MOST_LEAST_AGENTS:
            told = f"{there.least_agents + 1} to {MOST_LEAST_AGENTS} fit, as it goes upwards only."
            raise Refused([Problem(LEAST, f"{told} Nothing was changed.")])
        settings.set_least_agents(tx, least)

    set_one(store, viewer, change, f"least_agents at_{least}", now)


def say_whether_reflecting_counts(
    store: Store, viewer: Viewer, counts: bool | None, *, seen: bool | None, now: datetime
) -> None:
    """Whether reflecting counts as working time, which everybody is told. Audited. Raises
    NotAllowed and ChangedMeanwhile."""

    def change(tx: Transaction, there: Workspace) -> None:
        check_as_seen(COUNTS, seen, there.reflecting_counts, SAID[there.reflecting_counts])
        settings.set_reflecting_counts(tx, counts)

    set_one(store, viewer, change, f"reflecting_counts {CODES[counts]}", now)


def set_one(
    store: Store,
    viewer: Viewer,
    change: Callable[[Transaction, Workspace], None],
    subject: str,
    now: datetime,
) -> None:
    check_can_administer(viewer)

    def work(tx: Transaction) -> None:
        with changing_settings(tx, viewer.person_id, now, subject):
            change(tx, settings.settings_kept(tx))

    store.write(work)
