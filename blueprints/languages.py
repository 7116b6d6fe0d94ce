"""Which language the page speaks: the person's own choice, then the browser's, then bokmål."""

from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from flask import Flask, current_app, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import Babel
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from blueprints import texts
from blueprints.blueprint import Blueprint, Open
from blueprints.fixed_parts import fixed_part
from blueprints.texts import tongue
from portal.domain.words import Language

COOKIE = "language"
MONTHS_12 = 31_536_000
CATALOGUES = tuple(language.value for language in Language)
NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}

languages = Blueprint("languages", __name__)


def offered() -> tuple[str, ...]:
    """The three of the interface, and those that the texts a youth reads exist in (`TEXT_LANGUAGES`)."""
    more: tuple[str, ...] = current_app.config.get("TEXT_LANGUAGES", ())
    return (*CATALOGUES, *(code for code in more if code not in CATALOGUES))


def reading_language() -> str:
    """The language that texts given as data are shown in, also one that has no catalogue."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in offered() else str(interface_language())


def interface_language() -> str:
    """nb, nn or en."""
    chosen = request.cookies.get(COOKIE, "")
    if chosen in CATALOGUES:
        return chosen
    if chosen in offered():
        return Language.BOKMAL.value
    return _best(request.headers.get("Accept-Language", ""))


@lru_cache(maxsize=200)
def _best(accepted: str) -> str:
    """What suits the browser's wishes best; browsers ask in a few ways, again and again."""
    wanted = parse_accept_header(accepted, LanguageAccept).best_match([*CATALOGUES, "no"], default="nb")
    return "nb" if wanted in {"no", None} else str(wanted)


@cache
def direction(code: str) -> str:
    """`rtl` or `ltr`, for the `dir` attribute."""
    try:
        return Locale.parse(code, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


@cache
def name_of(code: str) -> str:
    """What the language calls itself."""
    return NAMES.get(code) or str(Locale.parse(code, sep="-").get_display_name(code)).capitalize()


def _choices() -> list[dict[str, object]]:
    now = reading_language()
    return [{"code": c, "name": name_of(c), "dir": direction(c), "current": c == now} for c in offered()]


@languages.post("/language", access=Open.EVERYONE)
def choose() -> ResponseReturnValue:
    """Keeps the choice in a cookie and goes back to the page; only to one of our own."""
    back = urlsplit(request.form.get("back", "/"))
    path = back.path if back.path.startswith("/") and not back.path.startswith(("//", "/\\")) else "/"
    response = redirect(path + (f"?{back.query}" if back.query else ""))
    chosen = request.form.get("language", "")
    if chosen in offered():
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.set_cookie(COOKIE, chosen, max_age=MONTHS_12, httponly=True, secure=secure, samesite="Lax")
    return response


def init_app(app: Flask) -> None:
    """Sets up Flask-Babel and gives the templates the language, its direction and the choices."""
    folder = Path(__file__).resolve().parent.parent / "portal" / "translations"
    Babel(
        app,
        default_locale="nb",
        default_timezone="Europe/Oslo",
        default_translation_directories=str(folder),
        locale_selector=interface_language,
    )
    app.add_template_global(direction)
    app.add_template_global(reading_language)
    app.add_template_global(_choices, "language_choices")
    app.add_template_global(lambda: tongue().code, "interface_language")
    app.add_template_global(fixed_part)
    texts.init_app(app)
    app.register_blueprint(languages)
