"""What people, teams and the organisation are called: in any script, and nothing but a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.actions.administer import add_person, add_team, new_workspace
from journal.actions.single_sign_on import Arrival, GroupRole, arrive, login_like
from journal.errors import Refused
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.workspace import find_person
from journal.transfer.importing import find_destination
from journal.transfer.mapping import parse_mapping
from journal.vocabulary import Role
from tests.journal.conftest import BILLING
from tests.journal.given import NOW, WORKSPACE
from tests.journal.transfer.conftest import GIVEN

CARDS = ["4111 1111 1111 1111", "４１１１-1111-1111-1111", "Zoe 378282246310005"]


def team_called(store: Store, name: str) -> str:
    return add_team(store, name, now=NOW, actor=COMMAND_LINE).name


def person_called(store: Store, name: str, login: str = "zoe") -> str:
    who = {"roles": [Role.AGENT], "team_names": [BILLING], "workspace": WORKSPACE}
    return add_person(store, login, name, now=NOW, actor=COMMAND_LINE, **who).name  # type: ignore[arg-type]


def organisation_called(_: Store, name: str) -> str:
    return new_workspace(name, "UTC").organisation


def team_imported(store: Store, name: str) -> str:
    mapping = parse_mapping(GIVEN | {"team": name})
    return store.write(lambda tx: find_destination(tx, mapping)).team.name


NAMED = [team_called, person_called, organisation_called, team_imported]
Named = Callable[[Store, str], str]


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("turning", ["\u202e", "\u2066", "\u2069", "\u200f", "\u061c"])
def test_no_name_turns_around_the_words_beside_it(store: Store, named: Named, turning: str):
    assert named(store, f"{turning}North{turning} End") == "North End"


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("name", ["זואי פארק", "زوي", "Zoë-Ann O’Neill 李"])
def test_a_name_is_kept_in_any_script(store: Store, named: Named, name: str):
    assert named(store, name) == name


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("card", CARDS)
def test_the_number_of_a_card_is_no_name(store: Store, named: Named, card: str):
    with pytest.raises(Refused, match="number of a payment card"):
        named(store, card)


def test_the_number_of_a_card_is_no_login(store: Store):
    with pytest.raises(Refused, match="Login: it looks like the number of a payment card"):
        person_called(store, "Zoe Park", login="4111111111111111")
    assert login_like("4111111111111111@example.org") == "person"


@pytest.mark.parametrize("card", CARDS)
def test_what_a_provider_calls_somebody_is_kept_without_a_card(store: Store, card: str):
    coming = Arrival("https://login.example.org", "1", "ivo", f"\u202eIvo {card}", frozenset("g"))
    groups = [GroupRole("g", Role.AGENT, BILLING)]
    arrive(store, coming, groups, now=NOW, workspace=WORKSPACE)
    ivo = store.write(lambda tx: find_person(tx, "ivo"))
    assert ivo is not None
    assert ivo.name.startswith("Ivo ")
    assert ivo.name.endswith("[card number]")
