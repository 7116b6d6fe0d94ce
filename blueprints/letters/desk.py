"""UDA's letters: see first whom a batch would reach, and the batches that were made."""

from datetime import date, timedelta
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints import letter_words as words
from blueprints.blueprint import Blueprint
from blueprints.errors import refusal_texts
from blueprints.letters.forms import BatchForm
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.letter_batches import BatchWish
from portal.domain.refusals import NotAcceptable
from portal.domain.words import Language
from portal.policy.actions import Action
from portal.queries import letter_batches as kept
from portal.services import letter_batches as services

letters = Blueprint("letters", __name__)
ANSWER_WITHIN = timedelta(days=31)


@letters.get("/letters", access=Action.CITY_WORK)
def overview() -> ResponseReturnValue:
    """The form, what it would reach once the days are chosen, and the batches so far."""
    form = _form()
    return _page(form, _wish(form) if request.args and form.validate() else None)


@letters.post("/letters", access=Action.CITY_WORK)
def start() -> ResponseReturnValue:
    """Make what was shown."""
    form = BatchForm()
    if not form.validate_on_submit():
        return _page(form, None, 422)
    try:
        batch_id = services.start(here(), _wish(form))
    except NotAcceptable as refusal:
        form.form_errors.append(" ".join(refusal_texts(refusal)))
        return _page(form, None, 422)
    return redirect(url_for("letters.batch", batch_id=batch_id))


def _form() -> BatchForm:
    today = oslo_date(here().now)
    usual = {"since": date(today.year, 3, 1), "until": today, "reply_by": today + ANSWER_WITHIN}
    if not usual["since"] <= today:
        usual["since"] = date(today.year - 1, 3, 1)
    return BatchForm(request.args or None, meta={"csrf": False}, data={**usual, "language": Language.BOKMAL.value})


def _wish(form: BatchForm) -> BatchWish:
    said: dict[str, Any] = form.data
    return BatchWish(said["since"], said["until"], said["reply_by"], Language(said["language"]))


def _page(form: BatchForm, wish: BatchWish | None, status: int = 200) -> Response:
    page = render_template(
        "letters/overview.html",
        form=form,
        words=words,
        wish=wish,
        preview=kept.preview(wish) if wish else None,
        unaddressed=kept.unaddressed(wish) if wish else [],
        batches=kept.newest(),
    )
    return make_response(page, status)
