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
# Materialized, or what two steps need is worked out twice.
ALIKE = f"""
with candidates as materialized (
    select row_number() over () as place, id, is_own, cause, behaviours, words, occurred_at,
           coalesce(array_length(words, 1), 0) as length
    from (
        select entry_id as id, true as is_own, cause, behaviours, words, occurred_at
        from own_catalogue where entry_id <> $entry_id
        union all
        select share_id, false, cause, behaviours, words, cast(null as timestamp)
        from catalogue_shared_with_team
    ) as seen
),
times as materialized (
    select place, length, word, count(*) as times
    from (select place, length, unnest(words) as word from candidates) as told
    where word in (select unnest($words))
    group by place, length, word
),
rarities as materialized (
    select word, ln(1 + (texts - count(*) + 0.5) / (count(*) + 0.5)) as rarity, usual
    from times cross join (
        select count(*) as texts, avg(length) as usual from candidates where length > 0
    ) as size
    group by word, texts, usual
),
weights as (
    select place, sum(rarity * times * {SATURATION + 1} / (times + {SATURATION}
               * ({1 - LENGTH} + {LENGTH} * length / usual))) as weight
    from times join rarities on rarities.word = times.word
    group by place
),
judged as (
    select id, is_own, occurred_at,
           {WORDS} * coalesce(weight / (select sum(rarity) * {SATURATION + 1} from rarities), 0)
           + case when cause = $cause then {CAUSE} else 0 end
           + {{behaviours}} as alike
    from candidates left join weights on weights.place = candidates.place
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
    met = {f"met_{place}": one for place, one in enumerate(encounter.behaviours)}
    rows = store.rows(
        scope,
        ALIKE.format(behaviours=overlap(list(met))),
        met
        | {
            "entry_id": encounter.entry_id,
            "cause": encounter.cause,
            "words": list(encounter.words),
            "most": most,
        },
    )
    return [Alike(row["id"], row["is_own"], row["alike"]) for row in rows]


def overlap(met: list[str]) -> str:
    """How much of what two customers did is the same, as a part of all that either did."""
    if not met:
        return "0"
    both = " + ".join(f"case when ${name} = any(behaviours) then 1 else 0 end" for name in met)
    either = f"coalesce(array_length(behaviours, 1), 0) + {len(met)} - ({both})"
    return f"{BEHAVIOURS} * cast({both} as double precision) / ({either})"
