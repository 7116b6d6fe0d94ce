"""Who has come: the session's person, loaded once per request through Flask-Login."""

import flask
from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user

from blueprints.texts import _
from portal.queries.visitors import Visitor, enter


class Guest(UserMixin):  # type: ignore[misc] # Flask-Login ships no types
    """What Flask-Login keeps of a person: the token of the session, and who it stands for."""

    def __init__(self, token: str, visitor: Visitor | None = None) -> None:
        self.id = token
        self.visitor = visitor


def _load(token: str) -> Guest | None:
    visitor = enter(token)
    return Guest(token, visitor) if visitor else None


def current() -> Visitor | None:
    """The visitor, or None where nobody is signed in."""
    return getattr(current_user, "visitor", None)


def here() -> Visitor:
    """The visitor behind a door that has asked for one."""
    visitor = current()
    if visitor is None:
        flask.abort(401)
    return visitor


def _turn_back() -> ResponseReturnValue:
    """Nobody is signed in: the front page; an htmx request goes there as a whole page."""
    flask.session.clear()
    flask.flash(_("You are not signed in, or your session has ended. Sign in to go on."))
    if "HX-Request" in request.headers:
        return flask.make_response("", 401, {"HX-Redirect": url_for("sign_in.front")})
    return redirect(url_for("sign_in.front"))


class Doorman(LoginManager):  # type: ignore[misc] # Flask-Login ships no types
    """Binds no session to an address or a browser string, which breaks on a phone; and does not work one out."""

    def _session_protection_failed(self) -> bool:
        return False


def init_app(app: Flask) -> None:
    """Sets up Flask-Login; sessions are ours, on the server, so it only carries the token."""
    manager = Doorman(app)
    manager.user_loader(_load)
    manager.unauthorized_handler(_turn_back)
