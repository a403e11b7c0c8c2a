"""Figures as files: what somebody may see on the screen, handed out to them, and noted."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import session
from dashboard.exporting import as_csv, file_name
from dashboard.gate import cookie
from journal.actions.asking import hand_out
from journal.errors import JournalError
from journal.periods import local_date
from journal.questions import Answer
from journal.store.sessions import find_viewer

FOLDER = "/trends/files"


def address_of(answer: Answer) -> str:
    """Where the table of an answer is handed out: the same figures until they are copied anew."""
    asked = answer.asked
    given = {"team": asked.team.team_id, "from": asked.first, "to": asked.last}
    given |= {asked.only.by: asked.only.value} if asked.only else {}
    return f"{FOLDER}/{answer.question.name}.csv?{urlencode(given)}"


async def table(request: Request) -> Response:
    """The table of one question as a file, of the team and the days that the address names."""
    return await run_in_threadpool(handed_out, request)


def handed_out(request: Request) -> Response:
    workspace, now = session.workspace(), session.now()
    sid = cookie(request.headers)
    today = local_date(now, workspace.zone)
    viewer = find_viewer(session.store(), sid, now, today) if sid else None
    if viewer is None:  # the session ended after the gate had looked
        return RedirectResponse(session.site().door, status_code=303)
    if session.lacks_required_factor(viewer):
        return RedirectResponse("/account", status_code=303)
    try:
        answer = hand_out(
            session.store(),
            viewer,
            request.path_params["question"],
            team=request.query_params.get("team"),
            first=day_of(request.query_params.get("from")),
            last=day_of(request.query_params.get("to")),
            cause=request.query_params.get("cause"),
            channel=request.query_params.get("channel"),
            now=now,
            workspace=workspace,
        )
    except JournalError as error:
        return PlainTextResponse(f"{error}\n", status_code=404)
    return Response(
        as_csv(answer),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{file_name(answer, "csv")}"'},
    )


def day_of(text: str | None) -> date | None:
    """A day from an address; anything else is as if it were not there."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


ROUTES = [Route(FOLDER + "/{question}.csv", table)]
