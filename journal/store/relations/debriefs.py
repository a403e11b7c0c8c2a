"""The debriefs of the teams in which one works; what is shared there and may be picked, for those
who prepare them; and what became of entries of one's own."""

from __future__ import annotations

from journal.debrief_case import SERIOUS
from journal.store.relations.shared import columns_seen_by
from journal.vocabulary import Audience

COLUMNS = ", ".join(f"entries.{name}" for name in columns_seen_by(Audience.TEAM))
TAKES_PART = "debriefs.team_id in (select unnest($scope_debriefs))"
ABOUT = """debriefs.debrief_id, debriefs.team_id, debriefs.made_at, debriefs.minutes,
    debriefs.version, debriefs.changed, debriefs.asked_about, debriefs.started_at, debriefs.step,
    debriefs.page, debriefs.step_since, debriefs.ended_at"""
IS_SERIOUS = " or ".join(
    f"coalesce('{behaviour.value}' = any(entries.behaviours), false)" for behaviour in SERIOUS
)
SHARED_STILL = f"""
    join kept.shares as shares on shares.share_id = cases.share_id and shares.audience = 'team'
    join kept.entries as entries on entries.entry_id = shares.entry_id
                                and cases.taken_back_at is null and not ({IS_SERIOUS})"""
HELD_TODAY = "since <= $today and (until is null or until > $today)"


def actions(which: str) -> str:
    """With the owner's name, unless they do not work in the team any more."""
    return f"""
        select actions.*, held.name as owner
        from kept.debrief_actions as actions
        left join (
            select distinct grants.person_id, grants.team_id, people.name
            from kept.grants as grants
            join kept.people as people on people.person_id = grants.person_id
            where grants.role = 'agent' and {HELD_TODAY}
        ) as held on held.person_id = actions.owner_id and held.team_id = actions.team_id
        where {which}"""


DEBRIEFS = {
    "debriefs_in_scope": f"""
        select {ABOUT}, teams.name as team
        from kept.debriefs as debriefs
        join kept.teams as teams on teams.team_id = debriefs.team_id
        where {TAKES_PART}""",
    "debrief_notes_in_scope": """
        select debrief_id, notes from kept.debriefs
        where team_id in (select unnest($scope_facilitates))""",
    "debrief_cases_in_scope": f"""
        select cases.case_id, cases.debrief_id, cases.share_id, cases.slot, cases.picked_at,
               cases.wording, {COLUMNS}
        from kept.debrief_cases as cases
        join kept.debriefs as debriefs on debriefs.debrief_id = cases.debrief_id {SHARED_STILL}
        where {TAKES_PART}""",
    # How many cases of a debrief are gone; whoever took one back is not told of.
    "debrief_cases_gone": f"""
        select cases.debrief_id, count(*) as gone
        from kept.debrief_cases as cases
        join kept.debriefs as debriefs on debriefs.debrief_id = cases.debrief_id
        where {TAKES_PART} and cases.case_id not in (
            select cases.case_id from kept.debrief_cases as cases {SHARED_STILL})
        group by cases.debrief_id""",
    # Whose an entry is, is here a mere number: what is suggested is not twice one author's.
    "debrief_candidates": f"""
        select shares.share_id, entries.team_id, shares.shared_at, {COLUMNS},
               dense_rank() over (order by entries.author_id) as whose,
               entries.author_id in (
                   select spoken.author_id
                   from kept.debrief_cases as cases
                   join kept.entries as spoken on spoken.entry_id = cases.entry_id
                   join (select debrief_id, team_id,
                                row_number() over (partition by team_id order by started_at desc)
                                    as place
                         from kept.debriefs where started_at is not null) as held
                     on held.debrief_id = cases.debrief_id and held.place = 1
                   where held.team_id = $team) as was_last,
               entries.entry_id in (
                   select cases.entry_id
                   from kept.debrief_cases as cases
                   join kept.debriefs as held on held.debrief_id = cases.debrief_id
                   where held.started_at is not null) as was_told
        from kept.shares as shares
        join kept.entries as entries on entries.entry_id = shares.entry_id
        where shares.audience = 'team' and not ({IS_SERIOUS}) and entries.team_id = $team
          and entries.team_id in (select unnest($scope_facilitates))""",
    "debrief_takeaways_in_scope": f"""
        select takeaways.*, debriefs.team_id
        from kept.debrief_takeaways as takeaways
        join kept.debriefs as debriefs on debriefs.debrief_id = takeaways.debrief_id
        where {TAKES_PART}""",
    "debrief_actions_in_scope": actions("actions.team_id in (select unnest($scope_debriefs))"),
    "own_debrief_actions": actions(
        """actions.owner_id = $scope_person
           and actions.team_id in (select unnest($scope_debriefs))"""
    ),
    "own_debrief_cases": f"""
        select cases.*, {COLUMNS}, debriefs.started_at, debriefs.ended_at,
               cases.taken_back_at is null and shares.share_id is not null as is_there
        from kept.debrief_cases as cases
        join kept.debriefs as debriefs on debriefs.debrief_id = cases.debrief_id
        join kept.entries as entries on entries.entry_id = cases.entry_id
        left join kept.shares as shares on shares.share_id = cases.share_id
        where entries.author_id = $scope_person""",
    # From one's own case, or from none in particular; never from somebody else's.
    "own_debrief_takeaways": """
        select distinct takeaways.*
        from kept.debrief_takeaways as takeaways
        join kept.debrief_cases as cases on cases.debrief_id = takeaways.debrief_id
        join kept.entries as entries on entries.entry_id = cases.entry_id
        where entries.author_id = $scope_person
          and (takeaways.case_id is null or takeaways.case_id = cases.case_id)""",
}
