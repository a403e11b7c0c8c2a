"""What a provider's claims say of a person, in our words."""

from __future__ import annotations

from typing import Any

from dashboard.openid.settings import Claims
from journal.actions.single_sign_on import Arrival


def arrival_of(claims: dict[str, Any], issuer: str, named: Claims) -> Arrival:
    """Who arrives. What is not told as a text is not told; groups are a list or a single one."""
    login = text(claims, named.login) or text(claims, "email")
    return Arrival(
        issuer=issuer,
        subject=text(claims, "sub"),
        login=login,
        name=text(claims, named.name) or login,
        groups=groups_of(claims.get(named.groups)),
    )


def text(claims: dict[str, Any], name: str) -> str:
    value = claims.get(name)
    return value.strip() if isinstance(value, str) else ""


def groups_of(told: object) -> frozenset[str]:
    if isinstance(told, str):
        return frozenset({told})
    if isinstance(told, list):
        return frozenset(group for group in told if isinstance(group, str))
    return frozenset()
