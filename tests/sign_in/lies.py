"""What a provider can get wrong, or somebody who plays one, each with why it is refused."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

from joserfc.jwk import OctKey, RSAKey
from starlette.responses import (
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)

from dashboard.openid.failures import Failure
from tests.sign_in.forger import KEYS, SECRET, Claims, made, made_with_secret

ANA = {"sub": "248289761001", "email": "ana@fernhill.example", "name": "Ana Reyes"}
AGENT = {**ANA, "preferred_username": "ana.reyes", "groups": ["cs-agents"]}
PUBLISHED = KEYS["RS256"].as_pem(private=False)
STRANGERS = RSAKey.generate_key(2048, {"kid": "rsa"})
WELL_KNOWN = "/.well-known/openid-configuration"


def told(**claims: Any) -> dict[str, Any]:
    return {"claims": {**AGENT, **claims}}


def signs(sign: Callable[[Claims], str]) -> dict[str, Any]:
    return {**told(), "sign": sign}


def answers(path: str, response: Callable[[], Response]) -> dict[str, Any]:
    return {**told(email=None), "instead": {path: response}}


def with_another_payload(claims: Claims) -> str:
    """Yesterday's signature under what somebody would like to be."""
    theirs, mine = made(claims, KEYS["RS256"], "RS256"), made({**claims, "sub": "1"}, None, "none")
    header, _, signature = theirs.split(".")
    return f"{header}.{mine.split('.')[1]}.{signature}"


def an_hour_old(claims: Claims) -> str:
    return made({**claims, "iat": claims["iat"] - 3600}, KEYS["RS256"], "RS256")


def rubbish() -> Response:
    return PlainTextResponse("<html>Out of order</html>")


def nested() -> Response:
    return PlainTextResponse("[" * 100_000)


def huge() -> Response:
    return PlainTextResponse(json.dumps({"keys": "x" * 2_000_000}))


def compressed() -> Response:
    return Response(b"\x1f\x8b" + b"\0" * 50, headers={"content-encoding": "gzip"})


def broken() -> Response:
    return PlainTextResponse("", status_code=500)


def drop_by_drop() -> Response:
    async def drops() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0)

    return StreamingResponse(drops())


def elsewhere() -> Response:
    return RedirectResponse("http://127.0.0.1:9/")


def no_keys() -> Response:
    return JSONResponse({"keys": [7, {}, {"kty": "RSA"}, {"kty": "RSA", "n": 1, "e": "AQAB"}]})


def a_secret() -> Response:
    return JSONResponse({"keys": [OctKey.generate_key(256).as_dict()]})


def a_list() -> Response:
    return JSONResponse([1, 2])


DESCRIBED: dict[str, tuple[Failure, dict[str, Any]]] = {
    "another issuer": (Failure.WRONG_ISSUER, {"described": {"issuer": "https://evil.example"}}),
    "no address for tokens": (Failure.RUBBISH, {"described": {"token_endpoint": None}}),
    "an address for tokens without TLS": (
        Failure.RUBBISH,
        {"described": {"token_endpoint": "http://login.example.org/token"}},
    ),
    "an address to sign in that is a script": (
        Failure.RUBBISH,
        {"described": {"authorization_endpoint": "javascript:alert(1)"}},
    ),
    "a description that is a page": (Failure.RUBBISH, answers(WELL_KNOWN, rubbish)),
    "a description that fails": (Failure.RUBBISH, answers(WELL_KNOWN, broken)),
    "a description elsewhere": (Failure.RUBBISH, answers(WELL_KNOWN, elsewhere)),
    "keys without end": (Failure.RUBBISH, answers("/jwks", huge)),
    "no key": (Failure.RUBBISH, answers("/jwks", lambda: JSONResponse({"keys": []}))),
    "keys that are none": (Failure.RUBBISH, answers("/jwks", no_keys)),
    "a secret for a key": (Failure.RUBBISH, answers("/jwks", a_secret)),
}
FORGED: dict[str, tuple[Failure, dict[str, Any]]] = {
    "a wrong state": (Failure.WRONG_STATE, {**told(), "answered": {"state": "x" * 43}}),
    "a state with letters beyond ASCII": (Failure.WRONG_STATE, {"answered": {"state": "é" * 9}}),
    "no state": (Failure.WRONG_STATE, {**told(), "answered": {"state": None}}),
    "no code": (Failure.DECLINED, {**told(), "answered": {"code": None}}),
    "access denied": (Failure.DECLINED, {**told(), "answered": {"error": "access_denied"}}),
    "another issuer in the answer": (Failure.WRONG_ISSUER, {"answered": {"iss": "http://evil"}}),
    "no issuer in the answer, though it was promised": (
        Failure.WRONG_ISSUER,
        {"described": {"authorization_response_iss_parameter_supported": True}},
    ),
    "a wrong nonce": (Failure.WRONG_NONCE, told(nonce="another")),
    "a list of nonces": (Failure.WRONG_NONCE, told(nonce=["a", "b"])),
    "no nonce": (Failure.NO_NONCE, told(nonce=None)),
    "a wrong audience": (Failure.WRONG_AUDIENCE, told(aud="payroll")),
    "another audience, though we are said to have asked": (
        Failure.WRONG_AUDIENCE,
        told(aud="payroll", azp="afterword"),
    ),
    "no audience": (Failure.WRONG_AUDIENCE, told(aud=None)),
    "an audience of nobody": (Failure.WRONG_AUDIENCE, told(aud=[])),
    "a token made for another program that lists us": (
        Failure.WRONG_AUDIENCE,
        told(aud=["payroll", "afterword"], azp="payroll"),
    ),
    "several audiences and no word who asked": (
        Failure.WRONG_AUDIENCE,
        told(aud=["payroll", "afterword"]),
    ),
    "a wrong issuer": (Failure.WRONG_ISSUER, told(iss="https://evil.example")),
    "an issuer with a slash more": (
        Failure.WRONG_ISSUER,
        signs(lambda claims: made({**claims, "iss": f"{claims['iss']}/"}, KEYS["RS256"], "RS256")),
    ),
    "an expired token": (Failure.EXPIRED, told(exp=int(time.time()) - 600)),
    "a token that never expires": (Failure.WRONG_CLAIMS, told(exp=None)),
    "a token from before anybody asked": (Failure.EXPIRED, signs(an_hour_old)),
    "a clock ten minutes ahead": (Failure.TOO_EARLY, {**told(), "clock": 600}),
    "a clock ten minutes behind": (Failure.EXPIRED, {**told(), "clock": -600}),
    "no subject": (Failure.WRONG_CLAIMS, told(sub=None)),
    "a number for a subject": (Failure.WRONG_CLAIMS, told(sub=7)),
    "a subject without end": (Failure.WRONG_CLAIMS, told(sub="x" * 256)),
    "an access token that does not belong to it": (Failure.WRONG_CLAIMS, told(at_hash="AAAA")),
    "the signature of somebody else": (
        Failure.WRONG_SIGNATURE,
        signs(lambda claims: made(claims, STRANGERS, "RS256")),
    ),
    "a signature of something else": (Failure.WRONG_SIGNATURE, signs(with_another_payload)),
    "a key of its own in the header": (
        Failure.UNKNOWN_KEY,
        signs(lambda claims: made(claims, STRANGERS, "RS256", kid="new")),
    ),
    "alg none": (Failure.WRONG_ALGORITHM, signs(lambda claims: made(claims, None, "none"))),
    "HS256 with the client's secret": (
        Failure.WRONG_ALGORITHM,
        signs(lambda claims: made_with_secret(claims, SECRET.encode())),
    ),
    "HS256 with the published key": (
        Failure.WRONG_ALGORITHM,
        signs(lambda claims: made_with_secret(claims, PUBLISHED)),
    ),
    "a token that is none": (Failure.WRONG_SIGNATURE, signs(lambda _: "a.b.c")),
    "an empty token": (Failure.NO_ID_TOKEN, {**told(), "tokens": {"id_token": ""}}),
    "no ID token": (Failure.NO_ID_TOKEN, {**told(), "tokens": {"id_token": None}}),
    "a list of ID tokens": (Failure.NO_ID_TOKEN, {**told(), "tokens": {"id_token": ["a"]}}),
    "userinfo of somebody else": (
        Failure.WRONG_SUBJECT,
        {**told(groups=None), "userinfo": {"sub": "1", "groups": ["it-admins"]}},
    ),
    "userinfo that is a page": (Failure.RUBBISH, answers("/userinfo", rubbish)),
    "userinfo that fails": (Failure.RUBBISH, answers("/userinfo", broken)),
    "tokens that are a page": (Failure.RUBBISH, answers("/token", rubbish)),
    "tokens that are a list": (Failure.RUBBISH, answers("/token", a_list)),
    "tokens without end": (Failure.RUBBISH, answers("/token", huge)),
    "tokens nested without end": (Failure.RUBBISH, answers("/token", nested)),
    "tokens in a way nobody asked for": (Failure.RUBBISH, answers("/token", compressed)),
    "tokens that fail": (Failure.RUBBISH, answers("/token", broken)),
    "tokens elsewhere": (Failure.RUBBISH, answers("/token", elsewhere)),
    "no group that has a role": (Failure.NO_ROLE, told(groups=["staff"])),
    "no groups": (Failure.NO_ROLE, told(groups=None)),
    "groups that are numbers": (Failure.NO_ROLE, told(groups=[1, None, ["cs-agents"]])),
}
