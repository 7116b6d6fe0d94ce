"""The wheel in one's own calendar: an address that only its owner knows, made and revoked here."""

import flask
from flask import Response, current_app, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.blueprint import Open
from blueprints.texts import _
from blueprints.visitor import here
from blueprints.wheel.year import wheel
from portal.policy.actions import Action
from portal.queries import wheel_feeds as kept
from portal.services import wheel_feeds as services


@wheel.get("/wheel/feed", access=Action.WHEEL_READ)
def feed() -> ResponseReturnValue:
    """Whether one has such an address, and how to get one."""
    return _page()


@wheel.post("/wheel/feed", access=Action.WHEEL_READ)
def make_feed() -> ResponseReturnValue:
    """A new address, shown this once: afterwards we know its hash only."""
    token = services.make(here())
    path = url_for("wheel.calendar", token=token)
    return _page(_portal() + path)


@wheel.post("/wheel/feed/revoke", access=Action.WHEEL_READ)
def revoke_feed() -> ResponseReturnValue:
    services.revoke(here())
    flash(_("The address opens nothing any longer."))
    return redirect(url_for("wheel.feed"))


@wheel.get("/wheel/feed/<string(length=43):token>.ics", access=Open.EVERYONE)
def calendar(token: str) -> ResponseReturnValue:
    """What calendars fetch: no session, no person named; a token that does not stand is an unknown address."""
    content = services.calendar(token, _portal())
    if content is None:
        flask.abort(404)
    response = make_response(content)
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = 'inline; filename="laget.ics"'
    response.add_etag()
    return response.make_conditional(request)


def _portal() -> str:
    address: str = current_app.config["LAGET_SETTINGS"].public_url
    return address.rstrip("/")


def _page(address: str = "") -> Response:
    return make_response(
        render_template(
            "wheel/feed.html", address=address, made=kept.made_at(here().appointment_id), unit=here().unit_name
        )
    )
