"""A mapping that is kept for the next file names people, and nobody who was erased."""

from __future__ import annotations

from typing import Any

import pytest

from journal.actions.erasing import erase_person
from journal.errors import Refused
from journal.ids import new_id
from journal.people import Grant, Person, Viewer, Workspace
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.transfer.by_hand import keep_mapping, kept_mappings
from journal.transfer.mapping import parse_mapping
from journal.vocabulary import Role
from tests.journal.transfer.conftest import GIVEN, NOW

ADA = Viewer(Person(new_id(), "ada", "Ada"), (Grant(Role.ADMIN, None),))


@pytest.fixture
def mapping() -> Any:
    return parse_mapping(GIVEN)


def test_a_mapping_that_names_somebody_is_forgotten_with_them(
    store: Store, workspace: Workspace, mapping: Any
):
    other = parse_mapping({**GIVEN, "team": "Of others", "readable_by": ["lee"]})
    for one in (mapping, other):
        keep_mapping(store, ADA, one, now=NOW)
    erase_person(store, "sam", now=NOW, workspace=workspace, actor=COMMAND_LINE)
    assert kept_mappings(store, ADA) == {"Of others": other}


def test_no_mapping_is_kept_that_names_somebody_who_was_erased_meanwhile(
    store: Store, workspace: Workspace, mapping: Any
):
    erase_person(store, "sam", now=NOW, workspace=workspace, actor=COMMAND_LINE)
    with pytest.raises(Refused, match="nobody here has the login “sam”"):
        keep_mapping(store, ADA, mapping, now=NOW)
    assert kept_mappings(store, ADA) == {}
