"""What Streamlit's page is told of where it runs: that we tell of a cut connection ourselves.

Its own dialog takes the focus out of the field in which somebody is writing, and with it the keys.
"""

from __future__ import annotations

import json
from typing import cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_routes import create_host_config_routes

THEIRS = cast(Route, create_host_config_routes(None)[0])


class WithoutDialogs:
    """Answers in Streamlit's place with its own words but for the dialogs; passes the rest on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or (scope["method"], scope["path"]) != ("GET", THEIRS.path):
            await self.app(scope, receive, send)
            return
        theirs: Response = await THEIRS.endpoint(Request(scope))
        ours = {**json.loads(bytes(theirs.body)), "blockErrorDialogs": True}
        await JSONResponse(ours)(scope, receive, send)
