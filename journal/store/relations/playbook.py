"""The playbook: phrases without whose they are, and those one has offered oneself."""

from __future__ import annotations

READ = """
    (phrases.team_id is null
     or (phrases.team_id in (select unnest($scope_reads_unnamed))
         and (phrases.hidden_at is null
              or phrases.team_id in (select unnest($scope_curates)))))"""


def said_before(which: str) -> str:
    return f"""
        select versions.phrase_id, versions.phrase, versions.said_from, versions.said_until
        from kept.phrase_versions as versions
        join kept.phrases as phrases on phrases.phrase_id = versions.phrase_id
        where {which}"""


PLAYBOOK = {
    # When it was offered, and what it said before, tell of the workspace's own alone.
    "phrases_to_read": f"""
        select phrases.phrase_id, phrases.technique, teams.name as team, phrases.phrase,
               phrases.hidden_at is not null as is_hidden,
               coalesce(phrases.team_id in (select unnest($scope_curates)), false) as can_be_hidden,
               case when phrases.team_id is null then phrases.said_from end as said_from
        from kept.phrases as phrases
        left join kept.teams as teams on teams.team_id = phrases.team_id
        where {READ}""",
    "workspace_phrases_before": said_before("phrases.team_id is null"),
    "own_phrases": """
        select phrases.phrase_id, phrases.technique, teams.name as team, phrases.phrase,
               phrases.offered_at, phrases.said_from, phrases.hidden_at is not null as is_hidden
        from kept.phrases as phrases
        join kept.teams as teams on teams.team_id = phrases.team_id
        where phrases.author_id = $scope_person""",
    "own_phrases_before": said_before(
        "phrases.team_id is not null and phrases.author_id = $scope_person"
    ),
}
