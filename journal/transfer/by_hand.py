"""What an admin does with a file on the page: stores its rows, and keeps how it was read."""

from __future__ import annotations

import tomllib
from datetime import datetime

from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.errors import Refused
from journal.people import Viewer, Workspace
from journal.policy import check_can_administer
from journal.store.engine import Store, Transaction
from journal.store.mappings import delete_mapping, find_mappings, put_mapping
from journal.transfer.given_file import GivenFile
from journal.transfer.importing import Progress, find_destination, import_file, untold
from journal.transfer.judging import Summary
from journal.transfer.mapping import FileMapping, parse_mapping
from journal.transfer.mapping_text import as_toml


def import_by_hand(
    store: Store,
    viewer: Viewer,
    file: GivenFile,
    mapping: FileMapping,
    *,
    keeps_mapping: bool,
    now: datetime,
    workspace: Workspace,
    progress: Progress = untold,
) -> Summary:
    """Imports a file of records for an admin; before the first row is stored, keeps its mapping for
    the next time. Audited. Raises NotAllowed, and Refused as import_file."""
    check_can_administer(viewer)
    if keeps_mapping:
        keep_mapping(store, viewer, mapping, now=now)
    return import_file(
        store,
        file,
        mapping,
        now=now,
        workspace=workspace,
        actor=viewer.person_id,
        progress=progress,
    )


def keep_mapping(store: Store, viewer: Viewer, mapping: FileMapping, *, now: datetime) -> None:
    """Audited, without a word of it, where it is not the one that is kept. Raises NotAllowed, and
    Refused where its team or its readers cannot be taken."""
    check_can_administer(viewer)
    toml = as_toml(mapping)
    if find_mappings(store).get(mapping.team) == toml:
        return

    def work(tx: Transaction) -> None:
        find_destination(tx, mapping)  # whom it names may have been erased meanwhile
        put_mapping(tx, mapping.team, toml, now)
        noted(tx, viewer, AuditAction.SETTINGS_CHANGED, now, "mapping")

    store.write(work)


def forget_mapping(store: Store, viewer: Viewer, team: str, *, now: datetime) -> None:
    """Audited. Raises NotAllowed."""
    check_can_administer(viewer)

    def work(tx: Transaction) -> None:
        delete_mapping(tx, team)
        noted(tx, viewer, AuditAction.SETTINGS_CHANGED, now, "mapping")

    store.write(work)


def kept_mappings(store: Store, viewer: Viewer) -> dict[str, FileMapping]:
    """By the name of their team, the one kept last first; without any that a later version could
    not read. Raises NotAllowed."""
    check_can_administer(viewer)
    found = {}
    for team, toml in find_mappings(store).items():
        try:
            found[team] = parse_mapping(tomllib.loads(toml))
        except Refused:
            continue
    return found
