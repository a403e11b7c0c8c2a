"""Whether a check lets somebody through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from journal.errors import NotAllowed
from journal.people import Viewer

P = ParamSpec("P")


def allowed(
    check: Callable[Concatenate[Viewer, P], None],
    viewer: Viewer,
    *args: P.args,
    **kwargs: P.kwargs,
) -> bool:
    """Whether a check lets this viewer through."""
    try:
        check(viewer, *args, **kwargs)
    except NotAllowed:
        return False
    return True
