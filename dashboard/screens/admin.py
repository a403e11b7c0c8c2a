"""Admin: how the workspace is set up. An admin reads nobody's text."""

import streamlit as st

from dashboard import session
from dashboard.screens.admin_help_list import help_list
from dashboard.screens.admin_importing import lead_to_importing
from dashboard.screens.admin_incidents import incident_recipients
from dashboard.screens.admin_people import people
from dashboard.screens.admin_support import support
from dashboard.screens.admin_working_time import working_time
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from journal.reading.organisation import team_sizes
from journal.vocabulary import Role

workspace = session.workspace()
st.title("Admin", anchor=False)
st.text(workspace.organisation)
st.write("An admin runs the workspace and reads nobody's text.")
shown = (Role.AGENT, Role.SUPERVISOR, Role.FACILITATOR)
rows: list[dict[str, Cell]] = [
    {
        "Team": size.team.name,
        "Kind": size.team.kind.label,
        **{f"{role.label}s": size.holders[role] for role in shown},
    }
    for size in team_sizes(session.store(), session.today())
]
show_table(Table.of(rows), "Teams")
st.caption(f"Time zone {workspace.zone.key} · team figures from {workspace.least_agents} agents on")
if not workspace.is_demo:
    people()
st.write("Add teams with `afterword team add`, and then people with `afterword person add`.")
lead_to_importing()
help_list()
incident_recipients()
working_time()
support()
