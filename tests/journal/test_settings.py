"""What a change made of the settings: what was, what became of it, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal.ids import new_id
from journal.people import NAMELESS
from journal.settings import (
    Setting,
    SettingChange,
    SettingValues,
    WhichSetting,
    changes_between,
    named_about,
    setting_values,
    value_of,
)
from tests.journal.given import WORKSPACE

KEYS = st.tuples(st.sampled_from(list(Setting)), st.sampled_from(["", "entries", "2026-12-25"]))
TOLD = st.dictionaries(KEYS, st.sampled_from(["Yes", "No", "5", "09:00–17:00"]))


def applied(before: SettingValues, changes: list[SettingChange]) -> dict[WhichSetting, str]:
    return {**before, **{(one.setting, one.about): one.became for one in changes}}


@given(TOLD, TOLD)
def test_the_changes_make_of_what_was_what_is_and_name_what_was(
    before: SettingValues, after: SettingValues
):
    changes = changes_between(before, after)
    made = applied(before, changes)
    assert {key: value_of(made, key) for key in {*before, *after}} == {
        key: value_of(after, key) for key in {*before, *after}
    }
    for one in changes:
        assert one.former == value_of(before, (one.setting, one.about))


@given(TOLD)
def test_what_stays_as_it_was_is_no_change(as_it_is: SettingValues):
    assert changes_between(as_it_is, dict(as_it_is)) == []


def test_what_there_is_none_of_is_told_in_words_and_never_left_empty():
    nobody = setting_values(WORKSPACE, {}, [], [])
    somebody = setting_values(WORKSPACE, {}, ["one"], [])
    (named,) = changes_between(nobody, somebody)
    assert (named.setting, named.about, named.former, named.became) == (
        Setting.CONTACT, "one", "No", "Yes",
    )  # fmt: skip
    christmas = (Setting.HOLIDAY, "2026-12-25")
    (told_of,) = changes_between({christmas: "Christmas Day"}, {})
    assert (told_of.former, told_of.became) == ("Christmas Day", "no holiday")


def test_which_of_several_is_meant_is_said_as_people_say_it():
    ana, gone = new_id(), new_id()
    said = [named_about(about, {ana: "Ana"}) for about in (ana, gone, "2026-12-25", "check_ins")]
    assert said == ["Ana", NAMELESS, "25 December 2026", "Check-ins"]
