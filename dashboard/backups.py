"""The file backups.toml of a workspace: where backups go, when, and with which key.

docs/operate.md says what stands in it. Without it none is made by itself, and a command takes the
key of its account.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from journal.errors import Refused
from journal.retention import shortest
from journal.store.backup.copies import forget_copies
from journal.store.backup.key import find_or_make_key, usual_key_file
from journal.store.backup.rotation import KEPT_DAYS
from journal.store.backup.schedule import Plan, keep_erasures, make_if_due
from journal.store.engine import Store
from journal.store.retention import find_retention
from journal.store.workspace import find_workspace
from journal.toml_file import problem_of, toml_in, wrong

FILE = "backups.toml"
_offered: list[Plan] = []


def from_the_root(path: Path) -> Path:
    if not path.is_absolute():
        raise wrong("has to begin at the root, such as /var/backups/afterword.")
    return path


def of_the_day(at: time) -> time:
    if at.tzinfo is not None:
        raise wrong("is a time of the workspace's day, such as 03:00, without a zone.")
    return at


class Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: Annotated[Path, AfterValidator(from_the_root)]
    at: Annotated[time, AfterValidator(of_the_day)] = time(3)
    days: Annotated[int, Field(ge=1, le=3650)] = KEPT_DAYS
    key: Annotated[Path, AfterValidator(from_the_root)] = Field(default_factory=usual_key_file)

    @property
    def plan(self) -> Plan:
        return Plan(self.folder, self.at, self.days, self.key)


def read_plan(folder: Path) -> Plan | None:
    """How backups of the workspace in a folder are made; None where nobody said so. Raises
    Refused with what is wrong with the file."""
    file = folder / FILE
    if not file.exists():
        return None
    try:
        return Settings.model_validate(toml_in(file)).plan
    except ValidationError as error:
        raise Refused([problem_of(detail, FILE) for detail in error.errors()]) from error


def key_file_of(folder: Path) -> Path:
    """Where the key of a workspace's backups is, unless a command names another one."""
    plan = read_plan(folder)
    return plan.key if plan else usual_key_file()


def offer(folder: Path) -> None:
    """Has backups made while the app runs, where there is a plan. Raises Refused for settings
    that are wrong, and Unavailable for a key that is none."""
    plan = read_plan(folder)
    if plan:
        find_or_make_key(plan.key, folder)
    _offered[:] = [plan] if plan else []


def offered() -> Plan | None:
    """How backups are made by themselves while the app runs; None where nobody said so."""
    return _offered[0] if _offered else None


def see_to_backups(store: Store, now: datetime) -> None:
    """Makes the backup of the day, and forgets copies that are as old as a backup may become.
    Raises CopiesLeft where one of these stays."""
    plan, workspace = offered(), find_workspace(store)
    no_older_than = shortest(find_retention(store)).days
    kept = timedelta(days=min(plan.days if plan else KEPT_DAYS, no_older_than))
    if plan and workspace:
        keep_erasures(store, plan, now)
        make_if_due(store, plan, now, workspace.zone)
    forget_copies(store.folder, now - kept)
