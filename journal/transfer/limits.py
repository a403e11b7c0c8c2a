"""How much a file of records may hold. What it is for is told in docs/import.md."""

from __future__ import annotations

LARGEST = 100 * 1024 * 1024
"""Bytes of a file that is dropped on the page; and of what an Excel or Parquet file unpacks to,
four times as much."""
MOST_COLUMNS = 200
MOST_ROWS = 1_000_000
LONGEST_LINE = 1_000_000
"""Characters of a line of a CSV file: some fifty of the longest answers there are."""
LONGEST_CELL = 131_072
"""Characters."""
MOST_MEMORY = 2 * 1024**3
"""Bytes that a process may take that unpacks a file, its programs included."""
MOST_SECONDS = 60
"""Of work, for the same."""
