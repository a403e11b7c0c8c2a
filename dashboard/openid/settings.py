"""The file sign-in.toml of a workspace: which provider signs people in, and what groups give.

docs/single-sign-on.md says what stands in it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    SecretStr,
    StringConstraints,
    ValidationError,
)

from dashboard.openid.addresses import is_safe
from journal.actions.single_sign_on import GroupRole
from journal.errors import Problem, Refused
from journal.toml_file import problem_of, toml_in, wrong
from journal.vocabulary import Role

FILE = "sign-in.toml"
SECRETS = ("client_secret", "client_secret_file", "client_secret_env")


def is_issuer(address: str) -> str:
    if not is_safe(address) or "?" in address or "#" in address:
        raise wrong("is no address of a provider. Write it as https://login.example.org.")
    return address


def is_role(word: object) -> object:
    if isinstance(word, str) and word not in tuple(Role):
        raise wrong(f"“{word}” is no role. These are: {', '.join(Role)}.")
    return word


def with_openid(scopes: tuple[str, ...]) -> tuple[str, ...]:
    """Without this one a provider does not say who somebody is."""
    return tuple(dict.fromkeys(("openid", *scopes)))


def not_empty(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    if not groups:
        raise wrong("is empty, and nobody would have a role.")
    return groups


Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Claims(BaseModel):
    """Under which names the provider tells of a person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    groups: Word = "groups"
    login: Word = "preferred_username"
    name: Word = "name"


class Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    group: Word
    role: Annotated[Role, BeforeValidator(is_role)]
    team: Word | None = None


class Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer: Annotated[str, AfterValidator(is_issuer)]
    client_id: Word
    client_secret: SecretStr
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    scopes: Annotated[tuple[Word, ...], AfterValidator(with_openid)] = (
        "openid",
        "profile",
        "email",
    )
    claims: Claims = Claims()
    groups: Annotated[tuple[Group, ...], AfterValidator(not_empty)]

    @property
    def mapping(self) -> tuple[GroupRole, ...]:
        return tuple(GroupRole(row.group, row.role, row.team) for row in self.groups)


def read_settings(folder: Path) -> Settings | None:
    """How people sign in to the workspace in a folder; None where no provider does it.

    Raises Refused with all that is wrong with the file.
    """
    file = folder / FILE
    if not file.exists():
        return None
    return parse_settings(toml_in(file), folder)


def parse_settings(given: dict[str, Any], folder: Path) -> Settings:
    """The settings that parsed TOML makes. Raises Refused with all that is wrong with them."""
    secret, problems = secret_of(given, folder)
    rest = {name: value for name, value in given.items() if name not in SECRETS}
    try:
        settings = Settings.model_validate({**rest, "client_secret": secret})
    except ValidationError as error:
        details = error.errors(include_input=False)
        problems = [*(problem_of(detail, FILE) for detail in details), *problems]
    if problems:
        raise Refused(problems)
    return settings


def secret_of(given: dict[str, Any], folder: Path) -> tuple[str, list[Problem]]:
    """The client's secret, and what is wrong with it: it stands in the settings, in a file of its
    own or in the environment, where no other account of the computer can read it."""
    named = [name for name in SECRETS if name in given]
    if len(named) != 1 or not isinstance(given[named[0]], str):
        told = f"needs the client's secret, once and as a text: one of {', '.join(SECRETS)}."
        return "", [problem(told)]
    where, word = named[0], given[named[0]]
    file = folder / (word if where == "client_secret_file" else FILE)
    if where == "client_secret_env":
        secret, problems = os.environ.get(word, ""), []
    else:
        problems = not_private(file)
        secret = word if where == "client_secret" else text_in(file)
    if not secret.strip():
        problems.append(problem(f"names a secret under {where}, and it is empty or not there."))
    return secret.strip(), problems


def text_in(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def not_private(file: Path) -> list[Problem]:
    """A secret that every account of the computer can read is none."""
    if not file.exists() or not file.stat().st_mode & stat.S_IRWXO:
        return []
    told = f"keeps a secret in {file.name}, which every account of this computer may open. "
    return [problem(f"{told}Close it: chmod o-rwx {file.name}.")]


def problem(sentence: str) -> Problem:
    return Problem(FILE, sentence)
