"""In another workspace the code of a word that was added means something else: its name counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from journal.actions.reflect import keep, save
from journal.called import call
from journal.ids import new_id
from journal.people import Viewer, Workspace
from journal.store.engine import Store
from journal.wording import WordHere, Wording
from tests.journal.given import NOW, QUICK, WORKSPACE
from tests.journal.transfer.own.conftest import Empties, Takes, told_of

THERE = Wording(
    (
        WordHere("cause", "own_cause_1", "Strike"),
        WordHere("technique", "own_technique_1", "Sent a letter"),
    )
)
HERE = Wording(
    (
        WordHere("cause", "own_cause_1", "Weather"),
        WordHere("cause", "own_cause_2", "Walkout"),
        WordHere("technique", "own_technique_1", "Sent a letter"),
    ),
    former=(("cause", "own_cause_2", "strike!"),),
)


@pytest.fixture
def told(store: Store, ana: Viewer, empties: Empties) -> dict[str, Any]:
    """A journal that was taken along where these words were said, changed once and begun anew."""
    there = at(THERE)
    entry_id = new_id()
    answers = {**QUICK, "cause": "own_cause_1", "techniques": {"own_technique_1": "helped"}}
    for more in ({}, {"went_well": "It did"}):
        keep(store, ana, entry_id, {**answers, **more}, now=NOW)
        save(store, ana, entry_id, now=NOW, workspace=there)
    keep(store, ana, new_id(), {"cause": "own_cause_1"}, now=NOW)
    found = told_of(store, ana)
    empties()
    return found


def at(wording: Wording) -> Workspace:
    call(wording.labels)
    return replace(WORKSPACE, wording=wording)


def test_a_journal_says_what_its_words_are_called(told: dict[str, Any]):
    assert told["words"] == {"own_cause_1": "Strike", "own_technique_1": "Sent a letter"}


def test_it_comes_back_with_the_words_that_are_called_so_here(
    store: Store, ana: Viewer, takes: Takes, told: dict[str, Any]
):
    here = at(HERE)
    assert takes(told, workspace=here).added == 2
    back = told_of(store, ana)
    (entry,), (draft,) = back["entries"], back["drafts"]
    assert entry["answers"]["cause"] == draft["answers"]["cause"] == "own_cause_2"
    assert [one["answers"]["cause"] for one in entry["versions"]] == ["own_cause_2"]
    assert entry["answers"]["techniques"] == {"own_technique_1": "helped"}


def test_what_has_no_word_here_is_left_out_and_comes_once_it_is_added(
    store: Store, ana: Viewer, takes: Takes, told: dict[str, Any]
):
    found = takes(told, workspace=at(Wording()))
    assert [one.column for one in found.rejects] == ["entries", "drafts"]
    assert "another workspace added, “Strike”" in found.rejects[0].reason
    assert told_of(store, ana)["entries"] == []
    assert takes(told, workspace=at(THERE)).added == 2


def test_a_code_that_the_file_does_not_name_is_guessed_to_mean_nothing(
    takes: Takes, told: dict[str, Any]
):
    del told["words"]
    assert takes(told, workspace=at(HERE)).added == 0


@pytest.mark.parametrize(
    ("first", "second", "kept", "is_told"),
    [
        ("helped", None, "helped", False),
        (None, "worse", "worse", False),
        ("helped", "helped", "helped", False),
        (None, None, None, False),
        ("helped", "worse", None, True),
    ],
)
def test_of_two_techniques_that_are_one_here_no_effect_is_lost_untold(
    store: Store,
    ana: Viewer,
    takes: Takes,
    told: dict[str, Any],
    first: str | None,
    second: str | None,
    kept: str | None,
    is_told: bool,
):
    told["words"]["own_technique_2"] = "Wrote a letter"
    both = {"techniques": {"own_technique_1": first, "own_technique_2": second}}
    told["entries"][0]["answers"] |= both
    told["drafts"][0]["answers"] |= both
    here = replace(HERE, former=(*HERE.former, ("technique", "own_technique_1", "Wrote a letter")))
    found = takes(told, workspace=at(here))
    assert (found.added, found.rejects) == (2, ())
    back = told_of(store, ana)
    for one in (*back["entries"], *back["drafts"]):
        assert one["answers"]["techniques"] == {"own_technique_1": kept}
    assert [(one.column, one.line) for one in found.without_effect] == (
        [("entries", 1), ("drafts", 1)] if is_told else []
    )
    assert all("“Sent a letter”" in one.reason for one in found.without_effect)
    assert takes(told, workspace=at(here)).without_effect == ()


@pytest.mark.parametrize(
    "more",
    [{"versions": 7}, {"answers": [["techniques", "listened"]]}, {"answers": {"techniques": []}}],
)
def test_a_draft_that_was_edited_by_hand_is_looked_through_for_effects_as_it_is_read(
    takes: Takes, told: dict[str, Any], more: dict[str, Any]
):
    told["drafts"][0] |= more
    assert takes(told, workspace=at(HERE)).added == 2


def test_an_earlier_version_that_loses_an_effect_is_told_of_too(takes: Takes, told: dict[str, Any]):
    told["words"]["own_technique_2"] = "Wrote a letter"
    (version,) = told["entries"][0]["versions"]
    version["answers"]["techniques"] = {"own_technique_1": "helped", "own_technique_2": "worse"}
    here = replace(HERE, former=(*HERE.former, ("technique", "own_technique_1", "Wrote a letter")))
    (said,) = takes(told, workspace=at(here)).without_effect
    assert (said.column, said.line) == ("entries", 1)
