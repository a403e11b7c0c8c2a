"""Support: what one asks for, what one is asked for, and who can be asked."""

from __future__ import annotations

HELD = "since <= $today and (until is null or until > $today)"
# Who supervises one's team is asked as that and as nothing else, so that a way around leads around.
ASKABLE = f"""
    select held.person_id, people.name, held.whom, peers.in_team, peers.outside, peers.weekdays,
           peers.starts, peers.ends, peers.on_break
    from (
        select person_id, 'supervisor' as whom from kept.grants
        where role = 'supervisor' and team_id = any($scope_asked_in) and {HELD}
        union
        select grants.person_id, 'peer' as whom
        from kept.grants as grants
        join kept.peers as peers on peers.person_id = grants.person_id
        where grants.role in ('agent', 'facilitator') and grants.team_id = any($scope_asked_in)
          and {HELD} and peers.in_team and not peers.on_break
          and grants.person_id not in (
              select person_id from kept.grants
              where role = 'supervisor' and team_id = any($scope_asked_in) and {HELD})
        union
        select grants.person_id, 'outside' as whom
        from kept.grants as grants
        left join kept.peers as peers on peers.person_id = grants.person_id
        left join kept.outside_contacts as named on named.person_id = grants.person_id
        where grants.role <> 'admin' and {HELD}
          and (peers.outside or named.person_id is not null)
          and not coalesce(peers.on_break, false)
          and grants.person_id not in (
              select person_id from kept.grants
              where team_id = any($scope_asked_in) and {HELD})
    ) as held
    join kept.people as people on people.person_id = held.person_id
    left join kept.peers as peers on peers.person_id = held.person_id
    where held.person_id <> $scope_person"""

SUPPORT = {
    "askable": ASKABLE,
    "own_peering": "select * from kept.peers where person_id = $scope_person",
    "own_support_requests": "select * from kept.support_requests where asker_id = $scope_person",
    "own_support_turns": """
        select turns.*, people.name
        from kept.support_turns as turns
        join kept.support_requests as requests on requests.request_id = turns.request_id
        join kept.people as people on people.person_id = turns.person_id
        where requests.asker_id = $scope_person""",
    # Who asks, and their note, from when it was opened until it is over or passed on; who never
    # opened it is told of it during their turn alone.
    "support_asked_of_me": """
        select turns.request_id, turns.whom, turns.begins_at, turns.ends_at, turns.seen_at,
               turns.offered_at, turns.offer_at, turns.offer_way, turns.passed_on_at,
               requests.closed_at, requests.withdrawn_at,
               case when turns.seen_at is not null then people.name end as asker,
               case when turns.seen_at is not null and turns.passed_on_at is null
                         and requests.closed_at is null and requests.withdrawn_at is null
                    then requests.note end as note
        from kept.support_turns as turns
        join kept.support_requests as requests on requests.request_id = turns.request_id
        join kept.people as people on people.person_id = requests.asker_id
        where turns.person_id = $scope_person and $scope_can_be_asked and turns.gone_at is null
          and (turns.whom <> 'supervisor' or requests.team_id in (select unnest($scope_ledger)))
          and (turns.seen_at is not null
               or (requests.closed_at is null and requests.withdrawn_at is null
                   and turns.begins_at <= $moment and turns.ends_at > $moment))""",
}
