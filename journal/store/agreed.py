"""Whether every agent of a team agrees, and which blocks are told for that: SQL that the relations
are made of."""

from __future__ import annotations

CHANGED = """
    select team_id, count(*) + count(until) as changes from kept.grants
    where role = 'agent' group by team_id"""
AGENTS = f"""
    select agents.team_id, count(*) as agents,
           sum(case when supervisors.person_id is null then 1 else 0 end) as others,
           case when count(*) = count(given.given_at) then max(given.given_at) end as agreed_at
    from (select distinct team_id, person_id from kept.grants
          where role = 'agent' and until is null) as agents
    join ({CHANGED}) as changed on changed.team_id = agents.team_id
    left join kept.agreements as given
      on given.team_id = agents.team_id and given.person_id = agents.person_id
         and given.changes = changed.changes
    left join (select distinct team_id, person_id from kept.grants
               where role = 'supervisor' and until is null) as supervisors
      on supervisors.team_id = agents.team_id and supervisors.person_id = agents.person_id
    group by agents.team_id"""
"""For each team how many agents it has, how many of them do not supervise it, and when the last one
agreed, where every one does. Agreements from before an agent joined or left are over."""
OWN = f"""
    select given.team_id, given.given_at from kept.agreements as given
    join ({CHANGED}) as changed
      on changed.team_id = given.team_id and changed.changes = given.changes
    where given.person_id = $scope_person"""
EVER_AGREED = "select block from kept.agreed_blocks where team_id = $team"
NOW_AGREED = f"""
    select blocks.block from kept.agreed_blocks as blocks
    join ({AGENTS}) as agents
      on agents.team_id = blocks.team_id and agents.agreed_at = blocks.agreed_at
    where blocks.team_id = $team"""
"""The blocks of a team that every agent agrees to, at this moment and since before they began."""
