from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from journal.errors import Refused
from journal.identifiers import Kind
from journal.policy import scope_for
from journal.questions import ask, choose
from journal.questions.outcomes import OUTCOMES
from journal.store.sessions import add_session, find_viewer

Write = Callable[..., Path]
Rows = Callable[[str], list[dict[str, Any]]]
NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


def test_the_rows_that_fit_are_stored_and_the_others_are_told(
    write: Write, bring_in: Any, rows: Rows
) -> None:
    file = write("A1,x,22-04-15,3:53 PM,Call,Solved,Ulm\nA2,y,22-04-15,3:53 PM,Fax,Open,Ulm\n")
    summary = bring_in(file)
    assert (summary.read, summary.added, summary.already_there, summary.rejected) == (2, 1, 0, 1)
    assert [row["case_ref"] for row in rows("select case_ref from kept.records")] == ["A1"]


def test_cells_become_answers_in_the_words_of_the_vocabulary(
    write: Write, bring_in: Any, rows: Rows
) -> None:
    bring_in(write())
    row = rows("select * from kept.records where case_ref = 'A3'")[0]
    assert row["what_happened"] == "Waited in, and\nnobody came"
    assert (row["channel"], row["outcome"], row["cause"]) == ("phone", "unresolved", "unclear")
    assert row["occurred_at"] == datetime(2015, 6, 1, 7, 5)  # noqa: DTZ001 - UTC, as stored
    assert row["local_date"] == date(2015, 6, 1)


def test_a_question_the_file_does_not_answer_stays_unanswered(
    write: Write, bring_in: Any, rows: Rows
) -> None:
    bring_in(write())
    for row in rows("select escalated_to, heat_start, minutes, try_next from kept.records"):
        assert set(row.values()) == {None}


def test_a_word_can_mean_no_answer(
    write: Write, bring_in: Any, rows: Rows, given: dict[str, Any]
) -> None:
    given["columns"]["escalated_to"] = "City"
    given["values"]["escalated_to"] = {"Ulm": "", "Bonn": "supervisor"}
    bring_in(write())
    told = rows("select escalated_to from kept.records order by case_ref")
    assert [row["escalated_to"] for row in told] == [None, None, "supervisor", "supervisor"]


def test_a_moment_is_known_as_well_as_the_file_tells_it(
    write: Write, bring_in: Any, rows: Rows
) -> None:
    bring_in(write("A1,x,22-04-15,3:53 PM,Call,Open,Ulm\nA2,x,22-04-15,,Call,Open,Ulm\n"))
    known = rows("select when_known, occurred_at from kept.records order by case_ref")
    assert [row["when_known"] for row in known] == ["just_now", "another_day"]
    assert known[1]["occurred_at"] == datetime(2015, 4, 22, 10)  # noqa: DTZ001 - noon in Berlin


def test_a_file_without_a_time_column_tells_days(
    write: Write, bring_in: Any, rows: Rows, given: dict[str, Any]
) -> None:
    given["occurred_at"] = {"date": "Date", "date_formats": ["%Y-%m-%d", "%d-%m-%y"]}
    bring_in(write())
    assert {row["when_known"] for row in rows("select when_known from kept.records")} == {
        "another_day"
    }


def test_day_and_time_may_stand_in_one_column(
    write: Write, bring_in: Any, rows: Rows, given: dict[str, Any]
) -> None:
    form = "%Y-%m-%d %H:%M"
    given["occurred_at"] = {
        "date": "Date", "date_formats": [form], "time": "Date", "time_format": form,
    }  # fmt: skip
    bring_in(write("A1,x,2015-04-22 15:53,,Call,Open,Ulm\n"))
    assert rows("select occurred_at, when_known from kept.records") == [
        {"occurred_at": datetime(2015, 4, 22, 13, 53), "when_known": "just_now"}  # noqa: DTZ001
    ]


def test_a_day_alone_that_lies_in_the_future_is_not_taken_for_now(
    write: Write, bring_in: Any, given: dict[str, Any]
) -> None:
    given["occurred_at"] = {"date": "Date", "date_formats": ["%Y-%m-%d"]}
    summary = bring_in(write("A1,x,2026-03-05,,Call,Open,Ulm\n"))
    assert [reject.column for reject in summary.rejects] == ["Date"]


def test_today_before_noon_is_not_the_future(
    write: Write, bring_in: Any, given: dict[str, Any]
) -> None:
    given["occurred_at"] = {"date": "Date", "date_formats": ["%Y-%m-%d"]}
    assert bring_in(write("A1,x,2026-03-04,,Call,Open,Ulm\n")).added == 1


def test_a_clock_elsewhere_is_read_in_its_zone(
    write: Write, bring_in: Any, rows: Rows, given: dict[str, Any]
) -> None:
    given["occurred_at"]["timezone"] = "America/New_York"
    bring_in(write("A1,x,22-04-15,11:00 PM,Call,Open,Ulm\n"))
    assert rows("select occurred_at, local_date from kept.records") == [
        {"occurred_at": datetime(2015, 4, 23, 3), "local_date": date(2015, 4, 23)}  # noqa: DTZ001
    ]


def test_the_summary_shows_the_span_and_the_months(write: Write, bring_in: Any) -> None:
    summary = bring_in(write())
    assert (summary.first_day, summary.last_day) == (date(2015, 4, 22), date(2015, 6, 30))
    assert summary.per_month == (("2015-04", 1), ("2015-05", 1), ("2015-06", 2))


def test_the_team_is_one_of_records_and_its_readers_supervise_it(
    write: Write, bring_in: Any, rows: Rows, given: dict[str, Any]
) -> None:
    given["readable_by"] = ["sam", "lee"]
    bring_in(write())
    bring_in(write())
    assert rows("select kind from kept.teams where name = 'Complaints'") == [{"kind": "records"}]
    granted = rows(
        """select login, role, since from kept.grants
           join kept.people on people.person_id = grants.person_id order by login"""
    )
    since = date(2026, 3, 4)
    assert granted == [
        {"login": login, "role": "supervisor", "since": since} for login in ("lee", "sam")
    ]


def test_a_reader_named_later_is_added(
    write: Write, bring_in: Any, rows: Rows, given: dict[str, Any]
) -> None:
    bring_in(write())
    given["readable_by"] = ["sam", "lee"]
    bring_in(write())
    assert len(rows("select * from kept.grants")) == 2


def test_an_unknown_login_is_refused_by_name(
    write: Write, bring_in: Any, everything: Any, given: dict[str, Any]
) -> None:
    before = everything()
    given["readable_by"] = ["sam", "max", "mia"]
    with pytest.raises(Refused) as refused:
        bring_in(write())
    assert "“max”" in str(refused.value)
    assert "“mia”" in str(refused.value)
    assert "“sam”" not in str(refused.value)
    assert everything() == before


@pytest.mark.parametrize("name", ["Nord", "nord"])
def test_records_never_go_into_a_team_of_agents(
    write: Write, bring_in: Any, everything: Any, given: dict[str, Any], name: str
) -> None:
    before = everything()
    given["team"] = name
    with pytest.raises(Refused, match="“Nord” is a team of agents"):
        bring_in(write())
    assert everything() == before


def test_a_file_that_breaks_off_in_another_encoding_stores_nothing(
    write: Write, bring_in: Any, everything: Any
) -> None:
    before = everything()
    with pytest.raises(Refused, match="line 7 cannot be read"):
        bring_in(write(write().read_bytes() + b"A5,zu fr\xfch,22-04-15,3:53 PM,Call,Open,Ulm\n"))
    assert everything() == before


def test_a_file_of_which_nothing_fits_makes_no_team(
    write: Write, bring_in: Any, everything: Any
) -> None:
    before = everything()
    summary = bring_in(write("A1,x,22-04-15,3:53 PM,Fax,Open,Ulm\n"))
    assert (summary.rejected, summary.first_day, summary.per_month) == (1, None, ())
    assert everything() == before


def test_the_import_is_audited_without_a_word_of_the_file(
    write: Write, bring_in: Any, rows: Rows
) -> None:
    bring_in(write())
    audit = rows("select actor, action, subject from kept.audit order by action")
    team_id = rows("select team_id from kept.teams where name = 'Complaints'")[0]["team_id"]
    sam = rows("select person_id from kept.people where login = 'sam'")[0]["person_id"]
    assert audit == [
        {"actor": "afterword", "action": "facts_copied", "subject": None},
        {"actor": "command line", "action": "records_imported", "subject": team_id},
        {"actor": "command line", "action": "role_granted", "subject": sam},
        {"actor": "command line", "action": "team_added", "subject": team_id},
    ]
    assert rows("select person_id, what from kept.news") == [{"person_id": sam, "what": "role"}]


def test_trends_show_the_records_at_once(
    write: Write, bring_in: Any, rows: Rows, store: Any, workspace: Any
) -> None:
    bring_in(write())
    sam = rows("select person_id from kept.people where login = 'sam'")[0]["person_id"]
    ends = datetime(2026, 3, 5, tzinfo=UTC)
    store.write(lambda tx: add_session(tx, "sid", sam, ends, now=NOW, own_device=True))
    viewer = find_viewer(store, "sid", NOW, NOW.date())
    assert viewer is not None
    scope = scope_for(viewer)
    answer = ask(store, scope, OUTCOMES, choose(store, scope, workspace, team="Complaints"))
    assert (answer.totals["entries"], answer.totals["resolved"]) == (4, 2)


def test_more_rows_than_one_frame_holds_are_all_stored(
    write: Write, bring_in: Any, rows: Rows, given: dict[str, Any]
) -> None:
    """One answer in the last frame only: no column takes its type from the first rows."""
    given["columns"]["minutes"] = "City"
    lines = [f"A{n},x,22-04-15,3:53 PM,Call,Open,\n" for n in range(2100)]
    assert bring_in(write("".join(lines) + "B,x,22-04-15,3:53 PM,Call,Open,7\n")).added == 2101
    assert rows("select count(*) as n, sum(minutes) as m from kept.records") == [
        {"n": 2101, "m": 7}
    ]


def test_what_says_who_a_customer_is_is_masked_and_counted(
    write: Write, bring_in: Any, rows: Rows
) -> None:
    told = "Paid with 4111 1111 1111 1111; write to jo.bloggs@example.org"
    summary = bring_in(write(f"5500005555555559,{told},22-04-15,3:53 PM,Call,Open,Ulm\n"))
    assert dict(summary.masked) == {Kind.PAYMENT_CARD: 2, Kind.EMAIL: 1}
    assert rows("select case_ref, what_happened from kept.records") == [
        {
            "case_ref": "[card number]",
            "what_happened": "Paid with [card number]; write to [email address]",
        }
    ]


def test_a_file_in_which_nothing_was_masked_says_so(write: Write, bring_in: Any) -> None:
    assert bring_in(write()).masked == ()
