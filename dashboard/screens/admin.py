"""Admin: how the workspace is set up. An admin reads nobody's text."""

import streamlit as st

from dashboard import session
from journal.periods import local_date
from journal.store.workspace import people, teams
from journal.vocabulary import Role

workspace = session.workspace()
st.title("Admin")
st.write(f"{workspace.organisation}. An admin runs the workspace and reads nobody's text.")
today = local_date(session.now(), workspace.zone)
everybody = people(session.store(), today)
rows = [
    {
        "Team": team.name,
        "Kind": team.kind.label,
        **{
            f"{role.label}s": sum(
                1
                for _, grants in everybody
                if any(g.team_id == team.team_id and g.role is role for g in grants)
            )
            for role in (Role.AGENT, Role.SUPERVISOR, Role.FACILITATOR)
        },
    }
    for team in teams(session.store())
]
st.table(rows)
st.caption(
    f"Time zone {workspace.zone.key} · working day ends {workspace.day_ends:%H:%M} · "
    f"team figures from {workspace.least_agents} agents on"
)
st.write("People and teams are added with the commands `afterword person` and `afterword team`.")
