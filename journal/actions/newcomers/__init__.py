"""People who are to be added, many at once: typed in lines or out of a CSV file, looked at as a
preview of what each row becomes, and added all together or not at all."""

from journal.actions.newcomers.adding import Added, add_newcomers, invite_all
from journal.actions.newcomers.people_file import Row, rows_of_file, rows_of_lines
from journal.actions.newcomers.preview import (
    Newcomer,
    Preview,
    Unfit,
    UnknownTeam,
    preview,
)

__all__ = [
    "Added",
    "Newcomer",
    "Preview",
    "Row",
    "Unfit",
    "UnknownTeam",
    "add_newcomers",
    "invite_all",
    "preview",
    "rows_of_file",
    "rows_of_lines",
]
