"""Saying how one is after an encounter. Always skippable, and nobody else's."""

from __future__ import annotations

from datetime import datetime

from journal.answers import parse_check_in
from journal.checkin import CheckIn
from journal.draft import Answers
from journal.errors import NotFound
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_is_author
from journal.store.checkins import delete_check_in, put_check_in
from journal.store.engine import Store, Transaction
from journal.store.entries import find_about_entry


def check_in(
    store: Store,
    viewer: Viewer,
    entry_id: str,
    answers: Answers,
    *,
    now: datetime,
    workspace: Workspace,
) -> CheckIn | None:
    """Keeps the check-in after an entry of one's own; without a face there is none."""
    given = parse_check_in(answers) if answers.get("face") else None

    def work(tx: Transaction) -> None:
        entry = find_about_entry(tx, entry_id)
        if entry is None:
            raise NotFound("The entry of this check-in is not there any more.")
        check_is_author(viewer, entry.author_id)
        delete_check_in(tx, entry_id)
        if given is not None:
            put_check_in(
                tx,
                given,
                entry_id=entry_id,
                author_id=viewer.person_id,
                team_id=entry.team_id,
                at=now,
                day=local_date(now, workspace.zone),
            )

    store.write(work)
    return given
