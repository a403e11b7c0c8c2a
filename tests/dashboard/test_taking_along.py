"""Everything of one's own as one file: all of it, nobody else's, and nothing that runs."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from zipfile import ZipFile

from starlette.applications import Starlette

from dashboard import handing_out
from journal.actions.enter import enter_demo
from journal.actions.incidents import send_incident
from journal.actions.phrases import change_phrase
from journal.actions.reflect import keep, save
from journal.digest import Digest
from journal.draft import INCIDENT
from journal.ids import new_id
from journal.policy import scope_for
from journal.reading.incidents import everybody_named
from journal.reading.own import my_check_ins, my_entries
from journal.reading.playbook import my_phrases
from journal.store.engine import Store
from journal.store.reminders import put_digest
from journal.store.working_time import EnteredAbsence, put_absence
from journal.store.workspace import find_workspace
from journal.working_time import Absence
from tests.dashboard.asked import viewer_of
from tests.dashboard.over_asgi import answered

ROUTES = Starlette(routes=handing_out.ROUTES)
NASTY = "<script>alert(1)</script> =HYPERLINK()"


def taken(store: Store, login: str) -> ZipFile:
    sid = enter_demo(store, login, now=datetime.now(UTC))
    response = answered(ROUTES, handing_out.EVERYTHING, headers={"cookie": f"sid={sid}"})
    assert response.status_code == 200
    assert "attachment" in response.headers["content-disposition"]
    return ZipFile(io.BytesIO(response.content))


def rows_of(file: ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read(name).decode("utf-8-sig"))))


def columns_of(file: ZipFile, name: str) -> list[str]:
    return next(csv.reader(io.StringIO(file.read(name).decode("utf-8-sig"))))


def test_all_of_ones_own_is_in_it_in_every_form_and_it_is_noted(store: Store) -> None:
    ana, workspace, now = viewer_of(store, "ana"), find_workspace(store), datetime.now(UTC)
    assert workspace is not None
    entry_id = new_id()
    quick = {"outcome": "resolved", "escalated_to": "nobody", "cause": "billing", "channel": "chat"}
    keep(store, ana, entry_id, {**quick, "what_happened": NASTY, "went_well": "=1+1"}, now=now)
    save(store, ana, entry_id, now=now, workspace=workspace)
    file = taken(store, "ana")
    _, total = my_entries(store, scope_for(ana))
    entries = {row["entry_id"]: row for row in rows_of(file, "entries.csv")}
    told = json.loads(file.read("journal.json"))
    assert len(entries) == len(told["entries"]) == total
    assert {one["entry_id"] for one in told["entries"]} == set(entries)
    page = file.read("journal.html").decode()
    assert page.count("<article>") == total
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert entries[entry_id]["went_well"] == "'=1+1"
    assert {row["entry_id"] for row in rows_of(file, "promises.csv")} - {""} <= set(entries)
    dictionary = file.read("dictionary.md").decode()
    tables = [name for name in file.namelist() if name.endswith(".csv")]
    columns = {name for table in tables for name in columns_of(file, table)}
    assert [name for name in columns if f"`{name}`" not in dictionary] == []
    assert [name for name in tables if name not in file.read("README.md").decode()] == []
    log = store.write(lambda tx: tx.rows("select actor, action from kept.audit"))
    assert {"actor": ana.person_id, "action": "journal_taken"} in log


def test_what_was_asked_for_as_support_is_in_it_for_its_asker_alone(store: Store) -> None:
    note = "How do you let go of a day like this?"
    for login in ("ana", "rae"):
        file = taken(store, login)
        rows = [(row["note"], row["asked"], row["closing"]) for row in rows_of(file, "support.csv")]
        told = [one["note"] for one in json.loads(file.read("journal.json"))["support"]]
        is_asker = login == "ana"
        assert ((note, "Rae Connolly", "helped") in rows) is is_asker
        assert (note in told) is is_asker
        assert (note in file.read("journal.html").decode()) is is_asker


def test_what_was_reported_is_in_it_for_its_reporter_alone(store: Store) -> None:
    what, now = "He raised his hand <b>twice</b>", datetime.now(UTC)
    workspace, ana = find_workspace(store), viewer_of(store, "ana")
    assert workspace is not None
    report_id = new_id()
    keep(store, ana, report_id, {INCIDENT: True, "incident_what": what}, now=now)
    shown = [one.person_id for one in everybody_named(store)]
    send_incident(store, ana, report_id, shown=shown, now=now, workspace=workspace)
    for login in ("ana", "rae"):
        file = taken(store, login)
        rows = [(row["incident_what"], row["sent_to"]) for row in rows_of(file, "incidents.csv")]
        told = [one["report_id"] for one in json.loads(file.read("journal.json"))["incidents"]]
        is_reporter = login == "ana"
        assert ((what, "Rae Connolly") in rows) is is_reporter
        assert (report_id in told) is is_reporter
        assert ("He raised his hand &lt;b&gt;" in file.read("journal.html").decode()) is is_reporter


def test_when_one_is_away_and_where_ones_digest_goes_is_in_it(store: Store) -> None:
    ben = viewer_of(store, "ben")
    away = Absence(date(2031, 3, 3), date(2031, 3, 7))
    entered = EnteredAbsence(new_id(), ben.person_id, away, ben.person_id)
    store.write(lambda tx: put_absence(tx, entered, datetime.now(UTC)))
    store.write(lambda tx: put_digest(tx, Digest(ben.person_id, "ben@<b>example.org")))
    for login, is_his in (("ben", True), ("ana", False)):
        file = taken(store, login)
        told, page = json.loads(file.read("journal.json")), file.read("journal.html").decode()
        row = {"first": "2031-03-03", "last": "2031-03-07"}
        assert (row in rows_of(file, "days_away.csv")) is is_his
        assert (row in told["away"]) is is_his
        assert (told["digest_to"] == "ben@<b>example.org") is is_his
        assert ("2031-03-03 to 2031-03-07" in page) is is_his
        assert ("ben@&lt;b&gt;example.org" in page) is is_his


def test_nobody_elses_is_in_it(store: Store) -> None:
    ids = [
        {one["entry_id"] for one in json.loads(taken(store, who).read("journal.json"))["entries"]}
        for who in ("ana", "ben", "sam")
    ]
    assert ids[0]
    assert ids[1]
    assert not ids[0] & ids[1]
    assert not ids[2]


def test_without_a_session_there_is_no_file(store: Store) -> None:
    assert answered(ROUTES, handing_out.EVERYTHING).status_code == 303


def test_the_check_ins_alone_are_a_table_with_what_its_columns_mean(store: Store) -> None:
    sid = enter_demo(store, "ana", now=datetime.now(UTC))
    response = answered(ROUTES, handing_out.CHECK_INS, headers={"cookie": f"sid={sid}"})
    file = ZipFile(io.BytesIO(response.content))
    rows = rows_of(file, "check_ins.csv")
    mine = my_check_ins(store, scope_for(viewer_of(store, "ana")))
    assert {row["entry_id"]: row["face"] for row in rows} == {
        entry_id: said.face.value for entry_id, (_, said) in mine.items()
    }
    assert [row["checked_in_at"] for row in rows] == sorted(row["checked_in_at"] for row in rows)
    dictionary = file.read("dictionary.md").decode()
    for column in columns_of(file, "check_ins.csv"):
        assert f"`{column}`" in dictionary


def test_nobody_takes_check_ins_along_without_a_session(store: Store) -> None:
    assert answered(ROUTES, handing_out.CHECK_INS).status_code == 303


def test_what_one_offered_to_the_playbook_is_in_it_with_what_it_said_before(store: Store) -> None:
    ben, workspace, now = viewer_of(store, "ben"), find_workspace(store), datetime.now(UTC)
    assert workspace is not None
    first = my_phrases(store, scope_for(ben))[-1]
    change_phrase(store, ben, first.phrase_id, NASTY, now=now, workspace=workspace)
    file = taken(store, "ben")
    rows = [row for row in rows_of(file, "phrases.csv") if row["technique"] == first.technique]
    assert [row["phrase"] for row in rows] == [NASTY, first.phrase]
    assert [bool(row["said_until"]) for row in rows] == [False, True]
    told = json.loads(file.read("journal.json"))["phrases"]
    assert {one["phrase_id"] for one in told} == {
        one.phrase_id for one in my_phrases(store, scope_for(ben))
    }
    page = file.read("journal.html").decode()
    assert first.phrase in page
    assert "hidden by your team" in page
    assert not any(one["phrase"] in page for one in phrases_of(store, "ana"))


def phrases_of(store: Store, login: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(taken(store, login).read("journal.json"))["phrases"]
    assert found
    return found
