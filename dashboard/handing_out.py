"""Files: figures that somebody may see on the screen, and what is their own; handed out to them,
and noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import session
from dashboard.exporting import as_csv, file_name
from dashboard.gate import cookie
from dashboard.packs import KINDS
from dashboard.packs.telling import told
from dashboard.released_files import FOLDER as RELEASED
from dashboard.released_files import as_file
from dashboard.released_files import file_name as released_name
from dashboard.sending import as_page
from dashboard.taking_along import as_zip
from dashboard.taking_along.check_ins import check_ins_as_zip
from journal.actions.asking import hand_out, hand_out_wellbeing
from journal.actions.handing_out_packs import take_pack
from journal.actions.own_check_ins import take_check_ins
from journal.actions.sending import AllToSend, take_overview
from journal.actions.taking import take_everything
from journal.errors import JournalError, NotFound
from journal.ids import is_id
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.questions import Answer, Asked
from journal.reading.debriefs import NOT_THERE
from journal.store.sessions import find_viewer

FOLDER = "/trends/files"
PACKS = "/debriefs/files"
EVERYTHING = "/journal/files/everything.zip"
CHECK_INS = "/journal/files/check-ins.zip"


def address_of(answer: Answer) -> str:
    """Where the table of an answer is handed out: the same figures until they are copied anew."""
    return f"{FOLDER}/{answer.question.name}.csv?{urlencode(chosen_by(answer.asked))}"


def page_address(asked: Asked) -> str:
    """Where all of Trends is handed out as one page to send."""
    return f"{FOLDER}/page.html?{urlencode(chosen_by(asked))}"


def pack_address(debrief_id: str, kind: str) -> str:
    """Where the pack of a debrief is handed out, as a file of one of KINDS."""
    return f"{PACKS}/{debrief_id}.{kind}"


def chosen_by(asked: Asked) -> dict[str, str]:
    """What the address of a file names."""
    named = {
        "team": asked.team.team_id,
        "from": asked.first.isoformat(),
        "to": asked.last.isoformat(),
    }
    return named | ({asked.only.by: asked.only.value} if asked.only else {})


async def table(request: Request) -> Response:
    """The table of one question as a file, of the team and the days that the address names."""
    return await run_in_threadpool(handed_out, request, table_as_csv)


async def page(request: Request) -> Response:
    """All of Trends as one page, of what the address names."""
    return await run_in_threadpool(handed_out, request, page_to_send)


def handed_out(
    request: Request, made: Callable[[Request, Viewer, Workspace], Response]
) -> Response:
    workspace, now = session.workspace(), session.now()
    sid = cookie(request.headers)
    today = local_date(now, workspace.zone)
    viewer = find_viewer(session.store(), sid, now, today) if sid else None
    if viewer is None:  # the session ended after the gate had looked
        return RedirectResponse(session.site().door, status_code=303)
    if session.lacks_required_factor(viewer):
        return RedirectResponse("/account", status_code=303)
    try:
        return made(request, viewer, workspace)
    except JournalError as error:
        return PlainTextResponse(f"{error}\n", status_code=404)


def table_as_csv(request: Request, viewer: Viewer, workspace: Workspace) -> Response:
    answer = hand_out(
        session.store(),
        viewer,
        request.path_params["question"],
        now=session.now(),
        workspace=workspace,
        **chosen_in(request),
    )
    return attached(as_csv(answer), "text/csv", file_name(answer, "csv"))


def page_to_send(request: Request, viewer: Viewer, workspace: Workspace) -> Response:
    told = take_overview(
        session.store(),
        viewer,
        now=session.now(),
        workspace=workspace,
        actor=viewer.person_id,
        **chosen_in(request),
    )
    asked = told.all_teams.asked if isinstance(told, AllToSend) else told.asked
    name = f"afterword-trends-{asked.first}-{asked.last}.html"
    return attached(as_page(told).encode(), "text/html; charset=utf-8", name)


async def released(request: Request) -> Response:
    """What was released of a team's check-ins, as a file."""
    return await run_in_threadpool(handed_out, request, released_as_csv)


def released_as_csv(request: Request, viewer: Viewer, workspace: Workspace) -> Response:
    part = request.path_params["part"]
    told = hand_out_wellbeing(
        session.store(),
        viewer,
        part,
        request.query_params.get("team"),
        now=session.now(),
        workspace=workspace,
    )
    return attached(as_file(told, part), "text/csv", released_name(told, part, "csv"))


async def everything(request: Request) -> Response:
    """Everything that is this person's own, as one zip."""
    return await run_in_threadpool(handed_out, request, own_journal)


def own_journal(_: Request, viewer: Viewer, workspace: Workspace) -> Response:
    now = session.now()
    body = as_zip(take_everything(session.store(), viewer, now=now))
    day = local_date(now, workspace.zone)
    return attached(body, "application/zip", f"afterword-journal-{viewer.person.login}-{day}.zip")


async def check_ins(request: Request) -> Response:
    """This person's own check-ins alone, as one zip."""
    return await run_in_threadpool(handed_out, request, own_check_ins)


def own_check_ins(_: Request, viewer: Viewer, workspace: Workspace) -> Response:
    now = session.now()
    body = check_ins_as_zip(take_check_ins(session.store(), viewer, now=now))
    day = local_date(now, workspace.zone)
    return attached(body, "application/zip", f"afterword-check-ins-{viewer.person.login}-{day}.zip")


async def pack(request: Request) -> Response:
    """The pack of a debrief, as a page, slides or a PDF."""
    return await run_in_threadpool(handed_out, request, pack_as_file)


def pack_as_file(request: Request, viewer: Viewer, workspace: Workspace) -> Response:
    debrief_id, ending = (request.path_params[name] for name in ("debrief_id", "kind"))
    if not is_id(debrief_id) or ending not in KINDS:
        raise NotFound(NOT_THERE)
    kind, now = KINDS[ending], session.now()
    body = take_pack(
        session.store(),
        viewer,
        debrief_id,
        ending,
        lambda taken: kind.make(told(taken)),
        now=now,
        workspace=workspace,
    )
    day = local_date(now, workspace.zone)
    return attached(body, kind.media_type, f"afterword-debrief-{day}.{ending}")


def attached(body: bytes, kind: str, name: str) -> Response:
    """A file to be kept, and not shown in the place of the page."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=kind, headers=headers)


def chosen_in(request: Request) -> dict[str, Any]:
    """What an address names, as choose takes it."""
    given = request.query_params
    return {
        "team": given.get("team"),
        "first": day_of(given.get("from")),
        "last": day_of(given.get("to")),
        "cause": given.get("cause"),
        "channel": given.get("channel"),
    }


def day_of(text: str | None) -> date | None:
    """A day from an address; anything else is as if it were not there."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


ROUTES = [
    Route(FOLDER + "/{question}.csv", table),
    Route(FOLDER + "/page.html", page),
    Route(RELEASED + "/{part}.csv", released),
    Route(EVERYTHING, everything),
    Route(CHECK_INS, check_ins),
    Route(PACKS + "/{debrief_id}.{kind}", pack),
]
