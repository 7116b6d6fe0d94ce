"""How a refusal looks on the web: what happened, that nothing was lost, what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from flask import Flask, Response, current_app, make_response, render_template, request, url_for
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from blueprints.error_texts import CSRF, TEXTS
from blueprints.labels import day
from portal.domain.refusals import Conflict, NotAcceptable, NotAllowed, NotKnown, Refusal


@dataclass(frozen=True, slots=True)
class Way:
    """The way out of a refusal: a link to `endpoint`, with those of the refusal's params that it takes."""

    label: str
    endpoint: str
    params: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    way: Way | None = None


ANSWERS: dict[type[Refusal], Answer] = {
    NotKnown: Answer(HTTPStatus.NOT_FOUND),
    NotAllowed: Answer(HTTPStatus.FORBIDDEN),
    Conflict: Answer(HTTPStatus.CONFLICT),
    NotAcceptable: Answer(HTTPStatus.UNPROCESSABLE_ENTITY),
    Refusal: Answer(HTTPStatus.UNPROCESSABLE_ENTITY),
}
"""The nearest class counts; a refusal with a way out of its own gets a row of its own."""


def sentence(text: str, params: Mapping[str, object]) -> str:
    """The msgid in the reader's language, with its blanks filled; a date is written out."""
    filled = {name: day(value) if isinstance(value, date) else value for name, value in params.items()}
    return str(gettext(text, **filled))


def refusal_texts(refusal: Refusal) -> tuple[str, str]:
    """What stands in the way and what to do, for a page that shows a refusal in its own place."""
    remedy = sentence(refusal.remedy, refusal.params) if refusal.remedy else ""
    return sentence(refusal.message, refusal.params), remedy


def answer_to(refusal: Refusal) -> Answer:
    return next(ANSWERS[kind] for kind in type(refusal).__mro__ if kind in ANSWERS)


def page(status: int, happened: str = "", remedy: str = "", way: tuple[str, str] | None = None) -> Response:
    """The error page; `happened`, `remedy` and `way` (label, address) stand in for the general words."""
    text = TEXTS.get(status) or TEXTS[HTTPStatus.BAD_REQUEST]
    body = render_template(
        "errors/error.html",
        bare=status >= HTTPStatus.INTERNAL_SERVER_ERROR,
        title=gettext(text.title),
        happened=happened or gettext(text.happened),
        safe=gettext(text.safe),
        remedy=remedy or gettext(text.remedy),
        way=way,
    )
    response = make_response(body, status)
    if "HX-Request" in request.headers:
        response.headers.update({"HX-Retarget": "main", "HX-Reselect": "main", "HX-Reswap": "outerHTML"})
    return response


def _on_refusal(refusal: Refusal) -> Response:
    answer = answer_to(refusal)
    current_app.logger.info("refused: %s", refusal.code)
    if answer.status == HTTPStatus.NOT_FOUND:
        return page(answer.status)
    way = answer.way
    link = None
    if way:
        args = {name: str(refusal.params[name]) for name in way.params}
        link = (gettext(way.label), url_for(way.endpoint, **args))  # type: ignore[arg-type] # strings only
    return page(answer.status, *refusal_texts(refusal), way=link)


def _on_http(error: HTTPException) -> Response:
    code = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if code < HTTPStatus.BAD_REQUEST:
        return make_response(error.get_response())  # a redirect
    if code == HTTPStatus.METHOD_NOT_ALLOWED:
        code = HTTPStatus.NOT_FOUND
    return page(code if code in TEXTS or code < HTTPStatus.INTERNAL_SERVER_ERROR else 500)


def _on_csrf(_error: CSRFError) -> Response:
    return page(CSRF)


def init_app(app: Flask) -> None:
    """Every error of the product ends in one of these; what one may not know of is an unknown address."""
    app.register_error_handler(Refusal, _on_refusal)
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(CSRFError, _on_csrf)
