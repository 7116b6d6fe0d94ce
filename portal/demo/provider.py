"""A real OpenID provider on loopback: one page to choose a person on, PKCE demanded."""

import base64
import hashlib
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from authlib.deprecate import AuthlibDeprecationWarning
from flask import Flask, Response, abort, request
from jinja2 import ChoiceLoader, DictLoader
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from portal.demo import LOOPBACK
from portal.demo.people import Person

with warnings.catch_warnings():  # the mock uses parts of Authlib that are on their way out
    warnings.simplefilter("ignore", AuthlibDeprecationWarning)
    import oidc_provider_mock

PAGE = """<!doctype html>
<html lang="nb"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ heading }}</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
button{display:block;width:100%;text-align:left;font:inherit;padding:.75rem;margin:.5rem 0;min-height:44px}
input{font:inherit;padding:.5rem}</style>
<main><h1>{{ heading }}</h1><p>{{ text }}</p>
<form method="post">
{% for person in people %}<button name="sub" value="{{ person.sub }}"><strong>{{ person.name }}</strong>
{%- if person.title %}<br>{{ person.title }}{% endif %}</button>
{% endfor %}</form>
<form method="post"><label>Annen identifikator <input name="sub" required></label>
<button>Logg inn</button></form>
<form method="post"><button name="action" value="deny">Avbryt</button></form>
</main></html>"""


@dataclass(frozen=True)
class Provider:
    """A running provider; whoever is in `people` signs in with one click, or by posting `sub`."""

    issuer: str
    people: tuple[Person, ...]


@contextmanager
def provider(people: Sequence[Person], *, heading: str = "Logg inn", port: int = 0) -> Iterator[Provider]:
    """Serve until the block ends; port 0 takes a free one. OSError if the port is taken."""
    server = _listen(_application(people, heading), port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Provider(f"http://localhost:{server.server_port}", tuple(people))
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


class _Quiet(WSGIRequestHandler):
    """Says nothing: an address of the code flow has the code in it."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        pass


def _listen(application: Flask, port: int) -> BaseWSGIServer:
    return make_server(LOOPBACK, port, application, threaded=True, request_handler=_Quiet)


def _application(people: Sequence[Person], heading: str) -> Flask:
    users = [oidc_provider_mock.User(sub=person.sub, claims=person.claims) for person in people]
    application: Flask = oidc_provider_mock.app(require_nonce=True, user_claims=users)
    application.debug = False
    application.wsgi_app = Flask.wsgi_app.__get__(application)  # type: ignore[method-assign] # without the debugger
    page = ChoiceLoader([DictLoader({"authorization_form.html": PAGE}), application.jinja_loader or DictLoader({})])
    application.jinja_env.loader = page
    application.jinja_env.globals |= {"people": people, "heading": heading, "text": "Velg hvem du er."}
    _demand_pkce(application)
    return application


def _demand_pkce(application: Flask) -> None:
    """The mock does not look at PKCE; this makes a code worthless without its verifier (RFC 7636, S256)."""
    challenges: dict[str, str] = {}

    @application.before_request
    def demand() -> None:
        if request.path == "/oauth2/authorize" and request.args.get("code_challenge_method") != "S256":
            abort(HTTPStatus.BAD_REQUEST, "code_challenge_method must be S256")
        if request.path == "/oauth2/token" and not _fits(challenges):
            abort(HTTPStatus.BAD_REQUEST, "code_verifier does not fit")

    @application.after_request
    def remember(response: Response) -> Response:
        for code in parse_qs(urlsplit(response.location or "").query).get("code", []):
            challenges[code] = request.args.get("code_challenge", "")
        return response


def _fits(challenges: dict[str, str]) -> bool:
    if request.form.get("grant_type") != "authorization_code":
        return True
    digest = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
    expected = challenges.pop(request.form.get("code", ""), "")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == expected
