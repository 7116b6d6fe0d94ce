"""The identity providers, as Authlib speaks to them: code flow with PKCE, state and nonce."""

from typing import Any

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, current_app, url_for
from flask.typing import ResponseReturnValue
from joserfc.errors import JoseError
from requests import RequestException

from portal.services.visits import Claims
from portal.settings import Issuer, Settings

EXTENSION = "laget.providers"


class NotVouchedFor(Exception):
    """The provider said no, the answer does not fit our question, or its level of assurance is too low."""


def init_app(app: Flask, settings: Settings) -> None:
    """Registers every issuer of the settings; its metadata is fetched when somebody first uses it."""
    app.config["LAGET_SETTINGS"] = settings
    oauth = app.extensions[EXTENSION] = OAuth(app)
    for issuer in settings.issuers:
        oauth.register(
            issuer.key,
            server_metadata_url=issuer.discovery,
            client_id=issuer.client_id,
            client_secret=issuer.client_secret.get_secret_value(),
            client_kwargs={"scope": issuer.scope, "code_challenge_method": "S256", "timeout": 10},
        )


def issuers() -> tuple[Issuer, ...]:
    """Those whom one can sign in by, in the order of the settings."""
    settings: Settings = current_app.config["LAGET_SETTINGS"]
    return settings.issuers


def named(key: str) -> Issuer | None:
    return next((issuer for issuer in issuers() if issuer.key == key), None)


def _client(issuer: Issuer) -> Any:  # noqa: ANN401 - Authlib ships no types
    return current_app.extensions[EXTENSION].create_client(issuer.key)


def send_off(issuer: Issuer) -> ResponseReturnValue:
    """Over to the provider, asking for the level of assurance that we need."""
    asked = {"acr_values": " ".join(issuer.acr_values)} if issuer.acr_values else {}
    back = url_for("sign_in.callback", key=issuer.key, _external=True)
    answer: ResponseReturnValue = _client(issuer).authorize_redirect(back, **asked)
    return answer


def come_back(issuer: Issuer, digest: Any) -> Claims:  # noqa: ANN401 - the sealer's keyed hash, None where it refuses
    """What the provider vouches for. Raises NotVouchedFor."""
    try:
        token = _client(issuer).authorize_access_token()
    except (OAuthError, JoseError, RequestException, KeyError, ValueError) as error:
        raise NotVouchedFor from error
    claims = token.get("userinfo") or {}
    acr = str(claims.get("acr", ""))
    if not claims.get("sub") or (issuer.acr_values and acr not in issuer.acr_values):
        raise NotVouchedFor
    pid = claims.get(issuer.pid_claim) if issuer.kind == "youth" else None
    return Claims(issuer.issuer, str(claims["sub"]), acr, digest(str(pid)) if pid else None)
