"""The relations that a scope opens: a query can name these, and nothing behind them."""

from __future__ import annotations

import re
from typing import Any

from journal.periods import FIRST_BLOCK
from journal.policy import Scope
from journal.sharing import fields_seen_by
from journal.store.agreed import AGENTS, EVER_AGREED, NOW_AGREED, OWN
from journal.store.engine import Values, only_used
from journal.store.moments import BLOCK, LOCAL, PART_OF_DAY, WEEKDAY
from journal.vocabulary import Audience

TEAMS_OF_READERS = {
    Audience.SUPERVISOR: "scope_reads_named",
    Audience.TEAM: "scope_reads_unnamed",
}


def shared_with(audience: Audience, among: str = "true") -> str:
    """The entries that are shared with an audience, or the one that its author previews, as far
    as they arrive there. `place` orders them, the newest first, and tells no time."""
    columns = [f"entries.{name}" for name in columns_seen_by(audience)]
    author = "people.name" if audience is Audience.SUPERVISOR else "cast(null as text)"
    return f"""
        select shared.share_id, teams.name as team, {author} as author, {", ".join(columns)},
               row_number() over (order by shared.shared_at desc, shared.share_id) as place
        from (select share_id, entry_id, shared_at from kept.shares
              where audience = '{audience.value}' and $scope_previews = ''
              union all
              select '' as share_id, entry_id, saved_at as shared_at from kept.entries
              where entry_id = $scope_previews and author_id = $scope_person) as shared
        join kept.entries as entries on entries.entry_id = shared.entry_id
        join kept.teams as teams on teams.team_id = entries.team_id
        join kept.people as people on people.person_id = entries.author_id
        where entries.team_id in (select unnest(${TEAMS_OF_READERS[audience]})) and {among}"""


def columns_seen_by(audience: Audience) -> list[str]:
    """A column for each field that arrives; the techniques' effects stand in one beside them."""
    fields = fields_seen_by(audience)
    return [*fields, *(["technique_effects"] if "techniques" in fields else [])]


def named_in_weeks() -> str:
    """What one team shares with its supervisors of some weeks; these are told when it was, so the
    day and its part stand beside it."""
    shared = shared_with(
        Audience.SUPERVISOR, "entries.team_id = $team and week in (select unnest($weeks))"
    )
    return f"""
        select *, {WEEKDAY} as weekday, {PART_OF_DAY} as part_of_day
        from (select *, {LOCAL} as local from ({shared}) as listed) as known"""


def unnamed_in_blocks() -> str:
    """What one team shares without names of some blocks that are over: finer than that, being in
    a list would tell when it was."""
    return shared_with(
        Audience.TEAM,
        f"""entries.team_id = $team and {BLOCK} in (select unnest($blocks))
            and {BLOCK} + 28 <= (select max(before_week) from kept.facts_copies)""",
    )


def facts_of(table: str) -> str:
    """One team's share of a table of the copy, with the period that each row is counted in: of
    the blocks that every agent agrees to, or of all those that nobody had to agree to."""
    return f"""
        select *, case when $by_block then block else week end as period from kept.{table}
        where team_id = $team and $team = any($scope_teams)
          and week >= $first and week < $until
          and case when $by_agreement then block in ({NOW_AGREED})
                   else block not in ({EVER_AGREED}) end"""


LOCAL_DUE = """(due_at at time zone 'UTC') at time zone (select timezone from kept.workspace)"""


def owner_is_away(day: str) -> str:
    """Whether the owner of a promise is away on a day."""
    return f"""exists (select 1 from kept.absences as absences
        where absences.person_id = promises.owner_id
          and {day} between absences.first_day and absences.last_day)"""


def facts_of_teams(table: str) -> str:
    """The same of all teams together, each in the grain in which its own figures are drawn, with
    the block from which on that is so. What is told because every agent of a team agreed is
    told of that team alone."""
    return f"""
        select facts.*, grains.grain, grains.since_block as drawn_since,
               case when grains.grain = 'week' then facts.week else facts.block end as period
        from kept.{table} as facts
        join (select team_id, grain, since_block,
                     lead(since_block) over (partition by team_id order by since_block) as ended
              from kept.grains) as grains
          on grains.team_id = facts.team_id and facts.block >= grains.since_block
             and (grains.ended is null or facts.block < grains.ended)
        left join kept.agreed_blocks as agreed
          on agreed.team_id = facts.team_id and agreed.block = facts.block
        where facts.team_id in (select unnest($scope_teams)) and agreed.block is null
          and facts.week >= $first and facts.week < $until"""


# Each may use what comes from the scope ($scope_person, $scope_teams and so on), and what the
# query itself binds: $team, $first, $until, $by_block, $by_agreement, $this_week, $weeks, $blocks.
RELATIONS = {
    "own_entries": "select * from kept.entries where author_id = $scope_person",
    "own_catalogue": "select * from kept.catalogue where author_id = $scope_person",
    "own_versions": "select * from kept.entry_versions where author_id = $scope_person",
    "own_tried_next": "select * from kept.tried_next where author_id = $scope_person",
    "own_deleted": "select * from kept.deleted_entries where author_id = $scope_person",
    "own_drafts": "select * from kept.drafts where author_id = $scope_person",
    "own_promises": f"""
        select *, promise_id in (select promise_id from kept.handovers
                                 where answer = 'accepted') as taken_over,
               {owner_is_away("cast(local_due as date)")} as away_then
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
          and promises.done_at is null and promises.cancelled_at is null""",
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
    "own_check_ins": "select * from wellbeing.check_ins where author_id = $scope_person",
    "own_agreements": OWN,
    "own_shares": """
        select * from kept.shares where entry_id in
            (select entry_id from kept.entries where author_id = $scope_person)""",
    "own_reads": """
        select reads.entry_id, reads.audience, reads.reader_id, people.name as reader, reads.read_at
        from kept.reads as reads
        join kept.entries as entries on entries.entry_id = reads.entry_id
        join kept.people as people on people.person_id = reads.reader_id
        where entries.author_id = $scope_person""",
    "entries_shared_with_supervisor": shared_with(Audience.SUPERVISOR),
    "entries_shared_with_team": shared_with(Audience.TEAM),
    "entries_shared_with_supervisor_in_weeks": named_in_weeks(),
    "entries_shared_with_team_in_blocks": unnamed_in_blocks(),
    # By what others' encounters are found to be alike; the words that their team may read.
    "catalogue_shared_with_team": """
        select shares.share_id, cards.cause, cards.behaviours, cards.words
        from kept.shares as shares
        join kept.catalogue as cards on cards.entry_id = shares.entry_id
        where shares.audience = 'team' and cards.author_id <> $scope_person
          and cards.team_id in (select unnest($scope_reads_unnamed))""",
    "teams_in_scope": """
        select team_id, name, kind from kept.teams
        where team_id in (select unnest($scope_teams))""",
    "facts_in_scope": facts_of("facts"),
    "behaviour_facts_in_scope": facts_of("behaviour_facts"),
    "technique_facts_in_scope": facts_of("technique_facts"),
    "promise_facts_in_scope": facts_of("promise_facts"),
    "facts_of_teams_in_scope": facts_of_teams("facts"),
    "promise_facts_of_teams_in_scope": facts_of_teams("promise_facts"),
    "agents_in_scope": f"""
        select * from ({AGENTS}) as agents where team_id in (select unnest($scope_teams))""",
    "grains_in_scope": """
        select * from kept.grains where team_id in (select unnest($scope_teams))""",
    "marked_changes_in_scope": """
        select changes.*, people.name from kept.marked_changes as changes
        join kept.people as people on people.person_id = changes.marked_by
        where changes.team_id in (select unnest($scope_teams))""",
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
    "agents_of_teams": f"select team_id, agents, others from ({AGENTS}) as agents",
    "known_devices": "select * from kept.known_devices",
    "news": "select * from kept.news",
    "working_hours": "select * from kept.working_hours",
    "holidays": "select * from kept.holidays",
    "absences": "select * from kept.absences",
    "feeds": "select * from kept.feeds",
    "digests": "select * from kept.digests",
    "latest_copy": RELATIONS["latest_copy"],
    # Records that are taken in change the copy and not its moment.
    "copy_held": """
        select (select max(copied_at) from kept.facts_copies) as copied_at,
               (select count(*) from kept.facts) as facts,
               (select count(*) from kept.promise_facts) as promises""",
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
        "scope_reads_named": list(scope.reads_named),
        "scope_reads_unnamed": list(scope.reads_unnamed),
        "scope_ledger": list(scope.ledger_of),
        "scope_previews": scope.previews,
        "first_block": FIRST_BLOCK,
    }
    return joined, only_used(joined, bound)
