"""Who is here, and what this tab remembers.

The only file that touches Streamlit's session state, cookies, address and caches. Nothing that
depends on a viewer is kept from one rerun to the next: the viewer is made anew at every rerun,
and once in it.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Hashable, MutableMapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from dashboard.site import Site
from journal import policy
from journal.accounts import Visit
from journal.actions.signing_in import Door
from journal.called import call
from journal.errors import Unavailable
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import Scope
from journal.store.accounts import lacks_second_factor
from journal.store.engine import Store
from journal.store.sessions import find_visit, is_ended, is_locked, see
from journal.store.workspace import find_workspace

COOKIE = "sid"
WHOSE = "whose tab this is"
BY_ITSELF = "drawn by itself"
STYLE = Path(__file__).parent / "style.css"
_serving: list[tuple[Store, Site, Door]] = []
_run = threading.local()


def serve_from(store: Store, site: Site) -> None:
    """Names the store that this process serves, and where; one process serves one workspace."""
    _serving[:] = [(store, site, Door.new())]


def store() -> Store:
    return _serving[0][0]


def site() -> Site:
    return _serving[0][1]


def door() -> Door:
    """What the door of the workspace remembers while the app runs."""
    return _serving[0][2]


def looked_up() -> dict[str, Any]:
    """What was looked up in this one run of a page, with its callbacks; empty when the next
    begins, which Streamlit starts with a new coordinator, and outside of any."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return {}
    if getattr(_run, "of", None) is not context.parallel_coordinator:
        _run.of, _run.found = context.parallel_coordinator, {}
    return cast(dict[str, Any], _run.found)


def look_up_anew() -> None:
    """Asks again, in this run, for what was looked up before something of it was written."""
    looked_up().clear()


def workspace() -> Workspace:
    """The settings, which are everybody's, as they are now."""
    known = looked_up()
    if "workspace" not in known:
        found = find_workspace(store())
        if found is None:
            raise LookupError("the workspace is served before it was set up")
        call(found.wording.labels)
        known["workspace"] = found
    return cast(Workspace, known["workspace"])


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The calendar day, where the workspace is."""
    return local_date(now(), workspace().zone)


def sid() -> str | None:
    """The session id that this browser sent when it connected."""
    return st.context.cookies.get(COOKIE)


def visit() -> Visit | None:
    """The session of whoever is looking; None once it has ended or is locked, in every tab."""
    known = looked_up()
    if "visit" not in known:
        opaque, moment = sid(), now()
        today = local_date(moment, workspace().zone)
        known["visit"] = found = find_visit(store(), opaque, moment, today) if opaque else None
        if BY_ITSELF not in known:
            note_life()
        forget_somebody_else(found.viewer if found else None)
    return cast(Visit | None, known["visit"])


def draws_itself() -> None:
    """Said first by a part of a page that is drawn anew every few seconds: that it is, is no sign
    that anybody is there, and a device that others use too is locked as it would be without."""
    looked_up().setdefault(BY_ITSELF, True)


def note_life() -> None:
    """Writes down that somebody is there, where that keeps the session from being locked."""
    found, opaque, moment = visit(), sid(), now()
    if opaque and found and found.session.is_to_be_noted(moment):
        with contextlib.suppress(Unavailable):  # a full disk keeps nobody from reading
            see(store(), opaque, moment)


def viewer() -> Viewer | None:
    """Who is looking; None once the session has ended, in every tab."""
    found = visit()
    return found.viewer if found else None


def must_add_second_factor() -> bool:
    """Whether the workspace asks this person for a second factor before anything is shown."""
    found = viewer()
    return found is not None and lacks_required_factor(found)


def lacks_required_factor(found: Viewer) -> bool:
    """The same of anybody, for what is handed out by an address of its own."""
    return workspace().second_factor_required and lacks_second_factor(store(), found.person)


def was_locked() -> bool:
    """Whether the session of this tab is over because nobody was here for a while."""
    opaque = sid()
    return opaque is not None and is_locked(store(), opaque, now())


def was_ended() -> bool:
    """Whether the session of this tab was ended, and did not run out or lock by itself."""
    opaque = sid()
    return opaque is not None and is_ended(store(), opaque)


def forget_somebody_else(found: Viewer | None) -> None:
    """A tab that comes back with another person's cookie, as on a shared computer, keeps nothing
    of who was there before."""
    before = st.session_state.get(WHOSE)
    now_here = found.person_id if found else None
    if before not in (None, now_here):
        st.session_state.clear()
    st.session_state[WHOSE] = now_here


def the_viewer() -> Viewer:
    """The viewer of a page that is shown to nobody else."""
    found = viewer()
    if found is None:
        st.rerun(scope="app")
    return found


def scope() -> Scope:
    return policy.scope_for(the_viewer())


def remembered() -> MutableMapping[Any, Any]:
    """What this tab remembers until it is reloaded: the state of widgets, above all."""
    return cast(MutableMapping[Any, Any], st.session_state)


def recall(key: Hashable, default: Any = None) -> Any:
    return st.session_state.get(str(key), default)


def remember(key: Hashable, value: Any) -> None:
    st.session_state[str(key)] = value


def take(key: Hashable, default: Any = None) -> Any:
    """What is remembered, and is forgotten with this."""
    return st.session_state.pop(str(key), default)


def forget(key: Hashable) -> None:
    st.session_state.pop(str(key), None)


def forget_all(prefix: str) -> None:
    """Everything whose key begins so."""
    for key in [key for key in st.session_state if str(key).startswith(prefix)]:
        del st.session_state[key]


def address(name: str) -> str | None:
    """A value from the page's address, which anybody may have typed."""
    return st.query_params.get(name)


def set_address(**values: str | None) -> None:
    """Writes values into the page's address, so that a reload or a link leads back here; all at
    once, since the browser draws the page for each change."""
    before = {name: st.query_params[name] for name in st.query_params}
    after = {name: value for name, value in (before | values).items() if value is not None}
    if after != before:
        st.query_params.from_dict(after)
