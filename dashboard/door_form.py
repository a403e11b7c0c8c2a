"""What a form of the door sends: short, from a page that this app drew, and from this browser.

The gate has looked at where the browser says that it comes from. This is the second lock: a
field that only fits the cookie of the browser for which the form was drawn.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from dashboard import session
from dashboard.gate import cookie
from journal.actions.enter import LASTS
from journal.store.sessions import is_somebody

COOKIE = "form"
KEY = secrets.token_bytes(32)
LARGEST = 10_000
"""Bytes; a password of 128 signs, escaped, is some 1,500."""
MOST_FIELDS = 10
LATE = (
    "This page had been open for too long, or the app was started again meanwhile. Nothing was "
    "changed. Try once more."
)


class NotOurForm(Exception):
    """A form that is too long, or does not fit this browser."""


class FormMark:
    """The mark of a browser, and the field that fits it."""

    def __init__(self, request: Request) -> None:
        carried = cookie(request.headers, COOKIE)
        self.is_new = carried is None or len(carried) != 43
        self.value = secrets.token_urlsafe(32) if carried is None or self.is_new else carried

    @property
    def field(self) -> str:
        return hmac.new(KEY, self.value.encode(), "sha256").hexdigest()

    def put(self, response: Response) -> Response:
        """Gives the browser its mark with the page on which the field stands."""
        if self.is_new:
            put_cookie(response, COOKIE, self.value)
        return response


def put_cookie(
    response: Response, name: str, value: str, lasts: float | None = None, *, strict: bool = True
) -> None:
    """A cookie that no script reads; without a time it goes when the browser is closed."""
    response.set_cookie(
        name,
        value,
        max_age=None if lasts is None else int(lasts),
        httponly=True,
        samesite="strict" if strict else "lax",
        secure=session.site().is_secure,
    )


def put_session(response: Response, sid: str) -> None:
    """The cookie of a session, which links from other programs bring along.

    The session is looked up here, where it was just made, so that the gate recalls it.
    """
    is_somebody(session.store(), sid, session.now())
    put_cookie(response, session.COOKIE, sid, LASTS.total_seconds(), strict=False)


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a form. Raises NotOurForm."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise NotOurForm
    try:
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:  # not UTF-8, or too many
        raise NotOurForm from error
    mark = FormMark(request)
    fits = hmac.compare_digest(fields.get("form", "").encode(), mark.field.encode())
    if mark.is_new or not fits:
        raise NotOurForm
    return fields
