"""When the encounters of a file were: which column tells it, and what is meant where a day could be
read in two ways."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

import streamlit as st

from dashboard import session
from dashboard.bringing_in.dropped import Dropped
from dashboard.screens.import_answers import choose, in_rows, key
from journal.questions.wording import day as in_words
from journal.transfer.proposing.columns import Moments, WrittenSo, all_moments
from journal.transfer.proposing.writings import tells_a_time
from journal.transfer.when import moment_in

DAY, TIME = "Which column tells the day?", "Which column tells the time of day?"
FORMAT = "How is the day written?"
NONE_FOUND = (
    "In no column a day was recognised. Choose the column, and say how it is written: %d is the "
    "day, %m the month, %Y the year, as in %d.%m.%Y for 22.04.2015."
)
SEVERAL = (
    "More than one column tells a day, and they need not agree. Choose one, and look at the months "
    "below: in some files day and month are swapped in one of them."
)


def ask_when(held: Dropped, said: dict[str, Any], opened: list[str]) -> dict[str, Any]:
    """The part of a mapping that tells the moment; what is open is added to `opened`."""
    st.header("When it happened", anchor=False)
    found = all_moments(held.seen, session.today())
    days = [one for one in found if one.has_day]
    if not days:
        return ask_by_hand(held, said, opened)
    if len(days) > 1:
        st.write(SEVERAL)
    name = choose(held, DAY, [one.name for one in days], said.get("date"))
    if name is None:
        opened.append(DAY)
        return {}
    told = next(one for one in days if one.name == name)
    forms = [ask_format(held, told, one, said, opened) for one in told.written]
    given: dict[str, Any] = {"date": name, "date_formats": [form for form in forms if form]}
    return given | ask_time(held, told, found, said, given["date_formats"])


def ask_format(
    held: Dropped, column: Moments, one: WrittenSo, said: dict[str, Any], opened: list[str]
) -> str | None:
    """How one way of writing is meant; asked where it can be meant in two."""
    if len(one.formats) == 1:
        st.text(f"“{one.sample}” is {meaning(one, one.formats[0])}{like_it(one)}")
        return one.formats[0]
    st.text(f"“{one.sample}” can be read in {len(one.formats)} ways{like_it(one)}")
    before = [form for form in said.get("date_formats", ()) if form in one.formats]
    ask = f"What is “{one.sample}”?"
    form = st.radio(
        "Which day is meant?",
        one.formats,
        index=one.formats.index(before[0]) if before else None,
        format_func=lambda form: f"{meaning(one, form)} ({order_of(form)})",
        key=key(held, f"{column.name} {one.sample}"),
    )
    if form is None:
        opened.append(ask)
    return form


def like_it(one: WrittenSo) -> str:
    """In how many rows it is written so; which of them are no day shows in the months."""
    return f". Written like it: {in_rows(one.cells)}."


def meaning(one: WrittenSo, form: str) -> str:
    read = moment_in(one.sample, form)
    return in_words(read.date()) if read else ""


def order_of(form: str) -> str:
    """Which number comes first."""
    first = min(("%d", "%m", "%y", "%Y"), key=lambda part: form.find(part) % 100)
    return {"%d": "the day first", "%m": "the month first"}.get(first, "the year first")


def ask_time(
    held: Dropped, day: Moments, found: list[Moments], said: dict[str, Any], forms: list[str]
) -> dict[str, Any]:
    """The time of day: from the same column, from another one, or from none."""
    if day.has_time:
        at: dict[str, Any] = {"time": day.name, "time_format": forms[0]} if forms else {}
    else:
        times = [one for one in found if one.has_time and not one.has_day]
        usual = said.get("time") or (times[0].name if len(times) == 1 else None)
        none = "No column: only the day is known"
        name = choose(held, TIME, [one.name for one in times], usual, placeholder=none)
        at = next((clock_of(one) for one in times if one.name == name), {})
    return at | ask_zone(held, at, said) if at else {}


def clock_of(column: Moments) -> dict[str, Any]:
    form = next(form for form in column.written[0].formats if tells_a_time(form))
    return {"time": column.name, "time_format": form}


def ask_zone(held: Dropped, at: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    here = session.workspace().zone.key
    usual = said.get("timezone") or ("UTC" if at["time_format"].endswith("Z") else here)
    zones = [here, *sorted(available_timezones() - {here})]
    zone = choose(held, "Where did its clock stand?", zones, usual, placeholder=here)
    return {"timezone": zone} if zone and zone != here else {}


def ask_by_hand(held: Dropped, said: dict[str, Any], opened: list[str]) -> dict[str, Any]:
    st.write(NONE_FOUND)
    name = choose(held, DAY, held.seen.names, said.get("date"))
    before = (said.get("date_formats") or [""])[0]
    form = st.text_input(FORMAT, value=before, placeholder="%d.%m.%Y", key=key(held, FORMAT))
    if name is None:
        opened.append(DAY)
        return {}
    if not form:
        opened.append(FORMAT)
        return {"date": name}
    column = held.seen.column(name)
    example = column.examples[0] if column and column.examples else ""
    read: datetime | None = moment_in(example, form)
    told = in_words(read.date()) if read else "no day"
    st.text(f"“{example}” is then {told}.")
    return {"date": name, "date_formats": [form]}
