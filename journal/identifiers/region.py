"""The country that a time zone lies in, by the table that comes with the time zones."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo


@cache
def region_of(zone: ZoneInfo) -> str | None:
    """The country (ISO 3166, two letters) of a time zone.

    None of one that is no country's (UTC), and of a name that was given up ("US/Eastern").
    """
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return next((row[0] for row in rows if row[2] == zone.key), None)
