"""One file per screen, thin: read, draw, hand the answer to an action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from journal.people import Viewer
from journal.policy import (
    can_administer,
    can_debrief,
    can_oversee,
    can_promise,
    can_see_ledger,
    can_see_playbook,
    can_see_shared,
    can_see_trends,
    can_see_wellbeing,
    can_support,
    can_write,
)

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Screen:
    """A screen with its name in product.md's words, and for whom it is."""

    title: str
    file: str
    address: str
    fits: Callable[[Viewer], bool]

    @property
    def path(self) -> str:
        return str(FOLDER / self.file)


REFLECT = Screen("Reflect", "reflect.py", "reflect", can_write)
JOURNAL = Screen("My journal", "my_journal.py", "journal", can_write)
MY_PATTERNS = Screen("My patterns", "my_patterns.py", "patterns", can_write)
MY_PROMISES = Screen("My promises", "my_promises.py", "promises", can_promise)
TRENDS = Screen("Trends", "trends.py", "trends", can_see_trends)
TEAM_PROMISES = Screen("Team promises", "team_promises.py", "team-promises", can_see_ledger)
WELLBEING = Screen("Wellbeing", "wellbeing.py", "wellbeing", can_see_wellbeing)
SUPPORT = Screen("Support", "support.py", "support", can_support)
DEBRIEFS = Screen("Debriefs", "debriefs.py", "debriefs", can_debrief)
SHARED = Screen("Shared", "shared.py", "shared", can_see_shared)
ADMIN = Screen("Admin", "admin.py", "admin", can_administer)
OVERSEEING = Screen("How it is run", "overseeing.py", "how-it-is-run", can_oversee)
PLAYBOOK = Screen("Playbook", "playbook.py", "playbook", can_see_playbook)
"""Last, so that nobody begins here: who has another screen came for that one."""
SCREENS = (
    *(REFLECT, JOURNAL, MY_PROMISES, MY_PATTERNS, TRENDS, TEAM_PROMISES, WELLBEING),
    *(DEBRIEFS, SUPPORT, SHARED, ADMIN, OVERSEEING, PLAYBOOK),
)
TEAM_FIGURES = Screen("Team figures", "team_figures.py", "team-figures", can_write)
"""Out of the navigation: who is asked there is led to it from My journal."""


def has_reminders(viewer: Viewer) -> bool:
    """Whether this is one who promises, or who says when such a one is away."""
    return can_promise(viewer) or can_see_ledger(viewer)


REMINDERS = Screen("Reminders", "reminders.py", "reminders", has_reminders)
"""Out of the navigation: it is come to from the foot of every page."""
INCIDENTS = Screen("Incidents", "incidents.py", "incidents", lambda viewer: True)
"""Out of the navigation: who may report is offered it, and who is named is told of reports."""
IMPORTING = Screen("Import records", "importing.py", "import", can_administer)
"""Out of the navigation: it is come to from Admin."""
UNLISTED = (TEAM_FIGURES, REMINDERS, INCIDENTS, IMPORTING)
OF_ONES_OWN = (REFLECT, JOURNAL, MY_PROMISES, MY_PATTERNS, TEAM_FIGURES, REMINDERS, INCIDENTS)
PRIVATE = tuple(one.title for one in (*OF_ONES_OWN, TEAM_PROMISES, DEBRIEFS, SUPPORT, SHARED))
"""Screens on which one's own words stand, or a colleague's, what one agrees to, when one is away,
or whom one asks for support: they can be hidden at once."""
WELCOME = Screen("Welcome", "welcome.py", "welcome", lambda viewer: True)


def pages_for(viewer: Viewer) -> list[st.Page]:
    """The pages of this viewer, the one they came for first.

    Streamlit serves the first page at "/" alone; it is added once more, out of sight, so that a
    link to it by name leads to it as well; so is what is not listed.
    """
    first, *others = [screen for screen in SCREENS if screen.fits(viewer)] or [WELCOME]
    unlisted = [screen for screen in (first, *UNLISTED) if screen.fits(viewer)]
    return [
        st.Page(first.path, title=first.title, url_path="home", default=True),
        *(st.Page(one.path, title=one.title, url_path=one.address) for one in others),
        *(
            st.Page(one.path, title=one.title, url_path=one.address, visibility="hidden")
            for one in unlisted
        ),
    ]
