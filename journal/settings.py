"""The settings of a workspace in words: how each is, and what a change made of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from journal.ids import is_id
from journal.people import NAMELESS, Workspace
from journal.retention import Kept, Retention
from journal.vocabulary import Word
from journal.working_hours import week_said

YES, NO = "Yes", "No"
COUNTS = {True: YES, False: NO, None: "Not answered yet"}


class Setting(Word):
    """What an admin can change; what the workspace says in words of its own aside."""

    ORGANISATION = "organisation", "Organisation"
    REFLECTING_COUNTS = "reflecting_counts", "Does reflecting count as working time?"
    LEAST_AGENTS = "least_agents", "People behind a team’s figure, at least"
    TIME_ZONE = "time_zone", "Time zone"
    HOURS = "hours", "Hours"
    HOLIDAY = "holiday", "Holiday"
    SUPPORT_HOURS = "support_hours", "A request for support is to be seen within"
    CONTACT = "outside_contact", "Can be asked for support by every team"
    RECIPIENT = "incident_recipient", "Takes incident reports"
    SECOND_FACTOR = "second_factor", "Everybody with a password needs a second factor"
    KEPT = "kept", "Kept"


WhichSetting = tuple[Setting, str]
"""A setting, and which of several: a day, a kind that is kept, or a person's id; empty
where there is but one."""
SettingValues = Mapping[WhichSetting, str]
ABSENT = {Setting.HOLIDAY: "no holiday"}
"""What is said where a setting is not there; of people it is No."""


@dataclass(frozen=True)
class SettingChange:
    """What a setting was, and what it became, in the words in which it is told."""

    setting: Setting
    about: str
    former: str
    became: str


def setting_values(
    workspace: Workspace,
    kept: Mapping[Kept, Retention],
    contacts: Collection[str],
    recipients: Collection[str],
) -> dict[WhichSetting, str]:
    """Each setting as it is; people are told by their ids."""
    hours = workspace.support_hours
    calendar = workspace.calendar
    return {
        (Setting.ORGANISATION, ""): workspace.organisation,
        (Setting.REFLECTING_COUNTS, ""): COUNTS[workspace.reflecting_counts],
        (Setting.LEAST_AGENTS, ""): str(workspace.least_agents),
        (Setting.TIME_ZONE, ""): workspace.zone.key,
        (Setting.HOURS, ""): week_said(calendar.week) or "no work",
        **{(Setting.HOLIDAY, str(one.day)): one.name or "holiday" for one in calendar.holidays},
        (Setting.SUPPORT_HOURS, ""): f"{hours} hours of working time" if hours else "a working day",
        **{(Setting.CONTACT, person_id): YES for person_id in contacts},
        **{(Setting.RECIPIENT, person_id): YES for person_id in recipients},
        (Setting.SECOND_FACTOR, ""): YES if workspace.second_factor_required else NO,
        **{(Setting.KEPT, kind.value): one.told for kind, one in kept.items()},
    }


def changes_between(before: SettingValues, after: SettingValues) -> list[SettingChange]:
    """What is told otherwise, in the order in which settings are told."""
    keys = sorted({*before, *after}, key=place_of)
    return [
        SettingChange(*key, value_of(before, key), value_of(after, key))
        for key in keys
        if before.get(key) != after.get(key)
    ]


def value_of(of: SettingValues, key: WhichSetting) -> str:
    return of.get(key, ABSENT.get(key[0], NO))


def place_of(key: WhichSetting) -> tuple[int, str]:
    setting, about = key
    return list(Setting).index(setting), about


def named_about(about: str, named: Mapping[str, str]) -> str:
    """Which of several settings is meant, in words; `named` are people by their ids, those who
    were erased aside."""
    if is_id(about):
        return named.get(about, NAMELESS)
    if about in list(Kept):
        return Kept(about).label
    try:
        day = date.fromisoformat(about)
    except ValueError:
        return about
    return f"{day.day} {day:%B %Y}"
