"""Single sign-on: the way to the provider, and the way back into a session of ours."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import session
from dashboard.bugs import place_of
from dashboard.door import end_session
from dashboard.door_form import put_session
from dashboard.door_page import Drawn, told
from dashboard.gate import cookie
from dashboard.openid.allowance import Allowance
from dashboard.openid.arrivals import arrival_of
from dashboard.openid.attempts import LASTS as ATTEMPT_LASTS
from dashboard.openid.attempts import Attempts
from dashboard.openid.failures import Failure, SignInFailed
from dashboard.openid.fetching import PATIENCE
from dashboard.openid.provider import Provider
from dashboard.openid.settings import Settings, read_settings
from journal.actions.single_sign_on import WasRemoved, arrive, check_mapping, turn_away
from journal.errors import NotAllowed, Unavailable
from journal.store.engine import Store

START, CALLBACK = "/sso/start", "/sso/callback"
OWN_DEVICE = "own_device"
TICKET = "sso"
LOG = logging.getLogger("afterword")
STATUS = {
    Failure.NOT_OFFERED: 404,
    Failure.NOT_STORED: 503,
    Failure.OUR_BUG: 500,
    Failure.RUBBISH: 502,
    Failure.UNREACHABLE: 502,
}


@dataclass(frozen=True)
class SingleSignOn:
    """What this process offers: a provider, and the sign-ins that were begun with it."""

    settings: Settings
    provider: Provider
    attempts: Attempts = field(default_factory=Attempts)
    notes: Allowance = field(default_factory=lambda: Allowance(60, timedelta(minutes=1)))
    """Strangers can fail as often as they like, and the audit log is kept for ever."""


_offered: list[SingleSignOn] = []


def offer(store: Store, folder: Path, *, patience: float = PATIENCE) -> None:
    """Offers what sign-in.toml in the workspace folder says, or nothing where there is none.

    Raises Refused with all that is wrong with it.
    """
    settings = read_settings(folder)
    _offered.clear()
    if settings is not None:
        check_mapping(store, settings.mapping)
        provider = Provider(settings, patience=patience, clock=session.now)
        _offered.append(SingleSignOn(settings, provider))


def elsewhere() -> Drawn:
    """The links to the provider for the sign-in page; empty where there is none.

    They are links, as the browser would not let a form of ours lead to another site.
    """
    if not _offered:
        return Drawn()
    name = escape(_offered[0].settings.name)
    return Drawn(
        f'<p><a href="{START}">Sign in with {name}</a></p>\n'
        f'<p><a href="{START}?{OWN_DEVICE}=yes">… on a device that only I use</a></p>'
    )


def offered() -> SingleSignOn:
    if not _offered:
        raise SignInFailed(Failure.NOT_OFFERED)
    return _offered[0]


async def start(request: Request) -> Response:
    """Sends the browser to the provider, with a ticket that ties the answer to it."""
    site = session.site()
    if request.headers.get("host") != urlsplit(site.origin).netloc:
        # The answer comes to this name, and the ticket of another would not be sent there.
        return RedirectResponse(f"{site.origin}{request.url.path}?{request.url.query}", 303)
    try:
        here = offered()
        own_device = request.query_params.get(OWN_DEVICE) == "yes"
        attempt = here.attempts.begin(session.now(), own_device=own_device)
        address = await here.provider.address_to_sign_in(attempt, site.origin + CALLBACK)
    except Exception as error:
        return await turned_away(error)
    response = RedirectResponse(address, status_code=303)
    response.set_cookie(
        TICKET,
        attempt.ticket,
        max_age=int(ATTEMPT_LASTS.total_seconds()),
        path="/sso",
        httponly=True,
        samesite="lax",
        secure=site.is_secure,
    )
    return response


async def callback(request: Request) -> Response:
    """Takes the provider's answer, and starts a session for whom it vouches."""
    try:
        sid = await signed_in(request)
        await run_in_threadpool(end_session, request)
    except Exception as error:
        response = await turned_away(error)
    else:
        response = RedirectResponse("/", status_code=303)
        put_session(response, sid)
    response.delete_cookie(TICKET, path="/sso")
    return response


async def signed_in(request: Request) -> str:
    """The id of the session that an answer starts. Raises SignInFailed."""
    here = offered()
    answer = request.query_params
    if "error" in answer:
        raise SignInFailed(Failure.DECLINED)
    ticket = cookie(request.headers, TICKET)
    attempt = here.attempts.take(ticket, answer.get("state", ""), session.now())
    if not answer.get("code"):
        raise SignInFailed(Failure.DECLINED)
    claims = await here.provider.claims(
        attempt, answer["code"], session.site().origin + CALLBACK, answered_by=answer.get("iss")
    )
    arrival = arrival_of(claims, here.settings.issuer, here.settings.claims)
    try:
        return await run_in_threadpool(
            arrive,
            session.store(),
            arrival,
            here.settings.mapping,
            now=session.now(),
            workspace=await run_in_threadpool(session.workspace),
            own_device=attempt.own_device,
        )
    except WasRemoved as error:
        raise SignInFailed(Failure.REMOVED) from error
    except NotAllowed as error:
        raise SignInFailed(Failure.NO_ROLE) from error


async def turned_away(error: Exception) -> Response:
    """The page of whoever was not signed in. Audited, by a code and nothing that was sent."""
    failure = failure_of(error)
    if failure is Failure.OUR_BUG:
        LOG.error("%s in a sign-in: %s", type(error).__name__, place_of(error))
    if _offered and _offered[0].notes.allow(session.now()):
        await noted(failure)
    return told(
        "You are not signed in",
        f"{failure.happened} Nothing is lost: what was kept or saved before is as it was. "
        f"{failure.do}",
        status=STATUS.get(failure, 403),
        way_on=session.site().door,
        way_on_label="To the sign-in page",
    )


def failure_of(error: Exception) -> Failure:
    if isinstance(error, SignInFailed):
        return error.failure
    return Failure.NOT_STORED if isinstance(error, Unavailable) else Failure.OUR_BUG


async def noted(failure: Failure) -> None:
    LOG.warning("a sign-in failed: %s", failure.code)
    try:
        await run_in_threadpool(turn_away, session.store(), failure.code, now=session.now())
    except Exception as error:  # the page is shown where nothing can be stored, too
        LOG.error("%s: a failed sign-in was not noted: %s", type(error).__name__, place_of(error))


ROUTES = [Route(START, start), Route(CALLBACK, callback)]
