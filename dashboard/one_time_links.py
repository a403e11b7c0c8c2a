"""Where one-time links lead: setting a workspace up, an invitation, a new password."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any
from zoneinfo import available_timezones

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import session
from dashboard.door_form import LATE, FormMark, NotOurForm, form_of
from dashboard.door_page import Drawn, drawn, problem, shown, told
from dashboard.signing_in import at_the_door, let_in
from journal.accounts import Link, LinkKind
from journal.actions.links import FirstAdmin, NoLink, find_link, set_up, use_link
from journal.errors import Refused, Unavailable
from journal.passwords import SHORTEST
from journal.store.workspace import find_workspace

PATHS = {
    "setup": LinkKind.SETUP,
    "invited": LinkKind.INVITATION,
    "reset": LinkKind.RESET,
}


def path_of(kind: LinkKind, token: str) -> str:
    """Where a link leads on this site."""
    name = next(name for name, named in PATHS.items() if named is kind)
    return f"/{name}/{token}"


async def one_time(request: Request) -> Response:
    """The form behind a link, which using it alone uses up."""
    kind = PATHS[request.url.path.split("/")[1]]
    try:
        fields = await form_of(request) if request.method == "POST" else None
        wrong = ""
    except NotOurForm:
        fields, wrong = None, LATE
    return await run_in_threadpool(answer, request, kind, fields, wrong)


def answer(
    request: Request, kind: LinkKind, fields: Mapping[str, str] | None, wrong: str
) -> Response:
    try:
        link = find_link(session.store(), request.path_params["token"], kind, now=session.now())
        if fields is None:
            return ask(request, link, {}, wrong, status=403 if wrong else 200)
        try:
            return use(request, link, fields)
        except Refused as error:
            return ask(request, link, fields, *error.problems, status=422)
        except Unavailable as error:
            return ask(request, link, fields, error, status=503)
    except NoLink as error:
        return told("This link leads nowhere", str(error), status=404)


def ask(
    request: Request, link: Link, fields: Mapping[str, str], *wrong: object, status: int
) -> Response:
    mark = FormMark(request)
    said: dict[str, Any] = {
        "form": mark.field,
        "shortest": SHORTEST,
        "problem": problem(*filter(None, wrong)),
    }
    if link.person is None:
        return mark.put(ask_first_admin(fields, said, status))
    heading = "Welcome" if link.kind is LinkKind.INVITATION else "A new password"
    greeting = f"{link.person.name}, choose a password for Afterword."
    return mark.put(
        shown(
            "first_password",
            heading,
            status=status,
            greeting=greeting,
            login=link.person.login,
            **said,
        )
    )


def ask_first_admin(fields: Mapping[str, str], said: Mapping[str, Any], status: int) -> Response:
    def given(name: str) -> str:
        return fields.get(name, "")

    workspace = Drawn()
    if find_workspace(session.store()) is None:
        workspace = drawn(
            "new_workspace",
            organisation=given("organisation"),
            timezone=given("timezone"),
            zones=Drawn("".join(f'<option value="{escape(zone)}">' for zone in zones())),
        )
    return shown(
        "set_up",
        "Set up Afterword",
        status=status,
        workspace=workspace,
        name=given("name"),
        login=given("login"),
        **said,
    )


def zones() -> list[str]:
    """The time zones that are named for a place; the others are older names of these."""
    return sorted(zone for zone in available_timezones() if "/" in zone and "Etc/" not in zone)


def use(request: Request, link: Link, fields: Mapping[str, str]) -> Response:
    store, now, token = session.store(), session.now(), request.path_params["token"]
    at, password = at_the_door(request, fields), fields.get("password", "")
    if link.person is None:
        first = FirstAdmin(
            login=fields.get("login", "").strip(),
            name=fields.get("name", ""),
            password=password,
            organisation=fields.get("organisation", ""),
            timezone=fields.get("timezone", "").strip(),
        )
        return let_in(request, set_up(store, token, first, at, now=now))
    workspace = find_workspace(store)
    if workspace is None:
        raise NoLink
    came = use_link(store, token, link.kind, password, at, workspace=workspace, now=now)
    if came is None:
        sentence = "Your new password is set. Sign in with it, and with a code from your phone."
        return told("A new password", sentence)
    return let_in(request, came)


ROUTES = [
    Route(f"/{name}/{{token}}", one_time, methods=["GET", "POST"], name=name) for name in PATHS
]
