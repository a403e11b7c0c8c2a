"""A provider of sign-in on the loopback that answers as it should, until a test has it lie."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.browser.served import free_port, poll

CLIENT, SECRET = "afterword", "s3cret+%:~"
ANY = JWSRegistry(algorithms=list(JWSRegistry.algorithms), strict_check_header=False)
ANY.max_payload_length = 2_000_000
KEYS = {
    "RS256": RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"}),
    "ES256": ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"}),
    "EdDSA": OKPKey.generate_key("Ed25519", {"kid": "okp", "use": "sig"}),
}
Claims = dict[str, Any]


@dataclass
class Story:
    """What the provider tells in one test."""

    claims: Claims = field(default_factory=lambda: {"sub": "248289761001"})
    userinfo: Claims = field(default_factory=dict)
    described: Claims = field(default_factory=dict)
    """What its description says besides, or otherwise; None leaves it out."""
    answered: Claims = field(default_factory=dict)
    """The same for the address to which the browser comes back."""
    tokens: Claims = field(default_factory=dict)
    clock: float = 0.0
    """By how many seconds its clock is ahead."""
    keys: tuple[str, ...] = tuple(KEYS)
    alg: str = "RS256"
    sign: Callable[[Claims], str] | None = None
    instead: dict[str, Callable[[], Response]] = field(default_factory=dict)
    """What a path answers in place of what it should."""


class Forger:
    """Keeps what it was asked, so that a test can look."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.story = Story()
        self.asked: list[tuple[str, str]] = []
        self._codes: dict[str, dict[str, str]] = {}
        paths = {
            "/.well-known/openid-configuration": self.description,
            "/jwks": self.jwks,
            "/authorize": self.authorize,
            "/token": self.token,
            "/userinfo": self.userinfo,
        }
        self.app = Starlette(
            routes=[Route(path, self.told(path, tell), methods=["GET", "POST"])
                    for path, tell in paths.items()]
        )  # fmt: skip

    def told(self, path: str, tell: Callable[[Request, str], Response]) -> Any:
        async def endpoint(request: Request) -> Response:
            body = (await request.body()).decode()
            self.asked.append((path, body))
            return self.story.instead[path]() if path in self.story.instead else tell(request, body)

        return endpoint

    def begins_anew(self, **story: Any) -> None:
        self.story = Story(**story)
        self.asked.clear()
        self._codes.clear()

    def description(self, _: Request, __: str) -> Response:
        found = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "code_challenge_methods_supported": ["S256"],
        }
        return JSONResponse(changed(found, self.story.described))

    def jwks(self, _: Request, __: str) -> Response:
        return JSONResponse(
            {"keys": [KEYS[name].as_dict(private=False) for name in self.story.keys]}
        )

    def authorize(self, request: Request, _: str) -> Response:
        asked = dict(request.query_params)
        code = f"code{len(self._codes)}"
        self._codes[code] = asked
        answer = (
            {"code": code} if "openid" in asked["scope"].split() else {"error": "invalid_scope"}
        )
        back = changed({**answer, "state": asked["state"]}, self.story.answered)
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(back)}")

    def token(self, request: Request, body: str) -> Response:
        form = {name: values[0] for name, values in parse_qs(body).items()}
        asked = self._codes.pop(form["code"])
        proof = encoded(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        pkce = asked.get("code_challenge") in (None, proof)
        if not pkce or credentials(request, form) != (CLIENT, SECRET):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        now = int(time.time() + self.story.clock)
        usual = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300}
        claims = changed({**usual, "nonce": asked["nonce"]}, self.story.claims)
        signed = self.story.sign or self.signed
        tokens = {"access_token": "access-5318008", "token_type": "Bearer"}
        return JSONResponse(changed({**tokens, "id_token": signed(claims)}, self.story.tokens))

    def signed(self, claims: Claims) -> str:
        return made(claims, KEYS[self.story.alg], self.story.alg)

    def userinfo(self, request: Request, _: str) -> Response:
        if request.headers.get("authorization") != "Bearer access-5318008":
            return JSONResponse({"error": "invalid_token"}, status_code=401)
        sub = self.story.claims.get("sub")
        return JSONResponse({"sub": sub, **self.story.userinfo})


def made(claims: Claims, key: Any, alg: str, **header: str | None) -> str:
    kid = key.kid if key is not None else None
    return jwt.encode(changed({"alg": alg, "kid": kid}, header), claims, key, registry=ANY)


def made_with_secret(claims: Claims, secret: bytes) -> str:
    """Signed with a secret that joserfc would refuse to sign with, such as a published key."""
    parts = [{"alg": "HS256", "kid": "rsa"}, claims]
    text = ".".join(encoded(json.dumps(part).encode()) for part in parts)
    return f"{text}.{encoded(hmac.digest(secret, text.encode(), hashlib.sha256))}"


def encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def changed(found: Claims, otherwise: Claims) -> Claims:
    return {name: value for name, value in {**found, **otherwise}.items() if value is not None}


def credentials(request: Request, form: dict[str, str]) -> tuple[str, str]:
    """The client's, by either of the two usual ways."""
    scheme, _, word = request.headers.get("authorization", "").partition(" ")
    if scheme == "Basic":
        client, _, secret = b64decode(word).decode().partition(":")
        return unquote_plus(client), unquote_plus(secret)
    return form.get("client_id", ""), form.get("client_secret", "")


@contextmanager
def forging() -> Iterator[Forger]:
    port = free_port()
    forger = Forger(port)
    config = uvicorn.Config(forger.app, host="127.0.0.1", port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        poll(lambda: server.started, lambda: "the provider did not start")
        yield forger
    finally:
        server.should_exit = True
        thread.join()
