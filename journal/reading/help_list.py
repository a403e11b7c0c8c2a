"""Where to find help, for everybody alike."""

from __future__ import annotations

from journal.help_list import Help
from journal.store.engine import Store
from journal.store.help_list import find_help_list


def where_to_find_help(store: Store) -> tuple[Help, ...]:
    """The workspace's own list, in its order; empty where nobody was named yet."""
    return find_help_list(store)
