"""Tells admins, on every page, that the last good backup is too old, or that there is none."""

from __future__ import annotations

from datetime import datetime, timedelta

import streamlit as st

from dashboard import session
from dashboard.backups import offered
from journal.policy import can_administer
from journal.reading.organisation import begun
from journal.store.backup.record import Record, record_of

TOO_OLD = timedelta(days=3)
"""It outlasts a weekend."""
BY_ITSELF = "Find out why none is made by itself: docs/operate.md says where to look."
BY_HAND = "Have one made every night, as docs/operate.md says, or make one with afterword backup."


def backups() -> Record:
    """What is remembered of the backups of the workspace that this process serves."""
    return record_of(session.store().folder)


def show_backups() -> None:
    """Nothing while they are well, in a demo, and before anybody can write what could be lost."""
    if session.workspace().is_demo or not can_administer(session.the_viewer()):
        return
    if not begun(session.store(), session.today()):
        return
    wrong = what_is_wrong(backups(), session.now())
    if wrong:
        with st.container(border=True, key="backups"):
            st.text(f"{wrong} {BY_ITSELF if offered() else BY_HAND}")


def what_is_wrong(record: Record, now: datetime) -> str | None:
    """What an admin is to know of the backups; None while they are well."""
    if record.failed:
        return f"The last backup could not be made. {record.failed.why}"
    if record.last is None:
        return "No backup was ever made. Should this computer be lost, everything is."
    age = now - record.last.made_at
    if age > TOO_OLD:
        return f"The last good backup is {age.days} days old. What came since is here alone."
    return None
