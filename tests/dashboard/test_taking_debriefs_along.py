"""What was picked of one's own for debriefs, and what one is to do after them, is in one's file."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape

from journal.actions.debrief_cases import reword, take_back
from journal.actions.debrief_outcomes import not_doing
from journal.draft import WRITTEN_FOR
from journal.forms import Form
from journal.policy import scope_for
from journal.reading.debriefs import my_actions, my_cases
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from tests.dashboard.around_debriefs import write
from tests.dashboard.asked import viewer_of
from tests.dashboard.test_taking_along import NASTY, rows_of, taken

NOW = datetime.now(UTC)


def someone_with_a_case_in(store: Store) -> str:
    """The login of an author one of whose entries is a case of the debrief in preparation."""
    rows = store.write(
        lambda tx: tx.rows(
            """select login from kept.debrief_cases join kept.debriefs using (debrief_id)
               join kept.entries using (entry_id) join kept.people on person_id = author_id
               where started_at is null limit 1"""
        )
    )
    return str(rows[0]["login"])


def test_ones_cases_are_in_it_as_they_were_put_and_nobody_elses_are(store: Store) -> None:
    login, workspace = someone_with_a_case_in(store), find_workspace(store)
    assert workspace is not None
    author = viewer_of(store, login)
    case = my_cases(store, scope_for(author))[0]
    texts = {"what_happened": NASTY}
    reword(store, author, case.case_id, texts, now=NOW, workspace=workspace)
    other = next(one for one in ("ana", "ben", "fay") if one != login)
    for who, is_author in ((login, True), (other, False)):
        file = taken(store, who)
        rows = {row["entry_id"]: row for row in rows_of(file, "cases.csv")}
        told = {one["case_id"]: one for one in json.loads(file.read("journal.json"))["cases"]}
        assert (case.entry_id in rows) is (case.case_id in told) is is_author
        assert (escape(NASTY) in file.read("journal.html").decode()) is is_author
        if is_author:
            assert rows[case.entry_id]["what_happened"] == NASTY
            assert told[case.case_id]["said"]["what_happened"] == NASTY


def test_a_case_that_was_taken_back_is_in_it_as_gone(store: Store) -> None:
    author = viewer_of(store, login := someone_with_a_case_in(store))
    case = my_cases(store, scope_for(author))[0]
    take_back(store, author, case.case_id, now=NOW)
    file = taken(store, login)
    (row,) = [one for one in rows_of(file, "cases.csv") if one["entry_id"] == case.entry_id]
    assert row["is_there"] == "no"
    assert "not in it any more" in file.read("journal.html").decode()


def test_what_one_is_to_do_after_a_debrief_is_in_it_for_its_owner_alone(store: Store) -> None:
    ana, workspace = viewer_of(store, "ana"), find_workspace(store)
    assert workspace is not None
    action = my_actions(store, scope_for(ana), NOW.date())[0]
    why = "=1+1 <b>enough</b>"
    not_doing(store, ana, action.action_id, action.version, why, now=NOW, workspace=workspace)
    for login, is_owner in (("ana", True), ("ben", False)):
        file = taken(store, login)
        rows = {row["action"]: row for row in rows_of(file, "actions.csv")}
        told = {one["action_id"] for one in json.loads(file.read("journal.json"))["actions"]}
        assert (action.what in rows) is (action.action_id in told) is is_owner
        assert (f"because {escape(why)}" in file.read("journal.html").decode()) is is_owner
    (row,) = rows_of(taken(store, "ana"), "actions.csv")
    assert (row["action_state"], row["because"]) == ("not_doing", "'=1+1 <b>enough</b>")


def test_what_is_begun_for_a_debrief_is_in_it_by_what_it_is(store: Store) -> None:
    write(store, "ana", Form.NOT_DOING, "an action", because="The list <b>came</b>")
    page = taken(store, "ana").read("journal.html").decode()
    assert "Why an action is not done" in page
    assert "The list &lt;b&gt;came" in page
    assert WRITTEN_FOR not in page.lower()
