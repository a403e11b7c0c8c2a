"""`afterword init`, `team` and `person`: a workspace from nothing."""

from __future__ import annotations

from pathlib import Path

from tests.dashboard.called import audited, called, object_of


def test_a_workspace_is_set_up_from_nothing_and_every_step_is_audited(tmp_path: Path) -> None:
    data = ("--data", tmp_path)
    init = ("init", "--organisation", "Fernhill Home", "--timezone", "Europe/London", "--json")
    assert object_of(called(*init, *data)) == {
        "workspace": str(tmp_path),
        "organisation": "Fernhill Home",
        "timezone": "Europe/London",
    }
    for team in ("Billing", "Deliveries"):
        assert object_of(called("team", "add", team, "--json", *data))["name"] == team
    both = ("--team", "Billing", "--team", "deliveries")
    sam = ("person", "add", "sam", "--name", "Sam Whitlock", "--role", "supervisor")
    assert called(*sam, "--role", "admin", *both, *data).code == 0
    ana = ("person", "add", "ana", "--name", "Ana", "--role", "agent", "--team", "Billing")
    assert called(*ana, *data).out == "Added Ana with the login ana.\n"
    assert called("person", "list", *data).out == (
        "ana, Ana: agent of Billing\n"
        "sam, Sam Whitlock: admin, supervisor of Billing, supervisor of Deliveries\n"
    )
    people = object_of(called("person", "list", "--json", *data))["people"]
    assert people[0] == {
        "login": "ana",
        "name": "Ana",
        "roles": [{"role": "agent", "team": "Billing"}],
    }
    assert {"role": "admin", "team": None} in people[1]["roles"]
    teams = object_of(called("team", "list", "--json", *data))["teams"]
    assert teams[0] == {"name": "Billing", "kind": "agents"}
    noted = audited(tmp_path)
    assert {row["actor"] for row in noted} == {"command line"}
    assert [row["action"] for row in noted] == [
        "workspace_set_up",
        *["team_added"] * 2,
        "person_added",
        *["role_granted"] * 3,
        "person_added",
        "role_granted",
    ]


def test_a_refused_time_zone_makes_no_workspace(tmp_path: Path) -> None:
    init = ("init", "--organisation", "Mine", "--timezone", "Europe/Lundon")
    outcome = called(*init, "--data", tmp_path / "new")
    assert outcome.code == 1
    assert "“Europe/Lundon” is not known." in outcome.err
    assert list(tmp_path.iterdir()) == []
