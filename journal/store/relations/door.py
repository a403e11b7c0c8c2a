"""What is read before anybody is known, and by the command line: nobody's words are in it."""

from __future__ import annotations

from journal.store.agreed import AGENTS
from journal.store.relations.figures import FIGURES

AT_DOOR = {
    "workspace": "select * from kept.workspace",
    "teams": "select * from kept.teams",
    "people": "select * from kept.people",
    "grants": "select * from kept.grants",
    "sessions": "select * from kept.sessions",
    "accounts": "select * from kept.accounts",
    "recovery_codes": "select * from kept.recovery_codes",
    "identified": "select distinct person_id from kept.identities",
    "migrations": "select number, name, applied_at from kept.migrations",
    "releases_told": """
        select max(block) as block, max(released_at) as released_at
        from wellbeing.released_blocks""",
    "words_here": "select * from kept.words",
    "former_words": "select * from kept.former_words",
    "links": "select * from kept.links",
    "agents_of_teams": f"select team_id, agents, others from ({AGENTS}) as agents",
    "known_devices": "select * from kept.known_devices",
    "news": "select * from kept.news",
    "retention": "select * from kept.retention",
    "last_swept": "select max(swept_at) as swept_at from kept.sweeps",
    "erasures": """
        select person_id, erased_at, true as is_whole from kept.people where erased_at is not null
        union all
        select coalesce(subject, actor) as person_id, happened_at as erased_at, false as is_whole
        from kept.audit where action = 'journal_erased'""",
    "working_hours": "select * from kept.working_hours",
    "holidays": "select * from kept.holidays",
    "absences": "select * from kept.absences",
    "help_list": "select * from kept.help_list",
    "help_hours": "select * from kept.help_hours",
    "incident_recipients": """
        select people.person_id, people.name from kept.people as people
        join kept.incident_recipients as named on named.person_id = people.person_id""",
    "incidents_counted": "select count(*) as incidents from kept.incidents",
    "debrief_cases_counted": "select count(*) as cases from kept.debrief_cases",
    "feeds": "select * from kept.feeds",
    "digests": "select * from kept.digests",
    "mappings": "select * from kept.mappings",
    "outside_contacts": "select * from kept.outside_contacts",
    "latest_copy": FIGURES["latest_copy"],
    # Records that are taken in change the copy and not its moment.
    "copy_held": """
        select (select max(copied_at) from kept.facts_copies) as copied_at,
               (select count(*) from kept.facts) as facts,
               (select count(*) from kept.promise_facts) as promises""",
    "counted": """
        select (select count(*) from kept.entries) as entries,
               (select count(*) from kept.records) as records""",
}
