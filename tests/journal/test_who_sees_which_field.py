"""Viewer by field: what each of them is given of ana's entry, her promise and her check-in, by the
store and by every function that reads. A field, a relation or a viewer without a row fails."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from journal.actions.check_in import check_in
from journal.actions.reflect import keep
from journal.actions.sharing import read_shared, share, unshare
from journal.checkin import CheckIn
from journal.entry import Entry
from journal.errors import JournalError
from journal.facts import refresh
from journal.ids import new_id
from journal.people import Viewer
from journal.periods import BLOCK, block_of
from journal.policy import scope_for
from journal.promise import Promise
from journal.reading.own import my_drafts, my_entry
from journal.reading.promises import my_ledger, team_ledger
from journal.reading.shared import shared_with, who_sees
from journal.sharing import REACHES, Share
from journal.store import open_store
from journal.store.engine import Store
from journal.store.relations import RELATIONS
from journal.store.sessions import find_viewer_named
from journal.store.workspace import teams
from journal.vocabulary import Role
from tests.journal.given import NOW, THIS_WEEK, TODAY, WORKSPACE, write_down
from tests.journal.viewers_and_fields import (
    FIELDS,
    GOES,
    SEE_THE_LEDGER,
    STATES,
    VIEWERS,
    add_more_people,
    login_of,
)

MODELS = {"entry": Entry, "promise": Promise, "check-in": CheckIn}
ENTRY = {
    "outcome": "partly_resolved", "escalated_to": "supervisor", "cause": "policy",
    "channel": "video", "occurred_at": "2026-05-13T09:41:00+00:00", "when_known": "this_shift",
    "case_ref": "C-77", "minutes": 37, "behaviours": ["threats"], "feelings": ["grieving"],
    "heat_start": 5, "heat_end": 2, "techniques": {"listened": "helped"},
    "escalation_reason": "abuse", "escalation_explained": True, "exception_kind": "voucher",
    "exception_value": 91.5, "exception_reason": "It was late", "told_customer": "On Friday",
    "what_happened": "A parcel", "their_view": "Lost", "went_well": "Calm", "try_next": "Ask",
}  # fmt: skip
PROMISE = {"what": "Call", "due": "2026-05-14", "kind": "callback", "case_ref": "C-78"}
ANSWERED_LATER = {"promise done_at", "promise cancelled_at", "promise solved"}
"""What no promise says at first; once it does, the promise is nobody's but its owner's."""

# What a relation holds of whom; figures and names are not of one entry.
HOLDS = {
    "own_entries": "entry",
    "own_entries_named": "entry",
    "own_catalogue": "entry",
    "catalogue_shared_with_team": "entry",
    "own_drafts": "entry",
    "own_promises": "promise",
    "open_promises_of_teams": "promise",
    "asked_over": "promise",
    "own_check_ins": "check-in",
    "own_deleted_check_ins": "check-in",
    "entries_shared_with_supervisor": "entry",
    "entries_shared_with_team": "entry",
    "entries_shared_with_supervisor_in_weeks": "entry",
    "entries_shared_with_team_in_blocks": "entry",
    "debrief_candidates": "entry",
    "debrief_cases_in_scope": "entry",
    "own_debrief_cases": "entry",
}
OF_NO_ENTRY = {
    "own_earlier_dues", "own_handovers", "own_settled_outcomes", "handovers_in_teams",
    "own_shares", "own_reads", "own_versions", "own_deleted", "own_tried_next",
    "teams_in_scope", "facts_in_scope", "promise_facts_in_scope",
    "promise_facts_of_teams_in_scope", "behaviour_facts_in_scope", "technique_facts_in_scope",
    "agreed_facts_in_scope", "agreed_promise_facts_in_scope", "agreed_behaviour_facts_in_scope",
    "agreed_technique_facts_in_scope",
    "facts_of_teams_in_scope", "escalation_facts_of_teams_in_scope",
    "grains_in_scope", "marked_changes_in_scope", "running_week", "latest_copy",
    "own_agreements", "agents_in_scope",
    "debriefs_in_scope", "debrief_notes_in_scope", "debrief_cases_gone",
    "debrief_takeaways_in_scope", "debrief_actions_in_scope", "own_debrief_actions",
    "own_debrief_takeaways", "audit_log", "settings_changed", "setting_changes", "reads_counted",
    "phrases_to_read", "workspace_phrases_before", "own_phrases", "own_phrases_before",
    "own_incidents", "own_incident_addressees", "own_incident_answers",
    "incidents_to_me", "incident_addressees_beside_me", "incident_answers_to_me",
    "bands_in_scope", "releases_in_scope",
    "askable", "own_peering", "own_support_requests", "own_support_turns", "support_asked_of_me",
}  # fmt: skip
Given = dict[tuple[str, str], set[str]]
"""By viewer and state: the fields that were given to them."""


def viewer_named(store: Store, viewer: str) -> Viewer:
    found = find_viewer_named(store, login_of(viewer), TODAY)
    assert found is not None
    return found


def answered(of: str, values: dict[str, Any]) -> set[str]:
    named = {name for name, value in values.items() if value not in (None, (), [], "")}
    return {f"{of} {name}" for name in named & set(MODELS[of].model_fields)}


def by_relation(store: Store, viewer: Viewer) -> set[str]:
    """The fields that the relations of this viewer's scope hold."""
    found: set[str] = set()
    anas = viewer_named(store, "ana").teams_as(Role.AGENT)[0]
    values = {"team": anas, "today": TODAY, "weeks": [THIS_WEEK], "blocks": [block_of(TODAY)]}
    for relation, of in HOLDS.items():
        for row in store.rows(scope_for(viewer), f"select * from {relation}", values):
            said = json.loads(row["answers"]) if relation == "own_drafts" else row
            found |= answered(of, said)
    return found


def by_reading(store: Store, viewer: Viewer, entry_id: str, shares: list[Share]) -> set[str]:
    """The fields that the reading functions and the action hand out."""
    found: set[str] = set()
    scope = scope_for(viewer)
    for audience in REACHES:
        for listed in shared_with(store, scope, audience):
            found |= answered("entry", dict(listed.about))
    for made in shares:
        with suppress(JournalError):
            found |= answered(
                "entry", dict(read_shared(store, viewer, made.share_id, now=NOW).said)
            )
    ledgers = (my_ledger, team_ledger)
    opened = [ledger(store, scope, now=NOW, workspace=WORKSPACE).open for ledger in ledgers]
    for one in opened[0]:
        found |= answered("promise", dict(one.saved.promise))
    for one in opened[1]:
        found |= answered("promise", vars(one))
    for draft in my_drafts(store, scope):
        found |= answered("entry", dict(draft.answers))
    if full := my_entry(store, scope, entry_id):
        found |= answered("entry", dict(full.saved.entry))
        found |= {name for one in full.promises for name in answered("promise", dict(one.promise))}
        found |= answered("check-in", dict(full.check_in)) if full.check_in else set()
    if viewer.person.login != "ana":
        told = who_sees(store, scope, entry_id)
        assert (told.shares, told.readings) == ({}, ())
    return found


@pytest.fixture(scope="module")
def store_of_all(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = shutil.copytree(settled.parent, tmp_path_factory.mktemp("fields"), dirs_exist_ok=True)
    opened = open_store(folder)
    by_name = {team.name: team for team in teams(opened)}
    opened.write(lambda tx: add_more_people(tx, by_name))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def given(store_of_all: Store) -> tuple[Given, Given]:
    """What everybody is given in each state: by the relations, and by what reads them."""
    store = store_of_all
    ana = viewer_named(store, "ana")
    entry_id = write_down(store, ana, promises=[{**PROMISE, "promise_id": new_id()}], **ENTRY)
    feels = {"face": "very_heavy", "flags": ["shaken"]}
    check_in(store, ana, entry_id, feels, now=NOW, workspace=WORKSPACE)
    keep(store, ana, entry_id, {"went_well": "Calmer"}, now=NOW)
    refresh(store, NOW + BLOCK)  # her block is over
    held: Given = {}
    read: Given = {}
    for state, audiences in STATES.items():
        shares = [share(store, ana, entry_id, audience, now=NOW) for audience in audiences]
        for name in VIEWERS:
            viewer = viewer_named(store, name)
            held[name, state] = by_relation(store, viewer)
            read[name, state] = by_reading(store, viewer, entry_id, shares)
        for audience in audiences:
            unshare(store, ana, entry_id, audience, now=NOW)
    return held, read


def test_every_field_has_its_row():
    declared = {f"{of} {name}" for of, model in MODELS.items() for name in model.model_fields}
    assert set(FIELDS) == declared


def test_every_relation_is_looked_at_or_of_no_entry():
    assert set(HOLDS) | OF_NO_ENTRY == set(RELATIONS)


def test_the_author_answered_every_field_so_that_each_could_be_seen(given: tuple[Given, Given]):
    for found in given:
        assert found["ana", "private"] == set(FIELDS) - ANSWERED_LATER


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("field", sorted(set(FIELDS) - ANSWERED_LATER))
def test_a_viewer_is_given_a_field_where_its_row_says_so_and_nowhere_else(
    given: tuple[Given, Given], viewer: str, field: str
):
    in_the_ledger = FIELDS[field] == "ledger" and viewer in SEE_THE_LEDGER
    row = [in_the_ledger or FIELDS[field] in GOES[reach] for reach in VIEWERS[viewer]]
    for found in given:
        assert [field in found[viewer, state] for state in STATES] == row


@pytest.mark.parametrize(
    "relation", [*sorted(one for one in RELATIONS if "facts" in one), "running_week"]
)
def test_what_figures_are_read_from_holds_no_text_and_nobodys_id(
    store_of_all: Store, given: tuple[Given, Given], relation: str
):
    sam = viewer_named(store_of_all, "sam")
    values = {
        "team": sam.teams_as(Role.SUPERVISOR)[0], "first": THIS_WEEK, "until": THIS_WEEK,
        "by_block": False, "this_week": THIS_WEEK,
    }  # fmt: skip
    columns = set(store_of_all.read(scope_for(sam), f"select * from {relation}", values).columns)
    texts = {name for name, field in Entry.model_fields.items() if "str" in str(field.annotation)}
    assert not columns & (texts | {"entry_id", "author_id", "owner_id", "person_id", "author"})
