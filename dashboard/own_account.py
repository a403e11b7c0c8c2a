"""One's own account, behind the gate: another password, and a second factor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import session
from dashboard.door_form import LATE, FormMark, NotOurForm, form_of
from dashboard.door_page import Drawn, drawn, problem, shown, told
from dashboard.gate import cookie
from dashboard.signing_in import at_the_door, status_of
from journal.actions.own_account import add_second_factor, change_password, remove_second_factor
from journal.actions.signing_in import AtTheDoor
from journal.errors import JournalError, NotAllowed, Refused, Unavailable
from journal.passwords import SHORTEST
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.second_factor import address_of, is_secret, new_secret
from journal.store.accounts import has_account, lacks_second_factor
from journal.store.sessions import find_viewer
from journal.store.workspace import find_workspace

REQUIRED = "Your workspace asks everybody for a second factor. Add yours to go on."
WITHOUT_ONE = "You sign in without a password here: there is nothing to change on this page."


@dataclass(frozen=True)
class Asked:
    """A request of somebody for their own account."""

    request: Request
    fields: Mapping[str, str]
    sid: str
    viewer: Viewer
    workspace: Workspace
    at: AtTheDoor


Answer = Callable[[Asked], Response]


def page(answer: Answer) -> Callable[[Request], object]:
    """A route that knows whose account it is about."""

    async def route(request: Request) -> Response:
        try:
            fields = await form_of(request) if request.method == "POST" else {}
        except NotOurForm:
            return await run_in_threadpool(answered, request, {}, refused_form)
        return await run_in_threadpool(answered, request, fields, answer)

    return route


def answered(request: Request, fields: Mapping[str, str], answer: Answer) -> Response:
    sid, workspace = cookie(request.headers), find_workspace(session.store())
    if sid is None or workspace is None or workspace.is_demo:
        sentence = "There are no accounts in a demo."
        return told("My account", sentence, status=404, way_on="/", way_on_label="Back")
    today = local_date(session.now(), workspace.zone)
    viewer = find_viewer(session.store(), sid, session.now(), today)
    if viewer is None:  # the session ended after the gate had looked
        return RedirectResponse(session.site().door, status_code=303)
    at = at_the_door(request, fields)
    asked = Asked(request, fields, sid, viewer, workspace, at)
    try:
        return answer(asked)
    except JournalError as error:
        return show(asked, error, status=status_for(error))


def status_for(error: JournalError) -> int:
    if isinstance(error, Unavailable):
        return status_of(error)
    return 422 if isinstance(error, Refused) else 403


def refused_form(asked: Asked) -> Response:
    raise NotAllowed(LATE)


def show(asked: Asked, error: JournalError | None = None, *, status: int = 200) -> Response:
    """The whole page; with what went wrong."""
    person, mark = asked.viewer.person, FormMark(asked.request)
    lacks = lacks_second_factor(session.store(), person)
    sentences = error.problems if isinstance(error, Refused) else (error,) if error else ()
    response = shown(
        "account",
        "My account",
        status=status,
        name=person.name,
        login=person.login,
        required=REQUIRED if lacks and asked.workspace.second_factor_required else "",
        problem=problem(*sentences),
        parts=parts(asked, mark.field, lacks),
    )
    return mark.put(response)


def parts(asked: Asked, form: str, lacks: bool) -> Drawn:
    if not has_account(session.store(), asked.viewer.person):
        return Drawn(f"<p>{escape(WITHOUT_ONE)}</p>")
    login = asked.viewer.person.login
    password = drawn("account_password", form=form, login=login, shortest=SHORTEST)
    if not lacks:
        return Drawn(password + drawn("account_remove_factor", form=form))
    given = asked.fields.get("secret", "")
    secret = given if is_secret(given) else new_secret()
    picture = picture_of(address_of(secret, login, asked.workspace.organisation))
    return Drawn(password + drawn("account_add_factor", form=form, secret=secret, picture=picture))


def picture_of(address: str) -> Drawn:
    """The square that a phone reads."""
    title = "The secret of your second factor, for an app to read"
    return Drawn(segno.make(address, micro=False).svg_inline(omitsize=True, title=title, border=2))


def change(asked: Asked) -> Response:
    change_password(
        session.store(),
        session.door(),
        asked.viewer,
        asked.sid,
        asked.fields.get("old", ""),
        asked.fields.get("new", ""),
        asked.at,
        workspace=asked.workspace,
        now=session.now(),
    )
    sentence = "Your password is changed. Every other session of yours has ended."
    return told("My account", sentence, way_on="/", way_on_label="Back to Afterword")


def add_factor(asked: Asked) -> Response:
    codes = add_second_factor(
        session.store(),
        session.door(),
        asked.viewer,
        asked.fields.get("secret", ""),
        asked.fields.get("code", ""),
        asked.fields.get("password", ""),
        asked.at,
        now=session.now(),
    )
    listed = Drawn("\n".join(f"<li>{code}</li>" for code in codes))
    return shown("recovery_codes", "Recovery codes", codes=listed)


def remove_factor(asked: Asked) -> Response:
    remove_second_factor(
        session.store(),
        session.door(),
        asked.viewer,
        asked.fields.get("password", ""),
        asked.at,
        workspace=asked.workspace,
        now=session.now(),
    )
    return show(asked)


ROUTES = [
    Route("/account", page(show)),
    Route("/account/password", page(change), methods=["POST"]),
    Route("/account/second-factor", page(add_factor), methods=["POST"]),
    Route("/account/second-factor/remove", page(remove_factor), methods=["POST"]),
]
