"""The demo's identity provider, met as Authlib meets it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from authlib.integrations.base_client import MismatchingStateError, OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, session, url_for
from werkzeug import Response

from portal.demo.people import YOUTH_ACR, Person
from portal.demo.provider import Provider, provider

YOUTH = Person("u-1", "Ida Ungdom", "17 år", acr=YOUTH_ACR, pid="05910899123")


@pytest.fixture
def running() -> Iterator[Provider]:
    with provider([YOUTH], heading="ID-porten (demo)") as started:
        yield started


@pytest.fixture
def relying(running: Provider) -> Flask:
    """The smallest application that signs in as ours does: code flow, PKCE, state, nonce."""
    application = Flask("relying")
    application.secret_key = "x" * 32
    client = OAuth(application).register(
        "youth",
        client_id="laget",
        client_secret="secret",
        server_metadata_url=f"{running.issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256"},
    )

    @application.get("/in")
    def sign_in() -> Response:
        answer: Response = client.authorize_redirect(url_for("back", _external=True), acr_values=YOUTH_ACR)
        return answer

    @application.get("/back")
    def back() -> Any:
        return client.authorize_access_token()["userinfo"]

    @application.get("/forget")
    def forget() -> Response:
        session.clear()
        return redirect("/")

    application.testing = True
    return application


def _choose(location: str, **form: str) -> str:
    answer = requests.post(location, data=form, allow_redirects=False, timeout=5)
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


def test_ida_chooses_herself_on_the_page_and_we_learn_her_number_and_level(relying: Flask) -> None:
    browser = relying.test_client()
    asked = browser.get("/in").location
    assert asked
    page = requests.get(asked, timeout=5).text
    assert "Ida Ungdom" in page
    assert "17 år" in page
    claims = browser.get(_choose(asked, sub="u-1")).get_json()
    assert (claims["sub"], claims["pid"], claims["acr"]) == ("u-1", "05910899123", YOUTH_ACR)
    assert claims["nonce"]


def test_ida_turns_back_and_we_are_told_so(relying: Flask) -> None:
    browser = relying.test_client()
    answer = _choose(str(browser.get("/in").location), action="deny")
    with pytest.raises(OAuthError) as refused:
        browser.get(answer)
    assert refused.value.error == "access_denied"


def test_an_answer_to_a_question_nobody_asked_is_refused(relying: Flask) -> None:
    browser = relying.test_client()
    answer = _choose(str(browser.get("/in").location), sub="u-1")
    browser.get("/forget")
    with pytest.raises(MismatchingStateError):
        browser.get(answer)


def test_a_stolen_code_is_worthless_without_its_verifier(relying: Flask, running: Provider) -> None:
    answer = _choose(str(relying.test_client().get("/in").location), sub="u-1")
    code = parse_qs(urlsplit(answer).query)["code"][0]
    stolen = {"grant_type": "authorization_code", "code": code, "redirect_uri": "http://localhost/back"}
    token = requests.post(f"{running.issuer}/oauth2/token", data=stolen, auth=("laget", "secret"), timeout=5)
    assert token.status_code == 400


def test_a_sign_in_without_pkce_is_not_even_begun(running: Provider) -> None:
    asked = "response_type=code&client_id=laget&redirect_uri=http://localhost/back&scope=openid&nonce=n"
    assert requests.get(f"{running.issuer}/oauth2/authorize?{asked}", timeout=5).status_code == 400
