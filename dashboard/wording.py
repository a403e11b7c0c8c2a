"""Moments and names in the words of a page."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

PAGE_TITLE = "Afterword"
# Constant HTML, as Streamlit's own links open another tab.
BE_SOMEBODY_ELSE = '<a href="/demo" target="_self">Be somebody else</a>'
ENTER_AGAIN = '<a href="/demo" target="_self">Enter again</a>'
SIGN_IN_AGAIN = '<a href="/login" target="_self">Sign in again</a>'
MY_ACCOUNT = """<form class="way-out" method="post" action="/logout">
<a href="/account" target="_self">My account</a> <button>Sign out</button></form>"""
COUNTS = "Reflecting counts as working time here."
COUNTS_NOT = "Reflecting does not count as working time here."
SIGNED_OUT = "You are signed out. What you kept or saved is safe."
LOCKED = "Locked after 10 idle minutes. What you wrote is kept."


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """14:02, where the workspace is."""
    return f"{moment.astimezone(zone):%H:%M}"


def clock_or_day(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """14:02 for today; with its day for any other."""
    if moment.astimezone(zone).date() == now.astimezone(zone).date():
        return clock(moment, zone)
    return day_and_time(moment, now, zone)


def day_and_time(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """ "today 14:02", "yesterday 14:02", "Mon 4 May, 14:02"; with the year where it differs."""
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    return f"{said_day(local.date(), today)}, {local:%H:%M}"


def said_day(day: date, today: date) -> str:
    """ "today", "yesterday", "tomorrow", "Mon 4 May" or "Mon 4 May 2025"."""
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((day - today) // timedelta(days=1))
    if near:
        return near
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def shortened(text: str, length: int = 140) -> str:
    """The beginning of a text, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + " …"
