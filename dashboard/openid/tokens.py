"""The ID token: whose signature it bears, for whom and for which sign-in it was made.

The checks are those of OpenID Connect Core 1.0, section 3.1.3.7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import (
    ClaimError,
    InvalidKeyIdError,
    JoseError,
    MissingClaimError,
    UnsupportedAlgorithmError,
)
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from dashboard.openid.failures import Failure, SignInFailed

LEEWAY = 120
"""Seconds that the provider's clock and ours may differ."""
LONGEST_SUBJECT = 255
# Those with a private and a public key: with a secret that both sides know, or with none, an
# answer could have been made by anybody who knows what the provider publishes.
ASYMMETRIC = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA", "Ed25519", "Ed448"),
)
OF_CLAIM = {
    "iss": Failure.WRONG_ISSUER,
    "aud": Failure.WRONG_AUDIENCE,
    "azp": Failure.WRONG_AUDIENCE,
    "nonce": Failure.WRONG_NONCE,
    "exp": Failure.EXPIRED,
    "iat": Failure.TOO_EARLY,
    "nbf": Failure.TOO_EARLY,
}
OF_MISSING = {
    "iss": Failure.WRONG_ISSUER,
    "aud": Failure.WRONG_AUDIENCE,
    "azp": Failure.WRONG_AUDIENCE,
    "nonce": Failure.NO_NONCE,
}


class IDTokens(JWSRegistry):
    """Takes tokens that hold 500 groups, and headers that hold a certificate."""

    max_header_length = 16_000
    max_payload_length = 1_000_000


@dataclass(frozen=True)
class Expected:
    """What the ID token of one sign-in has to say."""

    issuer: str
    client_id: str
    nonce: str
    begun_at: datetime
    now: datetime


def keys_of(published: dict[str, Any]) -> KeySet:
    """The keys that a provider publishes for its signatures, without those we cannot use.

    Raises SignInFailed where there is none.
    """
    found = published.get("keys")
    keys = []
    for data in found if isinstance(found, list) else []:
        if isinstance(data, dict) and data.get("kty") != "oct" and data.get("use") != "enc":
            try:
                keys += KeySet.import_key_set({"keys": [data]}).keys
            except (JoseError, ValueError, TypeError, KeyError, AttributeError):
                continue
    if not keys:
        raise SignInFailed(Failure.RUBBISH)
    return KeySet(keys)


def checked(id_token: str, keys: KeySet, expected: Expected, access_token: str) -> dict[str, Any]:
    """What a token says of a person. Raises InvalidKeyIdError where its key is not among the
    keys, which may be old, and SignInFailed for everything else that is not as it has to be."""
    try:
        header, claims = opened(id_token, keys)
        check_claims(header, claims, expected, access_token)
    except InvalidKeyIdError:
        raise
    except UnsupportedAlgorithmError as error:
        raise SignInFailed(Failure.WRONG_ALGORITHM) from error
    except ClaimError as error:
        raise SignInFailed(failure_of(error)) from error
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SignInFailed(Failure.WRONG_SIGNATURE) from error
    return claims


def opened(id_token: str, keys: KeySet) -> tuple[dict[str, Any], dict[str, Any]]:
    registry = IDTokens(algorithms=ASYMMETRIC, strict_check_header=False)
    token = jwt.decode(id_token, keys, registry=registry)
    return token.header, token.claims


def check_claims(
    header: dict[str, Any], claims: dict[str, Any], expected: Expected, access_token: str
) -> None:
    options = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client_id},
        "sub": {"essential": True},
    }
    params = {
        "nonce": expected.nonce,
        "client_id": expected.client_id,
        "access_token": access_token,
    }
    now = int(expected.now.timestamp())
    CodeIDToken(claims, header, options, params).validate(now=now, leeway=LEEWAY)
    if len(claims["sub"]) > LONGEST_SUBJECT:
        raise SignInFailed(Failure.WRONG_CLAIMS)
    if claims["iat"] < expected.begun_at.timestamp() - LEEWAY:  # before anybody had asked for it
        raise SignInFailed(Failure.EXPIRED)


def failure_of(error: ClaimError) -> Failure:
    named = OF_MISSING if isinstance(error, MissingClaimError) else OF_CLAIM
    return named.get(error.claim, Failure.WRONG_CLAIMS)
