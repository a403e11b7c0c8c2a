"""What each row of people becomes: a newcomer, or one that is refused with all its reasons.

What could be meant in two ways is not guessed. A team that is not there waits for an answer, and
of two rows that could be the same person the second is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from journal.actions.administer import (
    LOGIN,
    named,
    wrong_login,
    wrong_name,
    wrong_roles,
    wrong_teams,
)
from journal.actions.newcomers.people_file import Row
from journal.errors import Problem
from journal.free_text import FORMULA
from journal.people import Person, Team
from journal.vocabulary import Role

ROLES = {said.lower(): role for role in Role for said in (role.value, role.label)}
FORMULAS = "it begins like a formula of a spreadsheet. Write it without that sign."
MADE, REFUSED = "made", "refused"
MOST_COMPARED = 200
"""Teams that are not there. Of more, another column was meant, and comparing takes minutes."""


@dataclass(frozen=True)
class Newcomer:
    """Somebody whom a row names, as they will be added."""

    row: int
    login: str
    name: str
    roles: tuple[Role, ...]
    team_names: tuple[str, ...]


@dataclass(frozen=True)
class Unfit:
    """A row that becomes nobody, and every reason."""

    row: int
    said: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class UnknownTeam:
    """A team that rows name and that is not there; perhaps another one was meant."""

    name: str
    rows: tuple[int, ...]
    like: str | None


@dataclass(frozen=True)
class Preview:
    newcomers: tuple[Newcomer, ...]
    unfit: tuple[Unfit, ...]
    unknown_teams: tuple[UnknownTeam, ...]
    """Whether they were decided about or not."""
    undecided: tuple[str, ...] = ()
    """Those about which nobody has decided yet; until then nobody is added."""

    @property
    def new_teams(self) -> tuple[str, ...]:
        """Teams that are made with the newcomers."""
        wanted = {name.lower() for one in self.newcomers for name in one.team_names}
        return tuple(one.name for one in self.unknown_teams if one.name.lower() in wanted)


@dataclass
class Taken:
    """Who is there already: in the workspace, and in the rows above."""

    logins: dict[str, str]
    names: dict[str, int] = field(default_factory=dict)
    made_up: set[str] = field(default_factory=set)


def preview(
    rows: Iterable[Row],
    people: Iterable[Person],
    teams: Sequence[Team],
    decided: Mapping[str, str] | None = None,
) -> Preview:
    """What the rows become beside the people and teams that are there. `decided` says of unknown
    teams, by name in lower case, whether they are MADE or their rows REFUSED."""
    rows, decided = list(rows), decided or {}
    there = {team.name.lower(): team for team in teams}
    taken = Taken({person.login: f"{person.name}’s already" for person in people})
    unknown = unknown_teams(rows, there)
    made = {name.lower(): name for name in (one.name for one in unknown)
            if decided.get(name.lower(), MADE) == MADE}  # fmt: skip
    newcomers, unfit = [], []
    for row in rows:
        one, problems = judged(row, there, made, taken)
        if problems:
            reasons = tuple(dict.fromkeys(map(str, problems)))
            unfit.append(Unfit(row.number, named(row.name) or named(row.login), reasons))
        else:
            newcomers.append(one)
            taken.logins[one.login] = f"that of row {row.number}"
            taken.names[one.name.lower()] = row.number
            if not row.login:
                taken.made_up.add(one.name.lower())
    undecided = tuple(one.name for one in unknown if one.name.lower() not in decided)
    return Preview(tuple(newcomers), tuple(unfit), unknown, undecided)


def judged(
    row: Row, there: Mapping[str, Team], made: Mapping[str, str], taken: Taken
) -> tuple[Newcomer, list[Problem]]:
    """The newcomer of a row, and all that is wrong with it."""
    name, login = named(row.name), row.login or login_of(row.name)
    roles, problems = roles_of(row.roles)
    team_names = names_of_teams(row.teams, there)
    problems += [
        Problem(where, FORMULAS)
        for where, said in (("Name", name), *(("Team", team) for team in team_names))
        if said.startswith(FORMULA)
    ]
    problems += [*wrong_name("Name", name), *wrong_roles(roles, team_names)]
    if login or not wrong_name("Name", name):
        problems += wrong_login(login) if login else [Problem("Login", no_login(name))]
    problems += taken_problems(row, name, login, taken)
    found = {said: there.get(said.lower()) for said in team_names}
    known = {said: team for said, team in found.items() if said.lower() not in made}
    problems += wrong_teams(known, roles)
    team_names = tuple(
        team.name if (team := found[said]) else made.get(said.lower(), said) for said in team_names
    )
    return Newcomer(row.number, login, name, roles, team_names), problems


def taken_problems(row: Row, name: str, login: str, taken: Taken) -> list[Problem]:
    """Whether somebody is there already, or stands in a row above."""
    above = taken.names.get(name.lower())
    if above is not None and (not row.login or name.lower() in taken.made_up):
        told = f"row {above} has it too. If they are two people, write a login for each."
        return [Problem("Name", told)]
    if login in taken.logins:
        told = f"“{login}” is {taken.logins[login]}. Choose another one, or leave the row out."
        return [Problem("Login", told)]
    return []


def roles_of(said: str) -> tuple[tuple[Role, ...], list[Problem]]:
    """The roles that a cell names; an agent where it names none."""
    parts = [part.strip() for part in re.split(r"[;,/]", said) if part.strip()]
    if not parts:
        return (Role.AGENT,), []
    roles = [ROLES[part.lower()] for part in parts if part.lower() in ROLES]
    labels = ", ".join(role.label for role in Role)
    problems = [
        Problem("Role", f"“{named(part)[:40]}” is none. There are {labels}.")
        for part in parts
        if part.lower() not in ROLES
    ]
    return tuple(dict.fromkeys(roles or [Role.AGENT])), problems


def names_of_teams(said: str, there: Mapping[str, Team]) -> tuple[str, ...]:
    """The teams that a cell names: one by its whole name, or several with semicolons between."""
    if named(said).lower() in there or said.startswith(FORMULA):
        return (named(said),)
    parts = (named(part) for part in said.split(";"))
    return tuple({part.lower(): part for part in parts if part}.values())


def unknown_teams(rows: Iterable[Row], there: Mapping[str, Team]) -> tuple[UnknownTeam, ...]:
    """Teams that are not there and could be made, as they were written first."""
    found: dict[str, tuple[str, list[int]]] = {}
    for row in rows:
        for name in names_of_teams(row.teams, there):
            if name.lower() in there or wrong_name("Team", name) or name.startswith(FORMULA):
                continue
            found.setdefault(name.lower(), (name, []))[1].append(row.number)
    is_compared = len(found) <= MOST_COMPARED
    return tuple(
        UnknownTeam(name, tuple(numbers), like(lower, there) if is_compared else None)
        for lower, (name, numbers) in found.items()
    )


def like(lower: str, there: Mapping[str, Team]) -> str | None:
    near = get_close_matches(lower, list(there), n=1, cutoff=0.75)
    return there[near[0]].name if near else None


def login_of(name: str) -> str:
    """A login out of a name, "ana.reyes"; empty where none can be made of its letters."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o"))
    kept = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    if any(c.isalpha() and not c.isascii() for c in kept):
        return ""
    made = ".".join(re.findall(r"[a-z0-9]+", kept.replace("'", "").replace("’", "")))[:64]
    return made.rstrip(".") if LOGIN.fullmatch(made) else ""


def no_login(name: str) -> str:
    return f"none can be made out of “{name[:40]}”. Write one, in letters a to z."
