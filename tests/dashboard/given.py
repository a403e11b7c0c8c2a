"""A file of three rows, of which one does not fit, and the mapping that goes with it."""

from __future__ import annotations

from pathlib import Path

ROWS = """When,Via,Ended
2015-04-07,Phone,Solved
2015-05-02,Phone,Open
31-05-15,Phone,Open
"""
MAPPING = """
team = "Complaints 2015"
readable_by = ["sam"]
[columns]
channel = "Via"
outcome = "Ended"
[occurred_at]
date = "When"
date_formats = ["%Y-%m-%d"]
[values.channel]
"Phone" = "phone"
[values.outcome]
"Solved" = "resolved"
"Open" = "unresolved"
[defaults]
cause = "unclear"
"""


def complaints(folder: Path) -> Path:
    """Writes both into a folder, as complaints.csv and complaints.toml."""
    (folder / "complaints.csv").write_text(ROWS, encoding="utf-8")
    (folder / "complaints.toml").write_text(MAPPING, encoding="utf-8")
    return folder
