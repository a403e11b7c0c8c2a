"""The calendar of one's open promises, for a calendar's program that asks without a session.

Whoever has the address has the calendar, so the address is a secret, and is in no log of ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import session
from journal.people import Viewer
from journal.reading.reminders import feed_of, reader_of_feed

NOTHING = "There is no calendar here.\n"
TOO_MANY = "There were too many wrong addresses from where you are. Try again in a while.\n"


def path_of(token: str) -> str:
    """Where a calendar is on this site."""
    return f"/calendar/{token}.ics"


async def feed(request: Request) -> Response:
    """The calendar as it is now; 304 for a program that has it already; the same 404 for an
    address that was guessed, was revoked, or belongs to somebody who has left."""
    return await run_in_threadpool(answered, request)


def answered(request: Request) -> Response:
    now, calendars = session.now(), session.door().calendars
    place = session.site().client_address(request.scope)
    wait = calendars.wait(place, now)
    if wait:
        after = {"Retry-After": str(int(wait.total_seconds()) + 1)}
        return PlainTextResponse(TOO_MANY, status_code=429, headers=after)
    viewer = reader(request.path_params["token"], now)
    if viewer is None:
        calendars.wrong(place, now)
        return PlainTextResponse(NOTHING, status_code=404)
    body = feed_of(session.store(), viewer, now).encode()
    mark = f'"{hashlib.sha256(body).hexdigest()}"'
    if is_known(request.headers.getlist("if-none-match"), mark):
        return Response(status_code=304, headers={"ETag": mark})
    return Response(body, media_type="text/calendar; charset=utf-8", headers={"ETag": mark})


def reader(token: str, now: datetime) -> Viewer | None:
    """Whom the address stands for, if that person would be shown a page too."""
    viewer = reader_of_feed(session.store(), token, now)
    return None if viewer is None or session.lacks_required_factor(viewer) else viewer


def is_known(told: Iterable[str], mark: str) -> bool:
    """Whether a program has this already (RFC 9110, section 13.1.2)."""
    marks = [part.strip().removeprefix("W/") for line in told for part in line.split(",")]
    return mark in marks or "*" in marks


ROUTES = [Route("/calendar/{token}.ics", feed)]
