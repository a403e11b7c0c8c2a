"""By which way a file comes in, and what is handed out of its import; for admins alone.

Streamlit's own uploads stay closed: they are kept in memory, and taken from everybody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import session
from dashboard.bringing_in import dropped
from dashboard.bringing_in.dropped import Dropped
from dashboard.door_page import told
from dashboard.gate import cookie
from journal.errors import JournalError, NotFound
from journal.people import Viewer
from journal.periods import local_date
from journal.policy import check_can_administer
from journal.store.sessions import find_viewer
from journal.transfer.limits import LARGEST
from journal.transfer.mapping import FileMapping, read_mapping_text
from journal.transfer.mapping_text import as_toml
from journal.transfer.rejects import as_csv

FILE = "/import/file"
PAGE = "/import"
ROOM = 100_000
"""Bytes of a form beside its file: a mapping, names and edges."""
TOO_LARGE = (
    f"The file is larger than {LARGEST // 1024**2} MB, and was not taken. Nothing was stored. "
    "Import it in parts, or with the command afterword import, which takes any size."
)
NO_MAPPING = (
    f"The mapping is larger than {ROOM // 1000} kB, which none needs, and was not taken. Nothing "
    "was stored. Choose the file that says how the records are read."
)


async def drop(request: Request) -> Response:
    """Takes a file in. Not a byte of it is read before it is known who sends it."""
    viewer = await run_in_threadpool(admin_of, request)
    if isinstance(viewer, Response):
        return viewer
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > LARGEST + ROOM:
        return refused(TOO_LARGE, 413)
    async with request.form(max_files=2, max_fields=2) as form:
        files = [form.get("records"), form.get("mapping")]
        records, mapping = (one if isinstance(one, UploadFile) else None for one in files)
        if records is None or not records.filename:
            return refused("No file was chosen. Nothing was stored. Choose one and try again.", 422)
        beside = await mapping.read(ROOM + 1) if mapping is not None and mapping.filename else b""
        if len(beside) > ROOM:
            return refused(NO_MAPPING, 413)
        name = records.filename
        return await run_in_threadpool(taken, viewer, name, records.file, beside)


def taken(viewer: Viewer, name: str, stream: BinaryIO, beside: bytes) -> Response:
    try:
        mapping = read_mapping_text(beside) if beside else None
        held = dropped.hold(viewer, name, stream, session.now())
    except JournalError as error:
        return refused(str(error), 422)
    if mapping is not None:
        held.given = mapping.model_dump(mode="json", exclude_none=True)
    return RedirectResponse(f"{PAGE}?file={held.file_id}", status_code=303)


def refused(sentence: str, status: int) -> Response:
    return told("Import records", sentence, status=status, way_on=PAGE, way_on_label="Back")


def admin_of(request: Request) -> Viewer | Response:
    """Who sends it, where that is an admin; or what they are answered."""
    sid, now = cookie(request.headers), session.now()
    today = local_date(now, session.workspace().zone)
    viewer = find_viewer(session.store(), sid, now, today) if sid else None
    if viewer is None:  # the session ended after the gate had looked
        return RedirectResponse(session.site().door, status_code=303)
    if session.lacks_required_factor(viewer):
        return RedirectResponse("/account", status_code=303)
    try:
        check_can_administer(viewer)
    except JournalError as error:
        return PlainTextResponse(f"{error}\n", status_code=403)
    return viewer


def handing(made: Callable[[Dropped], Response]) -> Callable[[Request], object]:
    """A route that hands something out of a file that was dropped."""

    def answered(request: Request) -> Response:
        viewer = admin_of(request)
        if isinstance(viewer, Response):
            return viewer
        try:
            return made(dropped.find(viewer, request.path_params["file_id"], session.now()))
        except JournalError as error:
            return PlainTextResponse(f"{error}\n", status_code=404)

    async def route(request: Request) -> Response:
        return await run_in_threadpool(answered, request)

    return route


def rejects(held: Dropped) -> Response:
    if held.storing is None or held.storing.summary is None:
        raise NotFound("This file is not imported yet, and nothing of it was rejected.")
    return attached(as_csv(held.storing.summary.rejects), "text/csv", "rejected-rows.csv")


def mapping(held: Dropped) -> Response:
    try:
        said = FileMapping.model_validate(held.given or {})
    except ValueError as error:
        raise NotFound("The mapping is not complete yet. Answer what is open first.") from error
    return attached(as_toml(said).encode(), "application/toml", "mapping.toml")


def attached(body: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=kind, headers=headers)


ROUTES = [
    Route(FILE, drop, methods=["POST"]),
    Route("/import/{file_id}/rejects.csv", handing(rejects)),
    Route("/import/{file_id}/mapping.toml", handing(mapping)),
]
