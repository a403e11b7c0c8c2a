"""Which encounters are alike, among one's own and what others share with one's team.

Words are weighed by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009),
with how rare each is among these rows alone: nobody's unshared words change what another sees.
"""

from __future__ import annotations

from dataclasses import dataclass

from journal.alike import BEHAVIOURS, CAUSE, LEAST, WORDS, Encounter
from journal.policy import Scope
from journal.store.engine import Store

SATURATION, LENGTH = 1.2, 0.75
"""How soon a word that is repeated counts no more, and how much long texts are held back."""
ALIKE = f"""
with candidates as materialized (
    select entry_id as id, true as is_own, cause, behaviours, words, occurred_at
    from own_catalogue where entry_id <> $entry_id
    union all
    select share_id, false, cause, behaviours, words, cast(null as timestamp)
    from catalogue_shared_with_team
),
lengths as (
    select id, coalesce(array_length(words, 1), 0) as length from candidates
),
size as (
    select count(*) as texts, avg(length) as usual from lengths where length > 0
),
times as (
    select id, word, count(*) as times
    from (select id, unnest(words) as word from candidates) as told
    where word in (select unnest($words))
    group by id, word
),
rarities as (
    select word, ln(1 + (max(texts) - count(*) + 0.5) / (count(*) + 0.5)) as rarity
    from times cross join size
    group by word
),
weights as (
    select times.id,
           sum(rarity * times * {SATURATION + 1} / (times + {SATURATION}
               * ({1 - LENGTH} + {LENGTH} * length / usual))) as weight
    from times
    join rarities on rarities.word = times.word
    join lengths on lengths.id = times.id
    cross join size
    group by times.id
),
most as (
    select sum(rarity) * {SATURATION + 1} as weight from rarities
),
met as (
    select id, count(*) as in_both
    from (select id, unnest(behaviours) as behaviour from candidates) as behaved
    where behaviour in (select unnest($behaviours))
    group by id
),
judged as (
    select candidates.id, is_own, occurred_at,
           {WORDS} * coalesce(weights.weight / most.weight, 0)
           + case when cause = $cause then {CAUSE} else 0 end
           + {BEHAVIOURS} * coalesce(cast(in_both as double precision)
               / (coalesce(array_length(behaviours, 1), 0) + $met - in_both), 0) as alike
    from candidates
    left join weights on weights.id = candidates.id
    left join met on met.id = candidates.id
    cross join most
)
select id, is_own, alike from judged where alike >= {LEAST}
order by alike desc, occurred_at desc nulls last, id desc
limit $most
"""


@dataclass(frozen=True)
class Alike:
    """One's own entry by its id, or another's by that of its share; and how alike it is, to 1."""

    found: str
    is_own: bool
    alike: float


def find_alike(store: Store, scope: Scope, encounter: Encounter, most: int) -> list[Alike]:
    """The encounters most alike to one, the most alike first."""
    rows = store.rows(
        scope,
        ALIKE,
        {
            "entry_id": encounter.entry_id,
            "cause": encounter.cause,
            "behaviours": list(encounter.behaviours),
            "met": len(encounter.behaviours),
            "words": list(encounter.words),
            "most": most,
        },
    )
    return [Alike(row["id"], row["is_own"], row["alike"]) for row in rows]
