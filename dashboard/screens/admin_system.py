"""System health on the Admin screen: what runs, how much room there is, what was done last."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from dashboard import session
from dashboard.backup_notice import BY_HAND, BY_ITSELF
from dashboard.backups import offered
from dashboard.screens.table_view import show_table
from dashboard.tables import Table
from dashboard.wording import day_and_time, said_day
from journal.reading.health import Health, look_at_health

MEGABYTE = 1_000_000
NO_BACKUP = "No backup is known. Should this computer be lost, everything is."
DEMO = "A demo is not backed up: everything in it is made up."
TIGHT = (
    "Less is free on the disk than three times what the workspace takes: a backup or an upgrade "
    "may not fit. Free some space."
)
NEVER = "not yet"


def system_health() -> None:
    st.header("System health", anchor=False)
    health = look_at_health(session.store(), session.the_viewer())
    if health.room.free < 3 * health.room.taken:
        st.warning(TIGHT)
    if health.backed_up_at is None:
        say_without_backup()
    if health.unswept:
        st.warning(health.unswept)
    show_table(as_table(health), "System health")
    with st.expander("Migrations of the database"):
        rows = [[one.name, said(one.at)] for one in health.migrations]
        show_table(Table(["Migration", "Applied"], [list(row) for row in rows]), "Migrations")


def say_without_backup() -> None:
    if session.workspace().is_demo:
        st.caption(DEMO)
    else:
        st.warning(f"{NO_BACKUP} {BY_ITSELF if offered() else BY_HAND}")


def as_table(health: Health) -> Table:
    released = NEVER
    if health.released:
        block, at = health.released
        released = f"the block from {said_day(block, session.today())}, {said(at)}"
    return Table(
        ["What", "How it is"],
        [
            ["Version", health.version],
            ["Database", sized(health.room.taken)],
            ["Free on its disk", sized(health.room.free)],
            ["Last backup", said(health.backed_up_at) if health.backed_up_at else "none is known"],
            ["Rid of what was erased", said(health.swept_at)],
            ["Facts copied", said(health.copied_at)],
            ["Check-ins released", released],
            ["Migrations", f"{len(health.migrations)}, the last {said(health.migrations[0].at)}"],
        ],
    )


def sized(size: int) -> str:
    if size >= 1_000 * MEGABYTE:
        return f"{size / MEGABYTE / 1_000:,.1f} GB"
    return f"{size / MEGABYTE:,.1f} MB"


def said(at: datetime | None) -> str:
    if at is None:
        return NEVER
    return day_and_time(at, session.now(), session.workspace().zone)
