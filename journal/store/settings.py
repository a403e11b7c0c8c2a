"""The workspace's settings, changed one by one in a work that looks first how they are."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from journal.people import Workspace
from journal.store.engine import Row, Transaction
from journal.store.wording import wording_kept
from journal.store.working_time import calendar_kept
from journal.wording import Wording
from journal.working_hours import Calendar


def workspace_of(row: Row, calendar: Calendar, wording: Wording) -> Workspace:
    return Workspace(
        organisation=row["organisation"],
        zone=ZoneInfo(row["timezone"]),
        calendar=calendar,
        least_agents=row["least_agents"],
        is_demo=row["is_demo"],
        second_factor_required=bool(row["second_factor_required"]),
        support_hours=row["support_hours"],
        wording=wording,
        reflecting_counts=row["reflecting_counts"],
    )


def settings_kept(tx: Transaction) -> Workspace:
    """The settings in the work that is about to change one of them."""
    return workspace_of(
        tx.rows("select * from kept.workspace")[0], calendar_kept(tx), wording_kept(tx)
    )


def set_organisation(tx: Transaction, organisation: str) -> None:
    tx.run("update kept.workspace set organisation = $name", {"name": organisation})


def set_zone(tx: Transaction, zone: ZoneInfo) -> None:
    tx.run("update kept.workspace set timezone = $timezone", {"timezone": zone.key})


def set_least_agents(tx: Transaction, least: int) -> None:
    tx.run("update kept.workspace set least_agents = $least", {"least": least})


def set_second_factor_required(tx: Transaction, required: bool) -> None:
    tx.run("update kept.workspace set second_factor_required = $required", {"required": required})


def set_support_hours(tx: Transaction, hours: int | None) -> None:
    tx.run("update kept.workspace set support_hours = $hours", {"hours": hours})


def set_reflecting_counts(tx: Transaction, counts: bool | None) -> None:
    tx.run("update kept.workspace set reflecting_counts = $counts", {"counts": counts})
