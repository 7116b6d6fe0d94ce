"""Flask as the product uses it: nothing asynchronous, one signing key, names that stand once."""

from collections.abc import Callable, MutableMapping
from typing import Any, TypeVar

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.templating import Environment
from itsdangerous import URLSafeTimedSerializer

Function = TypeVar("Function", bound=Callable[..., Any])


class PageEnvironment(Environment):
    """No template has names of its own beside the environment's, so none gets a chain of dictionaries.

    Every import of a macro compares these names; along a chain that took a tenth of the time of a list page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class CookieSessions(SecureCookieSessionInterface):
    """The signer is made once, not twice for each request: the key does not change while we run."""

    signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        if self.signer is None:
            self.signer = super().get_signing_serializer(app)
        return self.signer


class Web(Flask):
    """Every view and hook of the product is an ordinary function, so none is looked at again and again."""

    jinja_environment = PageEnvironment

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - flask's own
        super().__init__(*given, **named)
        self.session_interface = CookieSessions()

    def ensure_sync(self, func: Function) -> Function:
        return func
