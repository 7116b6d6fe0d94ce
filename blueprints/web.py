"""Flask as the product uses it: nothing asynchronous, one signing key, names that stand once."""

from collections import OrderedDict
from collections.abc import Callable, MutableMapping
from time import monotonic
from typing import Any, TypeVar

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask.templating import Environment
from itsdangerous import URLSafeTimedSerializer

Function = TypeVar("Function", bound=Callable[..., Any])
MOMENT_SECONDS = 60
MOST_COOKIES = 500


class PageEnvironment(Environment):
    """No template has names of its own beside the environment's, so none gets a chain of dictionaries.

    Every import of a macro compares these names; along a chain that took a tenth of the time of a list page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class CookieSessions(SecureCookieSessionInterface):
    """The signer is made once, and a cookie that was read a moment ago is not read again.

    The cookie only carries the token of a session that the database is asked about for every request.
    """

    signer: URLSafeTimedSerializer | None = None

    def __init__(self) -> None:
        self._read: OrderedDict[str, tuple[float, dict[str, Any]]] = OrderedDict()

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        cookie = request.cookies.get(self.get_cookie_name(app), "")
        at, plain = self._read.get(cookie, (0.0, {}))
        now = monotonic()
        if plain and now - at < MOMENT_SECONDS:
            return self.session_class(plain)
        session = super().open_session(app, request)
        if session and all(isinstance(value, (str, bool)) for value in session.values()):
            self._read[cookie] = now, dict(session)
            if len(self._read) > MOST_COOKIES:
                self._read.popitem(last=False)
        return session

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

    def log_exception(self, exc_info: Any) -> None:  # noqa: ANN401 - flask's own
        """By the rule and not by the address, in which a calendar's token may stand."""
        where = request.url_rule.rule if request.url_rule else "an unknown address"
        self.logger.error("Exception on %s [%s]", where, request.method, exc_info=exc_info)
