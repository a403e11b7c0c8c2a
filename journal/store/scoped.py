"""The relations that a scope opens: a query can name these, and nothing behind them."""

from __future__ import annotations

import re
from typing import Any

from journal.policy import Scope
from journal.store.engine import Values, only_used

# Each may use $scope_person and $scope_teams, which come from the scope, and what the query
# itself binds: $team, $first, $until, $by_block, $this_week.
RELATIONS = {
    "own_entries": "select * from kept.entries where author_id = $scope_person",
    "own_drafts": "select * from kept.drafts where author_id = $scope_person",
    "own_promises": "select * from kept.promises where owner_id = $scope_person",
    "own_check_ins": "select * from wellbeing.check_ins where author_id = $scope_person",
    "teams_in_scope": """
        select team_id, name, kind from kept.teams
        where team_id in (select unnest($scope_teams))""",
    "facts_in_scope": """
        select *, case when $by_block then block else week end as period from kept.facts
        where team_id = $team and $team = any($scope_teams)
          and week >= $first and week < $until""",
    "promise_facts_in_scope": """
        select *, case when $by_block then block else week end as period from kept.promise_facts
        where team_id = $team and $team = any($scope_teams)
          and week >= $first and week < $until""",
    "grains_in_scope": """
        select * from kept.grains where team_id in (select unnest($scope_teams))""",
    # Of the running week only these two numbers leave the store.
    "running_week": """
        select team_id, count(*) as entries, count(distinct author_id) as people
        from kept.entries
        where team_id in (select unnest($scope_teams)) and week = $this_week
        group by team_id""",
    "latest_copy": """
        select max(copied_at) as copied_at, max(before_week) as before_week
        from kept.facts_copies""",
}

# What is read before anybody is known, and by the command line: nobody's words are in it.
AT_DOOR = {
    "workspace": "select * from kept.workspace",
    "teams": "select * from kept.teams",
    "people": "select * from kept.people",
    "grants": "select * from kept.grants",
    "sessions": "select * from kept.sessions",
    "accounts": "select * from kept.accounts",
    "recovery_codes": "select * from kept.recovery_codes",
    "links": "select * from kept.links",
    "known_devices": "select * from kept.known_devices",
    "news": "select * from kept.news",
    "latest_copy": RELATIONS["latest_copy"],
    "counted": """
        select (select count(*) from kept.entries) as entries,
               (select count(*) from kept.records) as records""",
}

PAST_THE_SCOPE = re.compile(r"\b(kept|wellbeing|information_schema|pg_catalog|duckdb_\w+)\b", re.I)
WORDS = re.compile(r"\b[a-z_]+\b")


def scoped(scope: Scope, sql: str, values: Values) -> tuple[str, dict[str, Any]]:
    """The query with its relations restricted to the scope, and the values it binds."""
    if PAST_THE_SCOPE.search(sql):
        raise ValueError("a query names the relations of store/scoped.py, not tables")
    relations = AT_DOOR if scope.at_door else RELATIONS
    used = [name for name in dict.fromkeys(WORDS.findall(sql)) if name in relations]
    if not used:
        raise ValueError("a query reads at least one relation that its scope opens")
    opened = ",\n".join(f"{name} as ({relations[name]})" for name in used)
    body = sql.strip()
    joined = (
        f"with {opened},\n{body[4:].lstrip()}"
        if re.match(r"with\s", body, re.I)
        else f"with {opened}\n{body}"
    )
    bound = {
        **values,
        "scope_person": scope.person_id,
        "scope_teams": list(scope.figures_of),
    }
    return joined, only_used(joined, bound)
