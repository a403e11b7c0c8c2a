"""Promises: one's own, what one is asked to take over, and the open ones of one's teams."""

from __future__ import annotations

LOCAL_DUE = """(due_at at time zone 'UTC') at time zone (select timezone from kept.workspace)"""


def owner_is_away(day: str) -> str:
    """Whether the owner of a promise is away on a day."""
    return f"""exists (select 1 from kept.absences as absences
        where absences.person_id = promises.owner_id
          and {day} between absences.first_day and absences.last_day)"""


LEDGER = {
    "own_promises": f"""
        select *, {owner_is_away("cast(local_due as date)")} as away_then
        from (select *, {LOCAL_DUE} as local_due from kept.promises
              where owner_id = $scope_person) as promises""",
    "own_earlier_dues": """
        select dues.* from kept.earlier_dues as dues
        join kept.promises as promises on promises.promise_id = dues.promise_id
        where promises.owner_id = $scope_person""",
    # What one asked somebody else to take over, or is asked about by a supervisor.
    "own_handovers": """
        select handovers.handover_id, handovers.promise_id, handovers.answer,
               handovers.answered_at, promises.what, people.name as asked,
               handovers.asked_id, promises.team_id
        from kept.handovers as handovers
        join kept.promises as promises on promises.promise_id = handovers.promise_id
        join kept.people as people on people.person_id = handovers.asked_id
        where handovers.from_id = $scope_person""",
    "asked_over": """
        select handovers.handover_id, handovers.asked_at, promises.what, promises.case_ref,
               promises.due_at, promises.due_is_day, owners.name as owner, askers.name as asked_by
        from kept.handovers as handovers
        join kept.promises as promises on promises.promise_id = handovers.promise_id
        join kept.people as owners on owners.person_id = promises.owner_id
        join kept.people as askers on askers.person_id = handovers.asked_by
        where handovers.asked_id = $scope_person and handovers.answer is null
          and promises.done_at is null and promises.cancelled_at is null
          and promises.team_id in (select unnest($scope_asked_in))""",
    "open_promises_of_teams": f"""
        select promises.promise_id, promises.owner_id, people.name as owner, promises.team_id,
               teams.name as team, promises.what, promises.case_ref, promises.due_at,
               promises.due_is_day, {owner_is_away("cast(local_due as date)")} as away_then,
               {owner_is_away("$today")} as owner_is_away,
               exists (select 1 from kept.grants as grants
                       where grants.person_id = promises.owner_id and grants.role = 'agent'
                         and grants.team_id = promises.team_id and grants.since <= $today
                         and (grants.until is null or grants.until > $today)) as owner_is_here
        from (select *, {LOCAL_DUE} as local_due from kept.promises
              where done_at is null and cancelled_at is null
                and team_id in (select unnest($scope_ledger))) as promises
        join kept.people as people on people.person_id = promises.owner_id
        join kept.teams as teams on teams.team_id = promises.team_id""",
    "handovers_in_teams": """
        select handovers.handover_id, handovers.promise_id, handovers.asked_id,
               people.name as asked
        from kept.handovers as handovers
        join kept.promises as promises on promises.promise_id = handovers.promise_id
        join kept.people as people on people.person_id = handovers.asked_id
        where handovers.answer is null
          and promises.team_id in (select unnest($scope_ledger))""",
    "own_settled_outcomes": """
        select settled.* from kept.settled_outcomes as settled
        join kept.entries as entries on entries.entry_id = settled.entry_id
        where entries.author_id = $scope_person""",
}
