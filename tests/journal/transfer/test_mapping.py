from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journal.errors import Refused
from journal.transfer.mapping import parse_mapping, read_mapping


def told(given: dict[str, Any]) -> str:
    """What a mapping is refused with."""
    with pytest.raises(Refused) as refused:
        parse_mapping(given)
    return str(refused.value)


def test_a_mapping_in_order_is_taken(given: dict[str, Any]) -> None:
    mapping = parse_mapping(given)
    assert mapping.encoding == "utf-8"
    assert mapping.used_columns() == ("Ticket", "Complaint", "Via", "Status", "Date", "Time")


def test_every_problem_is_told_at_once(given: dict[str, Any]) -> None:
    del given["team"]
    given["colour"] = "red"
    given["encoding"] = "utf-9"
    given["columns"]["minutes"] = 7
    given["values"]["channel"] = {"Call": "fone"}
    given["values"]["feelings"] = {"cross": "angry"}
    given["defaults"] = {"escalated_to": "nobody", "cause": "weather"}
    given["occurred_at"]["date_formats"] = ["%H:%M"]
    sentences = told(given)
    for part in (
        *("team", "colour", "utf-9", "minutes", "fone", "feelings"),
        *("escalated_to", "weather", "%H:%M"),
    ):
        assert part in sentences


@pytest.mark.parametrize(
    ("name", "text", "longest"),
    [("team", "x" * 101, "100 characters"), ("separator", "||", "1 character")],
)
def test_what_is_too_long_is_told_how_much_fits(
    given: dict[str, Any], name: str, text: str, longest: str
) -> None:
    given[name] = text
    assert f"mapping, {name}: is too long. It has to fit in {longest}." in told(given)


def test_escalated_to_never_gets_a_default(given: dict[str, Any]) -> None:
    given["defaults"]["escalated_to"] = "nobody"
    assert "it would invent an escalation rate" in told(given)


def test_an_empty_cell_is_never_read_as_passed_on_to_nobody(given: dict[str, Any]) -> None:
    given["columns"]["escalated_to"] = "City"
    given["values"]["escalated_to"] = {"": "nobody"}
    assert "An empty cell of escalated_to is no answer" in told(given)


def test_only_what_a_record_requires_gets_a_default(given: dict[str, Any]) -> None:
    given["defaults"]["minutes"] = "5"
    assert "“minutes” cannot have a default" in told(given)


def test_what_a_record_requires_has_a_column_or_a_default(given: dict[str, Any]) -> None:
    given["defaults"] = {}
    assert "cause has neither a column nor a default" in told(given)


def test_a_mapping_without_the_part_of_defaults_is_held_to_that_too(given: dict[str, Any]) -> None:
    del given["defaults"]
    assert "cause has neither a column nor a default" in told(given)


def test_a_default_beside_a_column_is_refused(given: dict[str, Any]) -> None:
    given["defaults"]["channel"] = "phone"
    assert "channel has a column" in told(given)


def test_a_default_is_a_word_of_the_vocabulary(given: dict[str, Any]) -> None:
    given["defaults"]["cause"] = "weather"
    assert "“weather” is not an answer to cause. These are: our_mistake, product" in told(given)


def test_an_empty_default_is_no_answer(given: dict[str, Any]) -> None:
    given["defaults"]["cause"] = ""
    assert "cause needs an answer." in told(given)


def test_words_for_a_question_without_a_column_are_refused(given: dict[str, Any]) -> None:
    given["values"]["exception_kind"] = {"money back": "refund"}
    assert "exception_kind has no column" in told(given)


@pytest.mark.parametrize("name", ["techniques", "behaviours", "feelings", "occurred_at", "mood"])
def test_what_no_single_cell_can_tell_has_no_column(given: dict[str, Any], name: str) -> None:
    given["columns"][name] = "City"
    sentences = told(given)
    assert "cannot come from a column" in sentences or "told under [occurred_at]" in sentences
    assert name in sentences


def test_there_is_at_least_one_date_format(given: dict[str, Any]) -> None:
    given["occurred_at"]["date_formats"] = []
    assert "date_formats: is empty." in told(given)


@pytest.mark.parametrize("form", ["%d-%m", "%m/%y", "%Q", "day", ""])
def test_a_date_format_tells_a_whole_day(given: dict[str, Any], form: str) -> None:
    given["occurred_at"]["date_formats"] = [form]
    assert "does not tell day, month and year" in told(given)


@pytest.mark.parametrize("form", ["%I:%M", "%H", "%Q", ""])
def test_a_time_format_tells_which_half_of_the_day_it_is(given: dict[str, Any], form: str) -> None:
    given["occurred_at"]["time_format"] = form
    assert "does not tell hour and minute" in told(given)


@pytest.mark.parametrize("left_out", ["time", "time_format"])
def test_a_time_comes_with_its_format(given: dict[str, Any], left_out: str) -> None:
    del given["occurred_at"][left_out]
    assert "name both, or neither" in told(given)


def test_a_date_format_with_a_time_in_it_does_not_drop_the_time(given: dict[str, Any]) -> None:
    given["occurred_at"] = {"date": "Date", "date_formats": ["%Y-%m-%d %H:%M"]}
    assert "holds a time of day as well" in told(given)


def test_a_time_zone_has_to_exist(given: dict[str, Any]) -> None:
    given["occurred_at"]["timezone"] = "Europe/Ulm"
    assert "“Europe/Ulm” is not a time zone" in told(given)


def test_somebody_has_to_be_able_to_read_the_records(given: dict[str, Any]) -> None:
    given["readable_by"] = []
    assert "readable_by: is empty" in told(given)


@pytest.mark.parametrize("encoding", ["rot13", "utf-9", ""])
def test_an_encoding_is_one_of_text(given: dict[str, Any], encoding: str) -> None:
    given["encoding"] = encoding
    assert "is not an encoding" in told(given)


def test_a_file_that_is_not_toml_is_refused_with_the_line(tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text('team = "A"\nreadable_by = [\n')
    with pytest.raises(Refused, match=r"map\.toml: is not TOML: .*"):
        read_mapping(file)


def test_a_mapping_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        read_mapping(tmp_path / "map.toml")


def test_a_mapping_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_bytes('team = "Köln"\n'.encode("cp1252"))
    with pytest.raises(Refused, match="not written in UTF-8"):
        read_mapping(file)


def test_a_name_of_which_nothing_can_be_seen_is_no_name(given: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="team: is empty"):
        parse_mapping(given | {"team": "\u200b\x1b"})
