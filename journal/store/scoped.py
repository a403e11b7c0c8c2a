"""A query restricted to a scope: it can name the relations that this opens, and nothing behind
them."""

from __future__ import annotations

import re
from typing import Any

from journal.periods import FIRST_BLOCK
from journal.policy import Scope
from journal.store.engine import Values, only_used
from journal.store.relations import AT_DOOR, RELATIONS

PAST_THE_SCOPE = re.compile(r"\b(kept|wellbeing|information_schema|pg_catalog|duckdb_\w+)\b", re.I)
WORDS = re.compile(r"\b[a-z_]+\b")


def scoped(scope: Scope, sql: str, values: Values) -> tuple[str, dict[str, Any]]:
    """The query with its relations restricted to the scope, and the values it binds."""
    if PAST_THE_SCOPE.search(sql):
        raise ValueError("a query names the relations of its scope, not tables")
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
        "scope_asked_in": list(scope.asked_in),
        "scope_can_be_asked": scope.can_be_asked,
        "scope_curates": list(scope.curates),
        "scope_previews": scope.previews,
        "scope_debriefs": list(scope.debriefs_of),
        "scope_facilitates": list(scope.facilitates),
        "scope_reads_audit": scope.reads_audit,
        "scope_oversees": scope.oversees,
        "first_block": FIRST_BLOCK,
    }
    return joined, only_used(joined, bound)
