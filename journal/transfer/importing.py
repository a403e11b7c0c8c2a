"""Takes a file of records in: rows that fit are stored, the others are told with their reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from journal.accounts import News
from journal.actions.administer import wrong_name
from journal.audit_actions import AuditAction
from journal.errors import Problem, Refused
from journal.facts import take_in_records
from journal.ids import new_id
from journal.people import Person, Team, Workspace
from journal.periods import local_date
from journal.store.accounts import add_news
from journal.store.audit import note
from journal.store.engine import Store, Transaction
from journal.store.entries import add_records, known_fingerprints
from journal.store.workspace import find_person, find_team, grant, holds, put_team
from journal.transfer.given_file import GivenFile
from journal.transfer.judging import Judged, Measure, Summary, Tally, parts_of
from journal.transfer.judging_at_once import judged_parts
from journal.transfer.mapping import FileMapping
from journal.transfer.source import read_rows
from journal.transfer.unpacking import unpacked
from journal.vocabulary import Role, TeamKind

Progress = Callable[[int, int], None]
"""Is told of how many rows was read, and of how many."""


def untold(read: int, rows: int) -> None:
    """For whom nobody waits."""


@dataclass(frozen=True)
class Destination:
    """Where the rows go; the id of a new team is made before it is stored."""

    team: Team
    readers: tuple[Person, ...]
    is_new: bool


def import_file(
    store: Store,
    file: GivenFile,
    mapping: FileMapping,
    *,
    now: datetime,
    workspace: Workspace,
    actor: str,
    dry_run: bool = False,
    progress: Progress = untold,
) -> Summary:
    """Imports a file of records, and takes the copy of the facts. Audited.

    A row that was imported before is not added again. Rows that do not fit are in the summary;
    the others are stored some thousand at a time. What is stored stays where this ends early, and
    another import of the file adds the rest. A dry run stores nothing.

    Raises Refused, and stores nothing, where the file as a whole or the mapping's team or
    readers cannot be taken: it is read to its end before the first row is stored.
    """
    destination = store.write(lambda tx: find_destination(tx, mapping))
    with unpacked(file) as table:
        rows = sum(1 for _ in read_rows(table, mapping))
        tally, by = Tally(), Measure(mapping, destination.team.team_id, now, workspace)
        for judged in judged_parts(parts_of(read_rows(table, mapping), by), by):
            tally.added += store.write(work_on(judged, tally, destination, by, actor, dry_run))
            tally.count(judged)
            progress(tally.read, rows)
        if tally.per_day and not dry_run:
            team_id = destination.team.team_id
            store.write(lambda tx: take_in_records(tx, team_id, now, workspace))
    progress(rows, rows)
    return tally.summary()


def work_on(
    judged: Judged, tally: Tally, destination: Destination, by: Measure, actor: str, dry_run: bool
) -> Callable[[Transaction], int]:
    """Stores the rows of a part that the team does not have yet; of how many there are, none in a
    dry run. What comes once for a file comes with the first of them."""

    def work(tx: Transaction) -> int:
        frame = judged.fitting
        if frame.empty:
            return 0
        if not tally.per_day and not dry_run:
            prepare(tx, destination, actor, by.now, by.workspace)
        known = known_fingerprints(tx, by.team_id, list(frame["fingerprint"]))
        new = frame[~frame["fingerprint"].isin(known)]
        if len(new) and not dry_run:
            if not tally.added:
                action = AuditAction.RECORDS_IMPORTED
                note(tx, actor=actor, action=action, at=by.now, subject=by.team_id)
            add_records(tx, new)
        return len(new)

    return work


def find_destination(tx: Transaction, mapping: FileMapping) -> Destination:
    """The team that the rows go to, which may have to be made, and who will supervise it."""
    team = find_team(tx, mapping.team)
    problems = []
    if team is not None and team.kind is not TeamKind.RECORDS:
        sentence = (
            f"“{team.name}” is a team of agents, and records cannot be mixed with what they "
            "write. Name another team in the mapping. Nothing was imported."
        )
        problems.append(Problem("mapping, team", sentence))
    found = {login: find_person(tx, login) for login in mapping.readable_by}
    problems += [
        Problem(
            "mapping, readable_by",
            f"nobody here has the login “{login}”. Add the person first, or name another one. "
            "Nothing was imported.",
        )
        for login, person in found.items()
        if person is None
    ]
    if team is None:
        problems += wrong_name("mapping, team", mapping.team)
    if problems:
        raise Refused(problems)
    readers = tuple(person for person in found.values() if person is not None)
    new = Team(new_id(), mapping.team, TeamKind.RECORDS)
    return Destination(team or new, readers, is_new=team is None)


def prepare(
    tx: Transaction,
    destination: Destination,
    actor: str,
    now: datetime,
    workspace: Workspace,
) -> None:
    """Makes the team where it is missing, and its readers supervisors where they are not yet,
    which they are told."""
    team, today = destination.team, local_date(now, workspace.zone)
    if destination.is_new:
        if find_team(tx, team.name) is not None:
            sentence = "was made by somebody else just now. Nothing was imported; start again."
            raise Refused([Problem(f"Team “{team.name}”", sentence)])
        put_team(tx, team)
        note(tx, actor=actor, action=AuditAction.TEAM_ADDED, at=now, subject=team.team_id)
    for person in destination.readers:
        if not holds(tx, person.person_id, Role.SUPERVISOR, team.team_id, today):
            grant(tx, person.person_id, Role.SUPERVISOR, team.team_id, today)
            add_news(tx, person.person_id, News.ROLE, now)
            note(tx, actor=actor, action=AuditAction.ROLE_GRANTED, at=now, subject=person.person_id)
