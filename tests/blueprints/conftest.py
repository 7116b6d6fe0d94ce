"""Somebody of the team with a browser: the session is as sign-in leaves it, the cookie as Flask-Login keeps it."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Database
from tests.the_team import Team, gather

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def team(database: Database) -> Team:
    return gather(database)


@pytest.fixture
def sign_in_as(app: Flask, team: Team) -> SignIn:
    """A browser in which this person of the team is signed in."""

    def sign_in(who: str) -> FlaskClient:
        app.config["WTF_CSRF_ENABLED"] = False
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = team.token(who)
            session["_fresh"] = True
        return client

    return sign_in
