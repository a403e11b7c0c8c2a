"""What one's own entries add up to, counted in the store."""

from __future__ import annotations

from datetime import date, datetime

from journal.policy import Scope
from journal.store.engine import Row, Store
from journal.store.moments import aware

ONE_ANSWER = ("cause", "channel", "outcome")
SEVERAL = ("behaviours",)


def count_answers(store: Store, scope: Scope, field: str, since: date) -> dict[str, int]:
    """How often each answer to a question was given, the most frequent first."""
    source = f"select {field} as answer from own_entries where local_date >= $since"
    if field in SEVERAL:
        source = f"select unnest({field}) as answer from own_entries where local_date >= $since"
    elif field not in ONE_ANSWER:
        raise ValueError(f"{field} is not counted")
    rows = store.rows(
        scope,
        f"""select answer, count(*) as times from ({source}) as given
            group by answer order by times desc, answer""",
        {"since": since},
    )
    return {row["answer"]: row["times"] for row in rows}


def count_techniques(store: Store, scope: Scope, since: date) -> list[Row]:
    """How often each technique was used, was said to have had an effect, and helped."""
    return store.rows(
        scope,
        """select technique, count(*) as used, count(effect) as judged,
                  sum(case when effect = 'helped' then 1 else 0 end) as helped
           from (select unnest(techniques) as technique, unnest(technique_effects) as effect
                 from own_entries where local_date >= $since) as used
           group by technique order by used desc, technique""",
        {"since": since},
    )


def count_heat(store: Store, scope: Scope, since: date) -> Row:
    """In how many entries heat was told at both ends, and in how many it was lower at the end."""
    return store.rows(
        scope,
        """select count(*) as told,
                  coalesce(sum(case when heat_end < heat_start then 1 else 0 end), 0) as cooled
           from own_entries
           where local_date >= $since and heat_start is not null and heat_end is not null""",
        {"since": since},
    )[0]


def exact_moments(store: Store, scope: Scope, since: date) -> list[datetime]:
    """When encounters were whose time is more than a guess."""
    rows = store.rows(
        scope,
        """select occurred_at from own_entries
           where local_date >= $since and when_known in ('just_now', 'this_shift')""",
        {"since": since},
    )
    return [aware(row["occurred_at"]) for row in rows]


def latest_that_went_well(store: Store, scope: Scope, since: date, most: int) -> list[str]:
    """What one said went well, the latest first."""
    rows = store.rows(
        scope,
        """select went_well from own_entries
           where local_date >= $since and went_well is not null
           order by occurred_at desc, entry_id desc limit $most""",
        {"since": since, "most": most},
    )
    return [row["went_well"] for row in rows]


def said_with_technique(store: Store, scope: Scope, technique: str, most: int) -> list[str]:
    """What one wrote that may be a phrase, in entries with a technique; each once, the latest
    first."""
    rows = store.rows(
        scope,
        """with used as (
               select occurred_at, told_customer, went_well, try_next from own_entries
               where $technique = any(techniques)
           ),
           said as (
               select told_customer as text, occurred_at from used
               union all
               select went_well as text, occurred_at from used
               union all
               select try_next as text, occurred_at from used
           )
           select text from said where text is not null
           group by text order by max(occurred_at) desc, text limit $most""",
        {"technique": technique, "most": most},
    )
    return [row["text"] for row in rows]
