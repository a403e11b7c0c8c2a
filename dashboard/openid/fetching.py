"""What is fetched from the provider: within seconds, within a size, and from nowhere else."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Mapping
from functools import cache
from typing import Any

import httpx

from dashboard.openid.failures import Failure, SignInFailed

PATIENCE = 8.0
"""Seconds for one answer, from its first byte to its last."""
MOST = 1_000_000
"""Bytes of one answer; a person in 500 groups needs 50,000."""


async def fetched(
    address: str,
    *,
    form: str | None = None,
    headers: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
) -> dict[str, Any]:
    """The JSON object at an address, or the one that answers a form sent there.

    A redirect is not followed: it could lead the secret elsewhere. Raises SignInFailed.
    """
    # A compressed answer could be a thousand times what was counted.
    asked = {"accept": "application/json", "accept-encoding": "identity", **(headers or {})}
    if form is not None:
        asked["content-type"] = "application/x-www-form-urlencoded"
    try:
        async with (
            asyncio.timeout(patience),
            httpx.AsyncClient(verify=trusted(), timeout=patience) as client,
            client.stream(
                "GET" if form is None else "POST", address, content=form, headers=asked
            ) as answer,
        ):
            if answer.status_code != 200:
                raise SignInFailed(Failure.RUBBISH)
            return parsed(await body_of(answer))
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        raise SignInFailed(Failure.UNREACHABLE) from error


@cache
def trusted() -> ssl.SSLContext:
    """The authorities that this computer trusts, an organisation's own among them."""
    return ssl.create_default_context()


async def body_of(answer: httpx.Response) -> bytes:
    body = bytearray()
    async for part in answer.aiter_raw():
        body += part
        if len(body) > MOST:
            raise SignInFailed(Failure.RUBBISH)
    return bytes(body)


def parsed(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise SignInFailed(Failure.RUBBISH) from error
    if not isinstance(found, dict):
        raise SignInFailed(Failure.RUBBISH)
    return found
