"""The page's words in the reader's language, typed: Flask-Babel ships no types."""

from dataclasses import dataclass
from typing import Any

from flask import g, has_app_context
from flask_babel import get_locale, get_translations, lazy_gettext
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of this request and its catalogue, found once: a page says a hundred sentences."""

    code: str
    catalogue: Any


def tongue() -> Tongue:
    found: Tongue | None = g.get("tongue") if has_app_context() else None
    if found is None:
        found = Tongue(str(get_locale() or "nb"), get_translations())
        if has_app_context():
            g.tongue = found
    return found


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
