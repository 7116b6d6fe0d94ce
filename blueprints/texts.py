"""The page's words in the reader's language, typed: Flask-Babel ships no types."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from flask import Flask, has_request_context
from flask_babel import get_locale, get_translations, lazy_gettext
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language and its catalogue."""

    code: str
    catalogue: Any


_TONGUES: dict[str, Tongue] = {}
_spoken: ContextVar[Tongue | None] = ContextVar("spoken", default=None)


def tongue() -> Tongue:
    """The reader's, found once for each request: a page says a hundred sentences."""
    found = _spoken.get()
    if found is None:
        code = str(get_locale() or "nb")
        found = _TONGUES.get(code) or Tongue(code, get_translations())
        if has_request_context():
            _spoken.set(_TONGUES.setdefault(code, found))
    return found


def forget() -> None:
    """Another reader comes."""
    _spoken.set(None)


def _(text: str, **params: object) -> str:
    """The sentence in the reader's language, its blanks filled."""
    said: str = tongue().catalogue.gettext(text)
    return said % params if params else said


def lazy(text: str) -> str:
    """The same for what is written when the module is read: translated when it is shown."""
    shown: str = lazy_gettext(text)
    return shown


@pass_eval_context
def on_page(context: EvalContext, text: str, **params: object) -> str:
    """`_` for the templates: always a format, and safe as it stands in the catalogue."""
    said: str = tongue().catalogue.gettext(text)
    marked = Markup(said) if context.autoescape else said  # noqa: S704 - the catalogue's words are our own
    return marked % params if params or "%" in said else marked


def init_app(app: Flask) -> None:
    """Every request begins and ends without a language."""
    app.before_request(forget)
    app.teardown_request(lambda _error: forget())
    app.jinja_env.globals.update(_=on_page, gettext=on_page)
