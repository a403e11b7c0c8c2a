"""What others share, as far as it arrives with an audience."""

from __future__ import annotations

from journal.sharing import fields_seen_by
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


SHARED = {
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
}
