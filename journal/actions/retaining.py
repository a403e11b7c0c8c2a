"""How long what people wrote is kept: said by an admin, and carried out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.actions.as_seen import check_as_seen
from journal.actions.changing_settings import changing_settings
from journal.actions.erasing import sweep
from journal.audit_actions import AuditAction
from journal.errors import Problem, Refused
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_administer
from journal.release import release
from journal.retention import BOUNDS, GRACE, Kept, Retention
from journal.store.audit import AFTERWORD, forget_rows_until, last_before, note
from journal.store.audit_seal import Link, Seal
from journal.store.checkins import delete_check_ins_after, delete_check_ins_before
from journal.store.engine import Store, Transaction
from journal.store.releases import next_unreleased
from journal.store.retention import (
    count_entries_before,
    find_retention,
    forget_entries_before,
    forget_released_before,
    last_swept,
    put_retention,
    put_swept,
    retention_in,
)
from journal.store.workspace import find_workspace

NIGHT = time(3)
"""From when on, where the workspace is, what is due is carried out."""
AGAIN = timedelta(hours=1)
"""After a sweep that failed: each one copies all there is, and whoever saves waits meanwhile."""
LATELY = timedelta(days=7)
"""After a longer gap the clock may have been set wrong, upon which too much would go."""


def set_retention(
    store: Store,
    viewer: Viewer,
    kind: Kept,
    keeps: int | None,
    *,
    now: datetime,
    zone: ZoneInfo,
    seen: Retention | None = None,
) -> None:
    """How long a kind is kept from now on, in its unit; None for as long as there is a workspace.
    What goes by a shorter time goes 30 days later at the earliest, so that its authors can take it
    along. Audited. Raises Refused beyond the bounds, and ChangedMeanwhile where another
    admin changed what was seen."""
    check_can_administer(viewer)
    bounds = BOUNDS[kind]
    is_allowed = bounds.usual is None if keeps is None else bounds.least <= keeps <= bounds.most
    if not is_allowed:
        told = f"{bounds.least} to {bounds.most} {bounds.unit} fit. Nothing was changed."
        raise Refused([Problem(kind.label, told)])
    today = local_date(now, zone)

    def work(tx: Transaction) -> None:
        before = retention_in(tx)[kind]
        if seen is not None:
            check_as_seen(kind.label, seen, before, before.told)
        said = Retention(kind, keeps)
        not_before = today + GRACE if said.is_shorter(before) else before.not_before or today
        subject = f"{kind.value}_kept_{keeps or 'always'}"
        with changing_settings(tx, viewer.person_id, now, subject):
            put_retention(tx, said, not_before)

    store.write(work)


def would_go(store: Store, viewer: Viewer, keeps: int, *, now: datetime, zone: ZoneInfo) -> int:
    """How many entries and records would go in 30 days, were they kept so many months."""
    check_can_administer(viewer)
    day = Retention(Kept.ENTRIES, keeps).kept_from(local_date(now, zone) + GRACE)
    return store.write(lambda tx: count_entries_before(tx, start_of(day, zone))) if day else 0


def carry_out(store: Store, now: datetime, actor: str = AFTERWORD) -> int:
    """Forgets what was kept long enough; how many entries and records that were. Blocks that have
    closed are released before, so that nobody's check-in is missing in one. Audited where anything
    went."""
    workspace = find_workspace(store)
    if workspace is None:
        return 0
    for _ in release(store, now, actor):
        pass
    today = local_date(now, workspace.zone)
    days = {kind: one.kept_from(today) for kind, one in find_retention(store).items()}
    if day := days[Kept.AUDIT]:
        shorten_log(store, start_of(day, workspace.zone), now, actor)
    return store.write(lambda tx: carry_out_in(tx, days, now, workspace, actor))


def shorten_log(store: Store, moment: datetime, now: datetime, actor: str) -> None:
    """Lets go of what was noted before a moment. Which row that ends with is remembered beside the
    database first: rows that nobody let go stay missed (docs/decisions/0034)."""

    def find(tx: Transaction) -> tuple[Seal, Link | None]:
        return tx.seal, last_before(tx, moment)

    seal, last = store.write(find)
    if last is None:
        return
    seal.let_go(last)

    def work(tx: Transaction) -> None:
        forget_rows_until(tx, last)
        note(tx, actor=actor, action=AuditAction.RETENTION_OVER, at=now, subject="audit")

    store.write(work)


def carry_out_in(
    tx: Transaction,
    days: dict[Kept, date | None],
    now: datetime,
    workspace: Workspace,
    actor: str,
) -> int:
    forgotten = 0
    if day := days[Kept.CHECK_INS]:
        delete_check_ins_before(tx, min(day, next_unreleased(tx) or day))
    if day := days[Kept.ENTRIES]:
        moment = start_of(day, workspace.zone)
        delete_check_ins_after(tx, moment)
        forgotten = forget_entries_before(tx, moment)
    if day := days[Kept.RELEASED]:
        forget_released_before(tx, day)
    if forgotten:
        note(tx, actor=actor, action=AuditAction.RETENTION_OVER, at=now, subject="entries")
    return forgotten


def see_to_the_night(store: Store, now: datetime) -> bool:
    """Carries out what is due, and sweeps the files, once a day: from three in the morning on, or
    at the next start; whether it did. A sweep that fails is tried again after an hour. In a new
    workspace nothing is due before its first night, and after a gap, or where the clock went back,
    nothing before the next one."""
    workspace = find_workspace(store)
    if workspace is None:
        return False
    swept = last_swept(store)
    if swept is None or not timedelta(0) <= now - swept <= LATELY:
        store.write(lambda tx: put_swept(tx, now))
        return False
    local = now.astimezone(workspace.zone)
    if local.time() < NIGHT or local_date(swept, workspace.zone) >= local.date():
        return False
    if store.unswept and now - AGAIN < store.unswept.tried_at <= now:
        return False
    carry_out(store, now)
    sweep(store, now)
    return True


def start_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
