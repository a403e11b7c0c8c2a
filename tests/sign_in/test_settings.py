"""sign-in.toml: what it says, and all that is wrong with it at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dashboard import sso
from dashboard.openid.failures import Failure
from dashboard.openid.settings import FILE, Settings, parse_settings, read_settings
from journal.actions.single_sign_on import GroupRole
from journal.errors import Refused
from journal.store.engine import Store
from journal.vocabulary import Role
from tests.sign_in.visiting import Visitor, failures

PAGE = Path(__file__).parent.parent.parent / "docs" / "single-sign-on.md"
LEAST = {
    "issuer": "https://login.example.org",
    "client_id": "afterword",
    "client_secret": "s3cret",
    "name": "Fernhill",
    "groups": [{"group": "a", "role": "admin"}],
}


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    (folder / FILE).chmod(mode)
    return folder


def problems(folder: Path, **otherwise: Any) -> list[str]:
    """What is wrong with the least there can be, changed; None leaves something out."""
    given = {name: value for name, value in {**LEAST, **otherwise}.items() if value is not None}
    written(folder, "")
    with pytest.raises(Refused) as refused:
        parse_settings(given, folder)
    return [str(problem) for problem in refused.value.problems]


def test_the_sample_of_the_page_is_read_as_it_says(tmp_path: Path) -> None:
    sample = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert sample is not None
    (tmp_path / "client-secret").write_text("s3cret\n")
    (tmp_path / "client-secret").chmod(0o600)
    settings = read_settings(written(tmp_path, sample[1]))
    assert settings is not None
    assert settings.client_secret.get_secret_value() == "s3cret"
    assert settings.scopes == ("openid", "profile", "email", "groups")
    assert settings.claims == Settings.model_fields["claims"].default
    assert settings.mapping == (
        GroupRole("cs-agents-north", Role.AGENT, "North"),
        GroupRole("cs-leads-north", Role.SUPERVISOR, "North"),
        GroupRole("afterword-admins", Role.ADMIN, None),
    )


def test_the_page_explains_every_code_that_an_admin_can_do_something_about() -> None:
    explained = set(
        re.findall(r"`([a-z_]+)`", PAGE.read_text(encoding="utf-8").split("| code |")[1])
    )
    assert explained <= {failure.code for failure in Failure}


def test_without_the_file_nothing_is_offered(store: Store, folder: Path) -> None:
    sso.offer(store, folder)
    assert sso.elsewhere() == ""
    page = Visitor().get("/sso/start")
    assert page.status_code == 404
    assert "no single sign-on" in page.text
    assert failures(store) == []


def test_the_sign_in_page_names_the_provider_and_runs_nothing_of_it(offers: Any) -> None:
    offers("http://127.0.0.1:9", name="Fernhill <account>")
    assert "Sign in with Fernhill &lt;account&gt;</a>" in sso.elsewhere()


def test_least_settings_are_enough(tmp_path: Path) -> None:
    settings = parse_settings(LEAST, written(tmp_path, ""))
    assert settings.scopes == ("openid", "profile", "email")
    assert "s3cret" not in repr(settings)


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        issuer="http://login.example.org",
        client_id=None,
        client_secret=None,
        name=7,
        scope=["groups"],
        claims={"group": "roles"},
        groups=[{"group": "a", "role": "boss"}, {"group": "", "role": "agent", "team": 3}],
    )
    assert told == [
        "sign-in.toml, issuer: is no address of a provider. Write it as https://login.example.org.",
        "sign-in.toml, client_id: is missing. Add it.",
        "sign-in.toml, name: has to be a text in quotation marks.",
        "sign-in.toml, claims.group: does not belong here. Check how it is spelt.",
        "sign-in.toml, groups.1.role: “boss” is no role. These are: agent, facilitator, "
        "supervisor, admin, representative.",
        "sign-in.toml, groups.2.group: is empty.",
        "sign-in.toml, groups.2.team: has to be a text in quotation marks.",
        "sign-in.toml, scope: does not belong here. Check how it is spelt.",
        "sign-in.toml: needs the client's secret, once and as a text: one of client_secret, "
        "client_secret_file, client_secret_env.",
    ]


@pytest.mark.parametrize(
    ("otherwise", "sentence"),
    [
        ({"groups": []}, "is empty, and nobody would have a role."),
        ({"groups": None}, "is missing. Add it."),
        ({"groups": ["a"]}, "has to be a table of its own."),
        ({"scopes": "openid"}, "has to be a list in square brackets."),
        ({"name": "x" * 41}, "has to fit in 40 characters."),
        ({"client_secret_env": "X"}, "needs the client's secret, once and as a text"),
        ({"client_secret": ""}, "it is empty or not there."),
        ({"client_secret": 7}, "needs the client's secret, once and as a text"),
        ({"client_secret": None, "client_secret_env": "NOT_SET"}, "it is empty or not there."),
        ({"client_secret": None, "client_secret_file": "none"}, "it is empty or not there."),
        ({"issuer": "https://"}, "is no address of a provider."),
        ({"issuer": "https://a.example?x=1"}, "is no address of a provider."),
        ({"issuer": "https://ana:pw@a.example"}, "is no address of a provider."),
        ({"issuer": "https://[bad"}, "is no address of a provider."),
        ({"issuer": "https://a.example:99999"}, "is no address of a provider."),
        ({"issuer": "ftp://a.example"}, "is no address of a provider."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    tmp_path: Path, otherwise: dict[str, Any], sentence: str
) -> None:
    told = problems(tmp_path, **otherwise)
    assert len(told) == 1
    assert sentence in told[0]


def test_a_secret_that_every_account_can_read_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "", mode=0o644)
    (tmp_path / "open").write_text("s3cret")
    (tmp_path / "open").chmod(0o604)
    for given in (LEAST, {**LEAST, "client_secret": None, "client_secret_file": "open"}):
        present = {name: value for name, value in given.items() if value is not None}
        with pytest.raises(Refused, match=r"every account .* may open.*chmod o-rwx"):
            parse_settings(present, tmp_path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"issuer = ", "is not TOML: "), (b"\xff\xfe", "is not written in UTF-8."), (b"", "missing")],
)
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(Refused, match=sentence):
        read_settings(tmp_path)


def test_a_file_that_is_not_toml_is_refused_without_its_secret(tmp_path: Path) -> None:
    for line in ('"s3cret" s3cret', 's3cret"', "'s3cret", '"s3\\xcret"', '{"s3cret"}'):
        with pytest.raises(Refused) as refused:
            read_settings(written(tmp_path, f"client_secret = {line}\n"))
        assert "is not TOML" in str(refused.value)
        assert "s3" not in str(refused.value)


def test_a_secret_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_SECRET", "from afar")
    rest = {name: value for name, value in LEAST.items() if name != "client_secret"}
    settings = parse_settings({**rest, "client_secret_env": "SHOP_SECRET"}, tmp_path)
    assert settings.client_secret.get_secret_value() == "from afar"


def test_a_team_that_is_not_there_is_named_before_anybody_comes(store: Store, folder: Path) -> None:
    text = (
        'issuer = "https://a.example"\nclient_id = "a"\nclient_secret = "s"\nname = "A"\n'
        '[[groups]]\ngroup = "g"\nrole = "agent"\nteam = "Nowhere"\n'
    )
    with pytest.raises(Refused, match="Group “g”, Team: there is none named “Nowhere”"):
        sso.offer(store, written(folder, text))
    assert sso.elsewhere() == ""
