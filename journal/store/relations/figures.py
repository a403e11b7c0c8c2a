"""What the figures of the teams that somebody supervises are read from: the copy, and no text."""

from __future__ import annotations

from journal.store.agreed import AGENTS, EVER_AGREED, NOW_AGREED

FACTS = ("facts", "behaviour_facts", "technique_facts", "promise_facts")
# Looked up, and not team_id = any(…), which DuckDB joins with the teams for each statement: these
# are read by some twenty for a page, and what is joined is a fifth of what each of them takes.
IN_SCOPE = "array_position($scope_teams, team_id) > 0"
NOT_AGREED = f"block not in ({EVER_AGREED})"
AGREED = f"block in ({NOW_AGREED})"


def facts_of(table: str, told: str) -> str:
    """One team's share of a table of the copy, with the period that each row is counted in: of
    all the blocks that nobody had to agree to, or of those that every agent agrees to. A relation
    of both would look for the agents of every team where nobody had to agree, too."""
    return f"""
        select *, case when $by_block then block else week end as period from kept.{table}
        where team_id = $team and array_position($scope_teams, $team) > 0
          and week >= $first and week < $until and {told}"""


# Counted by week before it is seen in which grain a team is drawn: that takes a join, which is for
# as many rows as there are agents and weeks, and not for each entry.
ESCALATIONS = """(
        select team_id, week, block, agent, count(*) as entries,
               count(*) filter (where escalated_to <> 'nobody') as escalated
        from kept.facts where escalated_to is not null
        group by team_id, week, block, agent)"""


def facts_of_teams(table: str) -> str:
    """The same of all teams together, each in the grain in which its own figures are drawn, with
    the block from which on that is so. What is told because every agent of a team agreed is
    told of that team alone."""
    return f"""
        select facts.*, grains.grain, grains.since_block as drawn_since,
               case when grains.grain = 'week' then facts.week else facts.block end as period
        from {table} as facts
        join (select team_id, grain, since_block,
                     lead(since_block) over (partition by team_id order by since_block) as ended
              from kept.grains where {IN_SCOPE}) as grains
          on grains.team_id = facts.team_id and facts.block >= grains.since_block
             and (grains.ended is null or facts.block < grains.ended)
        left join kept.agreed_blocks as agreed
          on agreed.team_id = facts.team_id and agreed.block = facts.block
        where agreed.block is null
          and facts.week >= $first and facts.week < $until"""


# Who was an agent of the team then knows their own answers, and could take them out of a band. Who
# supervised it then was left out of its bands.
KNOWS_OWN = """exists (
        select 1 from kept.grants as held
        where held.person_id = $scope_person and held.role = 'agent'
          and held.team_id = releases.team_id
          and held.since < releases.block + 28
          and (held.until is null or held.until > releases.block)
          and not exists (
              select 1 from kept.grants as supervised
              where supervised.person_id = held.person_id and supervised.role = 'supervisor'
                and supervised.team_id = held.team_id
                and supervised.since <= blocks.released_on
                and (supervised.until is null or supervised.until > releases.block)))"""

FIGURES = {
    "teams_in_scope": f"""
        select team_id, name, kind from kept.teams where {IN_SCOPE}""",
    **{f"{table}_in_scope": facts_of(table, NOT_AGREED) for table in FACTS},
    **{f"agreed_{table}_in_scope": facts_of(table, AGREED) for table in FACTS},
    "facts_of_teams_in_scope": facts_of_teams("kept.facts"),
    "escalation_facts_of_teams_in_scope": facts_of_teams(ESCALATIONS),
    "promise_facts_of_teams_in_scope": facts_of_teams("kept.promise_facts"),
    "agents_in_scope": f"""
        select * from ({AGENTS}) as agents where {IN_SCOPE}""",
    "grains_in_scope": f"""
        select * from kept.grains where {IN_SCOPE}""",
    "marked_changes_in_scope": """
        select changes.*, people.name from kept.marked_changes as changes
        join kept.people as people on people.person_id = changes.marked_by
        where changes.team_id in (select unnest($scope_teams))""",
    "releases_in_scope": f"""
        select releases.team_id, releases.block, blocks.least_agents,
               case when {KNOWS_OWN} then 'was_agent' else releases.withheld end as withheld
        from wellbeing.releases as releases
        join wellbeing.released_blocks as blocks on blocks.block = releases.block
        where releases.team_id in (select unnest($scope_teams))""",
    "bands_in_scope": f"""
        select bands.* from wellbeing.bands as bands
        join wellbeing.releases as releases
          on releases.team_id = bands.team_id and releases.block = bands.block
        join wellbeing.released_blocks as blocks on blocks.block = bands.block
        where bands.team_id in (select unnest($scope_teams)) and not {KNOWS_OWN}""",
    # Of the running week only these two numbers leave the store.
    "running_week": """
        select team_id, count(*) as entries, count(distinct author_id) as people
        from kept.entries
        where team_id in (select unnest($scope_teams)) and week = $this_week
        group by team_id""",
    "latest_copy": """
        select max(copied_at) as copied_at, max(before_week) as before_week,
               max(holds) as holds
        from kept.facts_copies""",
}
