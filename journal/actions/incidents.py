"""Incident reports: sent by who wrote them, read and answered by those whom the workspace names.

That one was sent or taken back is not noted in the audit log, whose rows name who acted: an admin
would read there who reported. That one was read and answered is, by a code that tells no moment.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from journal.actions.as_seen import check_as_seen
from journal.actions.changing_settings import changing_settings
from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.customers_data import Undecided, undecided
from journal.draft import Draft
from journal.errors import NotFound, Problem, Refused
from journal.free_text import LONG, storable
from journal.identifiers import region_of
from journal.ids import new_id
from journal.incident import SentReport, answers_of_incident, parse_incident
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import (
    check_can_administer,
    check_can_read_incident,
    check_can_report,
    check_is_author,
    check_is_reporter,
    must_be_unread,
    scope_for,
)
from journal.store import incidents as kept
from journal.store.drafts import put_draft, take_draft
from journal.store.engine import Store, Transaction
from journal.store.workspace import is_here

ONE_READING = timedelta(minutes=15)
"""A page that is drawn again within this time is still the same reading."""
GONE = "This report is not there any more. Whoever wrote it may have taken it back."
NOBODY = "your workspace has named nobody who takes reports. What you wrote is kept as a draft."
OTHERS = (
    "others take reports now than when you looked. Read above who it goes to, and send it if that "
    "is what you want."
)
WHAT_CAME = "What came of it"


def name_recipients(
    store: Store,
    viewer: Viewer,
    person_ids: Collection[str],
    *,
    now: datetime,
    workspace: Workspace,
    seen: Collection[str] | None = None,
) -> None:
    """Names those to whom new reports go, in place of those whom the page showed (`seen`; None for
    whoever they are). Who is named no more reads none any more. Audited. Raises NotAllowed,
    Refused for who is not in the workspace, and ChangedMeanwhile."""
    check_can_administer(viewer)
    today = local_date(now, workspace.zone)

    def work(tx: Transaction) -> None:
        check_are_here(tx, person_ids, today)
        there = set(kept.recipients_in(tx))
        check_as_seen("Who takes reports", there if seen is None else set(seen), there)
        with changing_settings(tx, viewer.person_id, now, "incident_recipients"):
            kept.put_recipients(tx, dict.fromkeys(person_ids))

    store.write(work)


def let_go_of_reports(tx: Transaction, person_id: str, today: date) -> None:
    """Names somebody no more who has no role any longer; call it in the work that ends roles."""
    if not is_here(tx, person_id, today):
        kept.forget_recipient(tx, person_id)


def check_are_here(tx: Transaction, person_ids: Collection[str], today: date) -> None:
    if not all(is_here(tx, person_id, today) for person_id in person_ids):
        told = "somebody is not in the workspace any more. Nothing was changed. Choose again."
        raise Refused([Problem("Who takes reports", told)])


def send_incident(
    store: Store,
    viewer: Viewer,
    draft_id: str,
    *,
    shown: Collection[str],
    now: datetime,
    workspace: Workspace,
) -> str:
    """Sends what was written to everybody whom the workspace names, and to nobody else; its id.
    `shown` are the ids of those whose names its reporter has read: to others it is not sent.
    One that another tab has sent stays as it was, and what was written in it since is a report of
    its own. Raises Refused with every problem, and Undecided where its author has to decide about
    what may say who a customer is; the draft stays."""
    check_can_report(viewer)

    def work(tx: Transaction) -> str:
        draft = take_draft(tx, draft_id)
        sent = kept.find_about_incident(tx, draft_id)
        if sent is not None:
            check_is_reporter(viewer, sent.reporter_id)
            if draft is None:
                return draft_id
        if draft is not None:
            check_is_author(viewer, draft.author_id)
        answers = draft.answers if draft else {}
        report = parse_incident(answers)
        if findings := undecided(answers, region_of(workspace.zone)):
            raise Undecided(findings)
        addressed = [one for one in kept.recipients_in(tx) if one != viewer.person_id]
        if not addressed:
            raise Refused([Problem("Report", NOBODY)])
        if not set(addressed) <= set(shown):
            raise Refused([Problem("Report", OTHERS)])
        report_id = new_id() if sent else draft_id
        kept.put_incident(tx, report_id, viewer.person_id, report, addressed, now)
        return report_id

    return store.write(work)


def take_incident_back(store: Store, viewer: Viewer, report_id: str, *, now: datetime) -> None:
    """As if it had never been sent, while nobody has read it: it is a draft again. Raises
    NotAllowed and NotFound."""

    def work(tx: Transaction) -> None:
        found = there(tx, report_id)
        check_is_reporter(viewer, found.reporter_id)
        must_be_unread(is_read=found.is_read)
        report = kept.take_incident(tx, report_id)
        # In a draft of its own: another tab may have written in the one that was sent.
        put_draft(tx, Draft(new_id(), viewer.person_id, now, answers_of_incident(report)))

    store.write(work)


def read_incident(store: Store, viewer: Viewer, report_id: str, *, now: datetime) -> SentReport:
    """Records that a report is read, then reads it. Audited. Raises NotAllowed and NotFound."""

    def work(tx: Transaction) -> None:
        check_can_read_incident(viewer, there(tx, report_id).readers)
        if not kept.was_read_since(tx, report_id, viewer.person_id, now - ONE_READING):
            kept.put_read(tx, report_id, viewer.person_id, now)
            noted(tx, viewer, AuditAction.INCIDENT_READ, now, code_of(report_id))

    store.write(work)
    found = kept.find_incident_to_me(store, scope_for(viewer), report_id)
    if found is None:  # it was taken back, or this person named no more, in between
        raise NotFound(GONE)
    return found


def answer_incident(
    store: Store, viewer: Viewer, report_id: str, what: str, *, closes: bool, now: datetime
) -> None:
    """Tells the reporter what came of it; closing says that nothing more will. Audited, without
    the text. Raises NotAllowed, NotFound, and Refused for an empty answer or one too long."""
    said = storable(what).strip()
    if len(said) > LONG:
        told = f"is {len(said):,} characters long, and {LONG:,} fit. Shorten it."
        raise Refused([Problem(WHAT_CAME, told)])

    def work(tx: Transaction) -> None:
        found = there(tx, report_id)
        check_can_read_incident(viewer, found.readers)
        if not said and not (closes and found.is_answered):
            told = "is empty. Whoever reported it is told what you write here."
            raise Refused([Problem(WHAT_CAME, told)])
        if said:
            kept.add_answer(tx, report_id, viewer.person_id, said, now)
            noted(tx, viewer, AuditAction.INCIDENT_ANSWERED, now, code_of(report_id))
        if closes and not found.is_closed:
            kept.put_closed(tx, report_id, now)
            noted(tx, viewer, AuditAction.INCIDENT_CLOSED, now, code_of(report_id))

    store.write(work)


def told_of_incident(store: Store, viewer: Viewer, report_id: str, *, until: datetime) -> None:
    """Its reporter has read what came of it until then. Raises NotAllowed and NotFound."""

    def work(tx: Transaction) -> None:
        check_is_reporter(viewer, there(tx, report_id).reporter_id)
        kept.put_told(tx, report_id, until)

    store.write(work)


def code_of(report_id: str) -> str:
    """What the audit log calls a report: the part of its id that is chance. The rest tells when it
    was begun, and the log beside it who had just signed in."""
    return f"report_{report_id[-12:]}"


def there(tx: Transaction, report_id: str) -> kept.AboutIncident:
    found = kept.find_about_incident(tx, report_id)
    if found is None:
        raise NotFound(GONE)
    return found
