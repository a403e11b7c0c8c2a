"""The catalogue: what entries are found by, one row each, beside them.

A search reads an author's rows, which stand together. Laid out among everybody's by the moment
they were saved, as entries are, they take twenty times as long to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from journal.alike import TOLD
from journal.entry import FREE_TEXTS, Encounter
from journal.policy import Scope
from journal.sought import Sought
from journal.store.engine import Row, Store, Transaction
from journal.words import EDITION, line_of, number_of, pattern_of, weighed, words_in

AS_THEY_ARE = ("outcome", "cause", "channel", "behaviours", "techniques", "occurred_at")
WHOSE = ("entry_id", "author_id", "team_id")
KEPT_BACK = tuple(
    name for name in Encounter.model_fields if name in {*FREE_TEXTS, "case_ref"} - set(TOLD)
)
AT_ONCE = 50_000
"""Rows that are catalogued in one go where there are many."""


def card_of(row: Mapping[str, Any]) -> Row:
    """What an entry's columns are found by."""
    told = [word for name in TOLD if row.get(name) for word in words_in(row[name])]
    back = [word for name in KEPT_BACK if row.get(name) for word in words_in(row[name])]
    return {name: row[name] for name in (*WHOSE, *AS_THEY_ARE)} | {
        "told": line_of(told),
        "kept_back": line_of(back),
        "words": [number_of(word) for word in weighed(told)],
    }


def append_cards(tx: Transaction, frame: pd.DataFrame) -> None:
    """Catalogues entries by the thousand; their columns are those of kept.entries."""
    texts = frame.reindex(columns=[*TOLD, *KEPT_BACK]).astype(object)
    lines: dict[str, tuple[str, list[int]]] = {}
    told = [joined(parts, lines) for parts in texts[list(TOLD)].itertuples(index=False)]
    back = [joined(parts, lines) for parts in texts[list(KEPT_BACK)].itertuples(index=False)]
    cards = frame[[*WHOSE, *AS_THEY_ARE]].assign(
        told=[line for line, _ in told],
        kept_back=[line for line, _ in back],
        words=pd.Series([numbers for _, numbers in told], index=frame.index, dtype=object),
    )
    tx.append("kept.catalogue", cards)


def joined(parts: Iterable[Any], known: dict[str, tuple[str, list[int]]]) -> tuple[str, list[int]]:
    """The words of several texts; a text that was met before is not read again."""
    lines, numbers = "", []
    for text in parts:
        if not isinstance(text, str) or not text:
            continue
        if text not in known:
            words = words_in(text)
            known[text] = line_of(words), [number_of(word) for word in weighed(words)]
        line, its_numbers = known[text]
        lines = lines[:-1] + line if lines and line else lines or line
        numbers += its_numbers
    return lines, numbers


def delete_card(tx: Transaction, entry_id: str, author_id: str) -> None:
    tx.run(
        "delete from kept.catalogue where author_id = $author_id and entry_id = $entry_id",
        {"entry_id": entry_id, "author_id": author_id},
    )


def lay_out(tx: Transaction) -> None:
    """Puts the rows of each team, and in it of each author, together."""
    tx.run("drop table if exists laid_out")
    tx.run(
        """create temporary table laid_out as
           select * from kept.catalogue order by team_id, author_id, occurred_at"""
    )
    tx.run("delete from kept.catalogue")
    tx.run("insert into kept.catalogue select * from laid_out")
    tx.run("drop table laid_out")


def catalogue_anew_if_needed(tx: Transaction) -> None:
    """Catalogues every entry where that was not done yet by the rules that this program has."""
    if tx.rows("select 1 as one from kept.catalogue_editions where edition = $of", {"of": EDITION}):
        return
    tx.run("delete from kept.catalogue")
    last, columns = "", ", ".join((*WHOSE, *AS_THEY_ARE, *TOLD, *KEPT_BACK))
    while rows := tx.rows(
        f"""select {columns} from kept.entries where entry_id > $last
            order by entry_id limit $most""",
        {"last": last, "most": AT_ONCE},
    ):
        append_cards(tx, pd.DataFrame(rows))
        last = rows[-1]["entry_id"]
    lay_out(tx)
    tx.run("delete from kept.catalogue_editions")
    tx.run("insert into kept.catalogue_editions (edition) values ($of)", {"of": EDITION})


def find_own(
    store: Store, scope: Scope, sought: Sought, limit: int, offset: int = 0
) -> tuple[list[str], int]:
    """The ids of one's own entries that fit, the newest encounter first, and how many fit."""
    patterns = {f"word_{n}": pattern_of(word) for n, word in enumerate(sought.words)}
    words = "".join(
        f" and (strpos(told, ${name}) > 0 or strpos(kept_back, ${name}) > 0)" for name in patterns
    )
    chosen = {
        name: word.value
        for name in ("cause", "channel", "outcome", "technique")
        if (word := getattr(sought, name)) is not None
    }
    fits = "".join(
        f" and ${name} = any(techniques)" if name == "technique" else f" and {name} = ${name}"
        for name in chosen
    )
    if sought.is_shared is not None:
        within = "in" if sought.is_shared else "not in"
        fits += f" and entry_id {within} (select entry_id from own_shares)"
    # Materialized, or texts are read before it is known whose they are.
    rows = store.rows(
        scope,
        f"""with mine as materialized (select * from own_catalogue),
            found as (select entry_id, occurred_at from mine where true{fits}{words})
            select entry_id, (select count(*) from found) as total from found
            order by occurred_at desc, entry_id desc limit $limit offset $offset""",
        {**patterns, **chosen, "limit": limit, "offset": offset},
    )
    if not rows and offset:  # past the end
        return [], find_own(store, scope, sought, 1)[1]
    return [row["entry_id"] for row in rows], rows[0]["total"] if rows else 0
