"""What a page's notices are to tell in the minutes that follow: the case and the time alone."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard import session
from dashboard.handing_out import handed_out
from journal.people import Viewer, Workspace
from journal.reading.reminders import notices


async def soon(request: Request) -> Response:
    """What rings within ten minutes, for whom the session stands for."""
    return await run_in_threadpool(handed_out, request, as_json)


def as_json(_: Request, viewer: Viewer, __: Workspace) -> Response:
    found = notices(session.store(), viewer, session.now())
    return JSONResponse(
        [
            {"id": notice.mark, "at": int(notice.at.timestamp() * 1000), "text": notice.text}
            for notice in found
        ]
    )


ROUTES = [Route("/notices", soon)]
