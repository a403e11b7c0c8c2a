"""Asking for support, and what its asker does about it: ask the next one, withdraw, close.

None of it is noted in the audit log, whose rows name who acted: an admin would read there who
asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from journal.answers import validated
from journal.customers_data import Undecided, undecided
from journal.draft import SUPPORT_ASKED, SUPPORT_NOTE, Answers
from journal.errors import NotAllowed, NotFound, Problem, Refused
from journal.identifiers import region_of
from journal.ids import new_id
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_ask_for_support, check_is_asker, check_is_author
from journal.store.drafts import delete_draft, take_draft
from journal.store.engine import Store, Transaction
from journal.store.peers import askable_in
from journal.store.support import (
    change_request,
    delete_request,
    delete_unseen_turns,
    find_request,
    open_requests_of,
    over_before,
    put_request,
)
from journal.support import (
    MOST_ASKED,
    SavedRequest,
    SupportRequest,
    Turn,
    ask_on,
    clock_of,
    next_turn,
    turns_from,
)
from journal.support_words import Closing, Whom
from journal.vocabulary import Role

KEPT_FOR = timedelta(days=28)
"""After it was closed or withdrawn; then a request is forgotten."""
NOBODY = "choose somebody first."
TOO_MANY = f"{MOST_ASKED} people fit. Take somebody away."
CANNOT_BE_ASKED = (
    "somebody you chose cannot be asked any more: they take a break, or work elsewhere now. Choose "
    "again. Your words are kept."
)
GONE = "This request is not there any more. It was withdrawn, or is long over."
IS_OVER = "This request is over already. Nothing was changed."
NOBODY_LEFT = "Nobody else is on your list. Nothing was changed. You can ask anew below."


def ask_for_support(
    store: Store, viewer: Viewer, draft_id: str, *, now: datetime, workspace: Workspace
) -> SavedRequest:
    """Asks those whom a draft names, one after the other; a draft that another tab has sent is
    reported as it was sent, and what was written in it since is a request of its own. Raises
    Refused with every problem, and Undecided where its author has
    to decide about what may say who a customer is; the draft stays."""
    check_can_ask_for_support(viewer)

    def work(tx: Transaction) -> SavedRequest:
        draft = take_draft(tx, draft_id)
        known = find_request(tx, draft_id)
        if known is not None:
            check_is_asker(viewer, known.asker_id)
            if draft is None:
                return known
        if draft is not None:
            check_is_author(viewer, draft.author_id)
        answers = draft.answers if draft else {}
        turns = parse_asked(tx, viewer, answers, now, workspace)
        request = parse_request(answers)
        if findings := undecided(answers, region_of(workspace.zone)):
            raise Undecided(findings)
        team_id = viewer.teams_as(Role.AGENT)[0]
        request_id = new_id() if known else draft_id
        made = SavedRequest(request_id, viewer.person_id, team_id, now, request, turns)
        put_request(tx, made)
        delete_draft(tx, draft_id)
        return made

    return store.write(work)


def parse_request(answers: Answers) -> SupportRequest:
    return validated(SupportRequest, {"note": answers.get(SUPPORT_NOTE)}, {})


def parse_asked(
    tx: Transaction, viewer: Viewer, answers: Answers, now: datetime, workspace: Workspace
) -> tuple[Turn, ...]:
    """The turns of those whom a draft names, each once, in its order. Raises Refused."""
    where = "Who should be asked?"
    named: Sequence[Any] = answers.get(SUPPORT_ASKED) or []
    chosen = list(dict.fromkeys((one["person_id"], one["whom"]) for one in named))
    today = local_date(now, workspace.zone)
    able = {(one.person_id, one.whom.value) for one in askable_in(tx, viewer, today)}
    if not chosen:
        raise Refused([Problem(where, NOBODY, is_missing=True)])
    if len(chosen) > MOST_ASKED:
        raise Refused([Problem(where, TOO_MANY)])
    if not able.issuperset(chosen):
        raise Refused([Problem(where, CANNOT_BE_ASKED)])
    return turns_from([(person_id, Whom(whom)) for person_id, whom in chosen], now, workspace)


def ask_next(
    store: Store, viewer: Viewer, request_id: str, *, now: datetime, workspace: Workspace
) -> SavedRequest:
    """Asks the next one on the list now, beside whoever has seen it. Who has not seen it yet is
    asked no longer."""

    def work(tx: Transaction) -> SavedRequest:
        found = own_open(tx, viewer, request_id)
        if next_turn(found, now) is None:
            raise NotAllowed(NOBODY_LEFT)
        after = ask_on(found, now, clock_of(workspace))
        change_request(tx, after)
        return after

    return store.write(work)


def close(
    store: Store, viewer: Viewer, request_id: str, closing: Closing, *, now: datetime
) -> SavedRequest:
    """Its asker is done with it. With what, is for themself alone."""

    def work(tx: Transaction) -> SavedRequest:
        found = own_open(tx, viewer, request_id)
        after = replace(found, closed_at=now, closing=closing)
        change_request(tx, after)
        return after

    return store.write(work)


def withdraw(store: Store, viewer: Viewer, request_id: str, *, now: datetime) -> None:
    """As if it had never been asked, for whoever has not seen it; who has is told that it was
    withdrawn. Its note is forgotten at once."""
    store.write(lambda tx: withdraw_in(tx, own_open(tx, viewer, request_id), now))


def withdraw_in(tx: Transaction, found: SavedRequest, now: datetime) -> None:
    if all(turn.seen_at is None for turn in found.turns):
        delete_request(tx, found.request_id)
        return
    change_request(tx, replace(found, withdrawn_at=now, request=SupportRequest()))
    delete_unseen_turns(tx, found.request_id)


def withdraw_all_of(tx: Transaction, person_id: str, now: datetime) -> None:
    """What somebody who leaves had asked for and not closed."""
    for found in open_requests_of(tx, person_id):
        withdraw_in(tx, found, now)


def forget_over(store: Store, now: datetime) -> int:
    """Forgets what was closed or withdrawn four weeks ago or earlier; how many that were."""

    def work(tx: Transaction) -> int:
        over = over_before(tx, now - KEPT_FOR)
        for request_id in over:
            delete_request(tx, request_id)
        return len(over)

    return store.write(work)


def own_open(tx: Transaction, viewer: Viewer, request_id: str) -> SavedRequest:
    found = find_request(tx, request_id)
    if found is None:
        raise NotFound(GONE)
    check_is_asker(viewer, found.asker_id)
    if found.is_over:
        raise NotAllowed(IS_OVER)
    return found
