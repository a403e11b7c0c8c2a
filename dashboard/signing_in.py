"""The door of a real workspace: sign in with a password and, where there is one, a code."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import session, sso
from dashboard.door import end_session
from dashboard.door_form import COOKIE as FORM
from dashboard.door_form import LATE, FormMark, NotOurForm, form_of, put_cookie, put_session
from dashboard.door_page import Drawn, problem, shown, told
from dashboard.gate import clear_browser, cookie
from dashboard.wording import LOCKED
from journal.actions.signing_in import (
    DEVICE_LASTS,
    AtTheDoor,
    SignedIn,
    TooMany,
    give_code,
    sign_in,
)
from journal.errors import NotAllowed, Unavailable
from journal.passwords import Busy
from journal.store.sessions import is_ended, is_locked
from journal.store.workspace import find_workspace

DEVICE = "device"
NOT_YET = "Afterword is not set up yet"
EMPTY = (
    "Nobody has set this workspace up yet. Where it was started, a link was printed that opens "
    "once, within a day: open that one. Starting it again prints a new one."
)


async def login(request: Request) -> Response:
    """The form, and what is sent with it: a login with its password, or a code."""
    if request.method == "GET":
        return await run_in_threadpool(greet, request)
    try:
        fields = await form_of(request)
    except NotOurForm:
        return await run_in_threadpool(ask_login, request, LATE, status=403)
    step = second_step if "mark" in fields else first_step
    return await run_in_threadpool(step, request, fields)


def greet(request: Request) -> Response:
    """The form; whoever was here until a while ago is told why it is shown."""
    sid = cookie(request.headers)
    is_back = sid is not None and is_locked(session.store(), sid, session.now())
    page = ask_login(request, LOCKED if is_back else "")
    if sid is not None and is_ended(session.store(), sid):
        clear_browser(page)
    return page


def ask_login(
    request: Request, sentence: str = "", *, name: str = "", status: int = 200, wait: int = 0
) -> Response:
    workspace = find_workspace(session.store())
    if workspace is None:
        return told(NOT_YET, EMPTY, way_on_label="Look again")
    mark = FormMark(request)
    page = shown(
        "login",
        "Sign in",
        status=status,
        headers={"Retry-After": str(wait)} if wait else None,
        organisation=workspace.organisation,
        problem=problem(sentence) if sentence else Drawn(),
        form=mark.field,
        login=name,
        elsewhere=sso.elsewhere(),
    )
    return mark.put(page)


def first_step(request: Request, fields: Mapping[str, str]) -> Response:
    name, at = fields.get("login", ""), at_the_door(request, fields)
    try:
        came = sign_in(
            session.store(),
            session.door(),
            name,
            fields.get("password", ""),
            at,
            now=session.now(),
        )
    except NotAllowed as error:
        return ask_login(request, str(error), name=name, status=403)
    except Unavailable as error:
        return ask_login(
            request, str(error), name=name, status=status_of(error), wait=wait_of(error)
        )
    return ask_code(request, came) if isinstance(came, str) else let_in(request, came)


def ask_code(request: Request, mark: str, sentence: str = "", *, status: int = 200) -> Response:
    form = FormMark(request)
    page = shown(
        "code",
        "One more step",
        status=status,
        problem=problem(sentence) if sentence else Drawn(),
        form=form.field,
        mark=mark,
    )
    return form.put(page)


def second_step(request: Request, fields: Mapping[str, str]) -> Response:
    mark = fields["mark"]
    try:
        came = give_code(
            session.store(),
            session.door(),
            mark,
            fields.get("code", ""),
            at_the_door(request, fields),
            now=session.now(),
        )
    except NotAllowed as error:
        if session.door().half_in.find(mark, session.now()) is None:
            return ask_login(request, str(error), status=403)
        return ask_code(request, mark, str(error), status=403)
    except Unavailable as error:
        return ask_code(request, mark, str(error), status=status_of(error))
    return let_in(request, came)


def at_the_door(request: Request, fields: Mapping[str, str]) -> AtTheDoor:
    return AtTheDoor(
        session.site().client_address(request.scope),
        cookie(request.headers, DEVICE),
        fields.get("own_device") == "yes",
    )


def let_in(request: Request, came: SignedIn) -> Response:
    """Gives the browser its session, made anew, and the mark by which its device is known.

    Whoever was here before and went without signing out is out, in every tab they left open.
    """
    end_session(request)
    response = RedirectResponse("/", status_code=303)
    put_session(response, came.sid)
    put_cookie(response, DEVICE, came.device, DEVICE_LASTS.total_seconds())
    response.delete_cookie(FORM)
    return response


def status_of(error: Unavailable) -> int:
    return 429 if isinstance(error, TooMany) else 503


def wait_of(error: Unavailable) -> int:
    """Seconds after which it is worth another try."""
    if isinstance(error, TooMany):
        return int(error.wait.total_seconds()) + 1
    return 5 if isinstance(error, Busy) else 60


ROUTES = [Route("/login", login, methods=["GET", "POST"])]
