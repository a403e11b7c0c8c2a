"""Admin: how the workspace is set up, one part at a time. An admin reads nobody's text."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.admin_audit import audit_log
from dashboard.screens.admin_help_list import help_list
from dashboard.screens.admin_importing import lead_to_importing
from dashboard.screens.admin_incidents import incident_recipients
from dashboard.screens.admin_overview import overview
from dashboard.screens.admin_part import PART, Part, open_part
from dashboard.screens.admin_people import people
from dashboard.screens.admin_retention import retention
from dashboard.screens.admin_set_up import set_up
from dashboard.screens.admin_settings import settings
from dashboard.screens.admin_support import support
from dashboard.screens.admin_system import system_health
from dashboard.screens.admin_teams import teams_over_time
from dashboard.screens.admin_words import words
from dashboard.screens.admin_working_time import working_time
from journal.reading.organisation import begun

OVERVIEW = "overview"
NO_SUCH = "There is no such part. The link may be of another version."


def help_and_support() -> None:
    help_list()
    support()
    incident_recipients()


SETTING_UP = Part("set-up", "Setting up", "From an empty workspace to the first entry.", set_up)
PARTS = (
    Part("people", "People", "Add, rename, give roles, make links, say who has left.", people),
    Part("teams", "Teams", "Who was where when; names, splits and mergers.", teams_over_time),
    Part("words", "Words", "What causes, channels and techniques are called.", words),
    Part("working-time", "Working time", "Hours, holidays, time zone, days away.", working_time),
    Part(
        "help",
        "Help and support",
        "Where to find help, who can be asked, who takes reports.",
        help_and_support,
    ),
    Part("import", "Import records", "A file of complaints or contacts.", lead_to_importing),
    Part("settings", "Settings", "What can be changed, how far, and what cannot.", settings),
    Part("retention", "Retention", "How long what is kept, and what goes when.", retention),
    Part("audit", "Audit log", "What was done, by whom, and whether it is all there.", audit_log),
    Part("system", "System health", "Version, disk, backup, release, migrations.", system_health),
    SETTING_UP,
)


def page() -> None:
    st.title("Admin", anchor=False)
    asked = session.address(PART)
    if asked is None and not begun(session.store(), session.today()):
        asked = SETTING_UP.address
    shown = next((part for part in PARTS if part.address == asked), None)
    choose(shown)
    if shown is not None:
        shown.draw()
        return
    if asked not in (None, OVERVIEW):
        st.write(NO_SUCH)
    overview(PARTS)


def choose(shown: Part | None) -> None:
    """One part is shown at a time; the address says which."""
    titles = {OVERVIEW: "Overview"} | {part.address: part.title for part in PARTS}
    state = session.remembered()
    state["admin part"] = shown.address if shown else OVERVIEW
    st.selectbox(
        "Part",
        list(titles),
        format_func=lambda address: titles.get(address, address),
        key="admin part",
        on_change=lambda: open_part(state["admin part"]),
    )


page()
