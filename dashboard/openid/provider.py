"""A provider as it describes itself, and what we ask of it: a code, a token, and who that is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, Any
from urllib.parse import quote_plus

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.client import OAuth2Client
from authlib.oauth2.rfc6749.parameters import prepare_token_request
from joserfc.errors import InvalidKeyIdError
from joserfc.jwk import KeySet
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from dashboard.openid.addresses import is_safe
from dashboard.openid.attempts import Attempt
from dashboard.openid.failures import Failure, SignInFailed
from dashboard.openid.fetching import PATIENCE, fetched
from dashboard.openid.settings import Settings
from dashboard.openid.tokens import Expected, checked, keys_of

KEPT = timedelta(hours=1)
"""How long the provider's description and keys are believed."""
REST = timedelta(seconds=10)
"""Between two attempts to reach a provider that failed, and between two looks for a new key."""
WAYS = ("client_secret_basic", "client_secret_post")


def safe(address: str) -> str:
    if not is_safe(address):
        raise ValueError("not an address for secrets")
    return address


Address = Annotated[str, AfterValidator(safe)]


class Description(BaseModel):
    """What /.well-known/openid-configuration says, as far as it matters here."""

    model_config = ConfigDict(frozen=True)

    issuer: str
    authorization_endpoint: Address
    token_endpoint: Address
    jwks_uri: Address
    userinfo_endpoint: Address | None = None
    token_endpoint_auth_methods_supported: tuple[str, ...] = WAYS[:1]
    code_challenge_methods_supported: tuple[str, ...] = ()
    authorization_response_iss_parameter_supported: bool = False


class Provider:
    """Asks the provider that the settings name, and remembers for a while what it is like."""

    def __init__(
        self, settings: Settings, *, patience: float = PATIENCE, clock: Callable[[], datetime]
    ) -> None:
        self._settings = settings
        self._patience = patience
        self._clock = clock
        self._known: tuple[datetime, Description, KeySet] | None = None
        self._failed: tuple[datetime, Failure] | None = None

    async def address_to_sign_in(self, attempt: Attempt, redirect_uri: str) -> str:
        """Where the browser goes with an attempt. Raises SignInFailed."""
        description, _ = await self._looked_up()
        client = OAuth2Client(
            None,
            self._settings.client_id,
            scope=" ".join(self._settings.scopes),
            redirect_uri=redirect_uri,
            code_challenge_method="S256" if offers_pkce(description) else None,
        )
        # On a computer that others use too, who was there before is signed in at the provider.
        asking = {} if attempt.own_device else {"prompt": "login"}
        address, _ = client.create_authorization_url(
            description.authorization_endpoint,
            state=attempt.state,
            nonce=attempt.nonce,
            code_verifier=attempt.verifier,
            **asking,
        )
        return str(address)

    async def claims(
        self, attempt: Attempt, code: str, redirect_uri: str, *, answered_by: str | None
    ) -> dict[str, Any]:
        """What the provider says of whoever comes back with a code. Raises SignInFailed."""
        description, keys = await self._looked_up()
        check_answered_by(description, answered_by)
        tokens = await self._exchange(description, attempt, code, redirect_uri)
        id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str) or not id_token:
            raise SignInFailed(Failure.NO_ID_TOKEN)
        bearer = access_token if isinstance(access_token, str) else ""
        expected = Expected(
            self._settings.issuer,
            self._settings.client_id,
            attempt.nonce,
            attempt.begun_at,
            self._clock(),
        )
        try:
            claims = checked(id_token, keys, expected, bearer)
        except InvalidKeyIdError:
            claims = await self._checked_with_new_keys(id_token, expected, bearer)
        return await self._completed(claims, description, bearer)

    async def _looked_up(self, *, older_than: timedelta = KEPT) -> tuple[Description, KeySet]:
        """The provider's description and keys, from memory where they are not older."""
        now = self._clock()
        if self._known is not None and now - self._known[0] < older_than:
            return self._known[1:]
        if self._failed is not None and now - self._failed[0] < REST:
            raise SignInFailed(self._failed[1])
        try:
            description = await self._described()
            keys = keys_of(await fetched(description.jwks_uri, patience=self._patience))
        except SignInFailed as error:
            self._failed = (now, error.failure)
            raise
        self._known = (now, description, keys)
        return description, keys

    async def _described(self) -> Description:
        well_known = f"{self._settings.issuer.rstrip('/')}/.well-known/openid-configuration"
        found = await fetched(well_known, patience=self._patience)
        try:
            description = Description.model_validate(found)
        except ValidationError as error:
            raise SignInFailed(Failure.RUBBISH) from error
        if description.issuer != self._settings.issuer:
            raise SignInFailed(Failure.WRONG_ISSUER)
        return description

    async def _exchange(
        self, description: Description, attempt: Attempt, code: str, redirect_uri: str
    ) -> dict[str, Any]:
        verifier = {"code_verifier": attempt.verifier} if offers_pkce(description) else {}
        form = prepare_token_request(
            "authorization_code", code=code, redirect_uri=redirect_uri, **verifier
        )
        endpoint, headers, body = self._vouched_for(description).prepare(
            "POST", description.token_endpoint, {}, form
        )
        return await fetched(endpoint, form=body, headers=headers, patience=self._patience)

    def _vouched_for(self, description: Description) -> ClientAuth:
        offered = description.token_endpoint_auth_methods_supported
        way = next((way for way in WAYS if way in offered), None)
        if way is None:
            raise SignInFailed(Failure.RUBBISH)
        client_id = self._settings.client_id
        secret = self._settings.client_secret.get_secret_value()
        if way == "client_secret_basic":  # RFC 6749, section 2.3.1: encoded before they are joined
            client_id, secret = quote_plus(client_id), quote_plus(secret)
        return ClientAuth(client_id, secret, way)

    async def _checked_with_new_keys(
        self, id_token: str, expected: Expected, bearer: str
    ) -> dict[str, Any]:
        """A provider changes its keys from time to time; whoever invents one costs no more than
        a look now and then."""
        _, keys = await self._looked_up(older_than=REST)
        try:
            return checked(id_token, keys, expected, bearer)
        except InvalidKeyIdError as error:
            raise SignInFailed(Failure.UNKNOWN_KEY) from error

    async def _completed(
        self, claims: dict[str, Any], description: Description, bearer: str
    ) -> dict[str, Any]:
        """The claims, and from userinfo those that the ID token lacks."""
        named = self._settings.claims
        lacks = {"email", named.login, named.name, named.groups} - claims.keys()
        if not lacks or description.userinfo_endpoint is None or not bearer:
            return claims
        more = await fetched(
            description.userinfo_endpoint,
            headers={"authorization": f"Bearer {bearer}"},
            patience=self._patience,
        )
        if more.get("sub") != claims["sub"]:
            raise SignInFailed(Failure.WRONG_SUBJECT)
        return {**more, **claims}


def offers_pkce(description: Description) -> bool:
    return "S256" in description.code_challenge_methods_supported


def check_answered_by(description: Description, issuer: str | None) -> None:
    """RFC 9207: an answer that names its issuer names this one."""
    is_due = description.authorization_response_iss_parameter_supported
    if (issuer is None and is_due) or issuer not in (None, description.issuer):
        raise SignInFailed(Failure.WRONG_ISSUER)
