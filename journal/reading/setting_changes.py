"""The settings in words, as they are and as they were: for a representative, and for an admin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from journal.people import Viewer, Workspace
from journal.policy import check_can_oversee, scope_for
from journal.reading.audit import ACTORS
from journal.reading.retention import how_long
from journal.settings import Setting, SettingValues, WhichSetting, named_about, setting_values
from journal.store.engine import Store
from journal.store.incidents import incident_recipients
from journal.store.overseeing import LoggedChanges, logged_changes
from journal.store.peers import outside_contacts
from journal.store.workspace import people

NOT_KNOWN = "not known"
NOT_KEPT = "not kept"
TEXTS = {
    "help_list": "Help list",
    "mapping": "How a file of records is read",
    "playbook": "Phrases for the whole workspace",
}
"""What an admin writes rather than sets, by the code in the log: it may name somebody, and who is
taken out of it is to be gone."""


@dataclass(frozen=True)
class ChangeInWords:
    """A setting that was changed: what it was, and what it became."""

    at: datetime
    what: str
    former: str
    became: str
    by: str


def changes_in_words(store: Store, viewer: Viewer) -> list[ChangeInWords]:
    """Every change that the audit log holds, the latest first; what was saved as it was is none.
    Raises NotAllowed for anybody but a representative or an admin."""
    check_can_oversee(viewer)
    named = names(store)
    rows = logged_changes(store, scope_for(viewer))
    return [changed for row in rows for changed in in_words(row, named)]


def in_words(row: LoggedChanges, named: Mapping[str, str]) -> Iterator[ChangeInWords]:
    by = ACTORS.get(row.actor) or named_about(row.actor, named)
    if row.subject in TEXTS:
        yield ChangeInWords(row.at, TEXTS[row.subject], NOT_KEPT, NOT_KEPT, by)
    for one in row.changes:
        if one is None:
            yield ChangeInWords(row.at, noted_as(row.subject, named), NOT_KNOWN, NOT_KNOWN, by)
        else:
            what = called((one.setting, one.about), named)
            yield ChangeInWords(row.at, what, one.former, one.became, by)


def noted_as(subject: str, named: Mapping[str, str]) -> str:
    """What the row of the log says of it."""
    return " ".join(named_about(part, named).replace("_", " ") for part in subject.split())


def settings_in_words(store: Store, workspace: Workspace) -> list[tuple[str, str]]:
    """Each setting with its value; what there may be several of in one line."""
    named = names(store)
    recipients = [one.person_id for one in incident_recipients(store)]
    values = setting_values(workspace, how_long(store), outside_contacts(store), recipients)
    lines = []
    for setting, keys in groupby(values, key=lambda key: key[0]):
        if setting is Setting.KEPT:
            lines += [(called(key, named), values[key]) for key in keys]
        else:
            lines.append((setting.label, "; ".join(one_of(key, values, named) for key in keys)))
    return lines


def one_of(key: WhichSetting, values: SettingValues, named: Mapping[str, str]) -> str:
    setting, about = key
    if setting in (Setting.CONTACT, Setting.RECIPIENT):
        return named_about(about, named)
    return f"{named_about(about, named)} {values[key]}" if about else values[key]


def called(key: WhichSetting, named: Mapping[str, str]) -> str:
    """ "Kept: Check-ins"."""
    setting, about = key
    return f"{setting.label}: {named_about(about, named)}" if about else setting.label


def names(store: Store) -> dict[str, str]:
    return {person.person_id: person.name for person, _ in people(store, date.min)}
