"""What stands before every app: health, the demo's picker of people, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.responses import Response as AnyResponse
from starlette.routing import Route

from dashboard import session
from dashboard.door_form import put_session
from dashboard.door_page import Drawn, shown
from dashboard.gate import clear_browser, cookie
from journal import __version__
from journal.actions.enter import enter_demo, leave
from journal.errors import NotFound
from journal.people import Grant, Person, Team
from journal.periods import local_date
from journal.store.sessions import see as note_life
from journal.store.workspace import count_entries, find_workspace, people, teams
from journal.vocabulary import Role

FIRST = ("ana", "sam", "fay", "ben", "kim", "lee", "ada")


async def healthz(_: Request) -> AnyResponse:
    """Whether the store answers, and how much is in it."""
    try:
        entries = await run_in_threadpool(count_entries, session.store())
    except Exception:  # the point of this page is to say so
        body = {"status": "down", "store": "does not answer", "version": __version__}
        return JSONResponse(body, status_code=503)
    return JSONResponse({"status": "ok", "store": "ok", "version": __version__, "entries": entries})


def picker(_: Request) -> AnyResponse:
    """The demo's door: choose who to be."""
    store = session.store()
    workspace = find_workspace(store)
    if workspace is None or not workspace.is_demo:
        return PlainTextResponse("This is not a demo workspace.\n", status_code=404)
    today = local_date(session.now(), workspace.zone)
    everybody, all_teams = people(store, today), teams(store)
    known = {person.login: (person, grants) for person, grants in everybody}
    first = [known[login] for login in FIRST if login in known]
    rest = [(p, g) for p, g in everybody if p.login not in FIRST]
    return shown(
        "picker",
        "Afterword",
        title="Afterword: who are you?",
        organisation=workspace.organisation,
        first=Drawn("\n".join(choice(*one, all_teams) for one in first)),
        rest=Drawn("\n".join(choice(*one, all_teams) for one in rest)),
    )


def choice(person: Person, grants: frozenset[Grant], all_teams: Sequence[Team]) -> str:
    """A person of the demo as a button."""
    return (
        f'<button name="person" value="{escape(person.login)}">'
        f"<strong>{escape(person.name)}</strong><span>{escape(said_of(grants, all_teams))}</span>"
        "</button>"
    )


def said_of(grants: frozenset[Grant], all_teams: Sequence[Team]) -> str:
    names = {team.team_id: team.name for team in all_teams}
    roles = [role for role in Role if any(grant.role is role for grant in grants)]
    where = sorted({names[g.team_id] for g in grants if g.team_id in names})
    place = where[0] if len(where) == 1 else f"{len(where)} teams" if where else ""
    labels = " and ".join(role.label.lower() if i else role.label for i, role in enumerate(roles))
    return " · ".join(part for part in (labels, place) if part)


async def enter(request: Request) -> AnyResponse:
    """Enters the demo as the person chosen, with a session of eight hours."""
    workspace = await run_in_threadpool(find_workspace, session.store())
    if workspace is None or not workspace.is_demo:
        return PlainTextResponse("This is not a demo workspace.\n", status_code=404)
    form = await request.form(max_files=0, max_fields=5)
    login = str(form.get("person", ""))
    try:
        sid = await run_in_threadpool(enter_demo, session.store(), login, now=session.now())
    except NotFound as error:
        return PlainTextResponse(f"{error}\n", status_code=404)
    response = RedirectResponse("/", status_code=303)
    put_session(response, sid)
    return response


async def logout(request: Request) -> AnyResponse:
    """Ends the session in every tab."""
    await run_in_threadpool(end_session, request)
    response = RedirectResponse(session.site().door, status_code=303)
    response.delete_cookie(session.COOKIE)
    clear_browser(response)
    return response


def end_session(request: Request) -> None:
    """Ends the session that a browser carries, if it is one."""
    sid = cookie(request.headers)
    if sid is not None:
        leave(session.store(), sid, now=session.now())


async def here(request: Request) -> AnyResponse:
    """Whether the session is open, which the gate has seen to; sent, it is a sign of life."""
    sid = cookie(request.headers)
    if request.method == "POST" and sid is not None:
        await run_in_threadpool(note_life, session.store(), sid, session.now())
    return AnyResponse(status_code=204)


ROUTES = [
    Route("/here", here, methods=["GET", "POST"]),
    Route("/healthz", healthz),
    Route("/demo", picker),
    Route("/demo/enter", enter, methods=["POST"]),
    Route("/logout", logout, methods=["POST"]),
]
