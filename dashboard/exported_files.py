"""Every figure of one's teams as one zip; and, for a representative, how the workspace is run as a
page to print and sign."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import session
from dashboard.figure_files import Kind, as_zip, files_of
from dashboard.handing_out import FOLDER, attached, handed_out
from dashboard.overseeing import as_page
from journal.actions.exporting import export_own
from journal.actions.overseeing import take_how_it_is_run
from journal.people import Viewer, Workspace
from journal.periods import local_date

EVERY_FIGURE = FOLDER + "/figures.zip"
TO_SIGN = "/how-it-is-run/page.html"


async def every_figure(request: Request) -> Response:
    """The figures of every question of all one's teams, as one zip."""
    return await run_in_threadpool(handed_out, request, figures)


def figures(_: Request, viewer: Viewer, workspace: Workspace) -> Response:
    now = session.now()
    answers = export_own(session.store(), viewer, now=now, workspace=workspace)
    name = f"afterword-figures-{local_date(now, workspace.zone)}.zip"
    return attached(as_zip(files_of(answers, Kind.CSV)), "application/zip", name)


async def how_it_is_run(request: Request) -> Response:
    """Settings, roles and counts, to print and sign."""
    return await run_in_threadpool(handed_out, request, page_to_sign)


def page_to_sign(_: Request, viewer: Viewer, workspace: Workspace) -> Response:
    now = session.now()
    told = take_how_it_is_run(session.store(), viewer, now=now, workspace=workspace)
    name = f"afterword-how-it-is-run-{local_date(now, workspace.zone)}.html"
    return attached(as_page(told, now).encode(), "text/html; charset=utf-8", name)


ROUTES = [Route(EVERY_FIGURE, every_figure), Route(TO_SIGN, how_it_is_run)]
