"""News from UDA: what has changed in rules and offers, on one page for everybody at work (R-030)."""

from uuid import UUID

from flask import Response, flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.texts import _
from blueprints.visitor import here
from blueprints.wheel import words
from blueprints.wheel.forms import NewsForm
from blueprints.wheel.year import wheel
from portal.domain.news import News, NewsKind
from portal.policy.actions import Action
from portal.policy.decide import may_ever
from portal.queries import bulletins as kept
from portal.services import bulletins as services


@wheel.get("/wheel/news", access=Action.WHEEL_READ)
def news() -> ResponseReturnValue:
    return _page(NewsForm())


@wheel.post("/wheel/news", access=Action.CITY_WORK)
def post_news() -> ResponseReturnValue:
    """On everybody's desk at once; the next morning's mail says that there is news."""
    form = NewsForm().offer()
    if not form.validate_on_submit():
        return _page(form, 422)
    services.post(here(), News(NewsKind(form.kind.data), form.title.data or "", form.body.data or ""))
    flash(_("It is posted. Everybody at work sees it on the first page."))
    return redirect(url_for("wheel.news"))


@wheel.post("/wheel/news/<uuid:bulletin_id>/withdraw", access=Action.CITY_WORK)
def withdraw_news(bulletin_id: UUID) -> ResponseReturnValue:
    services.withdraw(here(), bulletin_id)
    flash(_("It is taken back."))
    return redirect(url_for("wheel.news"))


def _page(form: NewsForm, status: int = 200) -> Response:
    posts = may_ever(Action.CITY_WORK, here().role)
    body = render_template(
        "wheel/news.html", words=words, news=kept.newest(), posts=posts, form=form.offer() if posts else None
    )
    return make_response(body, status)
