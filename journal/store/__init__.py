"""The only place that connects to a database."""

from journal.store.engine import Store, Transaction, Values
from journal.store.opening import open_store

__all__ = ["Store", "Transaction", "Values", "open_store"]
