"""Signing in, choosing an appointment, signing out."""

from datetime import timedelta
from uuid import UUID

import flask
from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user

from blueprints.blueprint import Blueprint, Open
from blueprints.desks import home_of
from blueprints.sign_in import providers
from blueprints.texts import _
from blueprints.visitor import Guest, current
from portal.services import visits

sign_in = Blueprint("sign_in", __name__)


@sign_in.get("/", access=Open.EVERYONE)
def front() -> ResponseReturnValue:
    """The first page: one's own desk, or whom one can sign in by."""
    visitor = current()
    if visitor is None:
        return render_template("sign_in/front.html", issuers=providers.issuers())
    if visitor.role is None:
        return redirect(url_for("sign_in.appointments"))
    return redirect(home_of(visitor))


@sign_in.post("/sign-in/<key>", access=Open.EVERYONE)
def start(key: str) -> ResponseReturnValue:
    issuer = providers.named(key) or flask.abort(404)
    flask.session.clear()
    return providers.send_off(issuer)


@sign_in.get("/sign-in/<key>/callback", access=Open.EVERYONE)
def callback(key: str) -> ResponseReturnValue:
    """Back from the provider: a new session, on the server and in the cookie (rotated at sign-in)."""
    issuer = providers.named(key) or flask.abort(404)
    try:
        claims = providers.come_back(issuer, current_app.config["NUMBER_SEALER"].digest)
    except providers.NotVouchedFor:
        flask.session.clear()
        return render_template("sign_in/not_in.html", known=True), 403
    settings = current_app.config["LAGET_SETTINGS"]
    idle, most = timedelta(minutes=settings.session_idle_minutes), timedelta(hours=settings.session_max_hours)
    token = visits.sign_in(claims, visits.Lasting(idle, most))
    flask.session.clear()
    if token is None:
        return render_template("sign_in/not_in.html", known=False), 403
    login_user(Guest(token))
    return redirect(url_for("sign_in.front"))


@sign_in.get("/appointments", access=Open.SIGNED_IN)
def appointments() -> ResponseReturnValue:
    visitor = current()
    assert visitor is not None  # noqa: S101 - the door has asked
    return render_template("sign_in/appointments.html", choices=visitor.appointments)


@sign_in.post("/appointments", access=Open.SIGNED_IN)
def choose() -> ResponseReturnValue:
    """Act in another appointment; one that is not mine or has ended is as good as unknown."""
    try:
        chosen = UUID(request.form.get("appointment", ""))
    except ValueError:
        flask.abort(404)
    if not visits.choose(flask.session["_user_id"], chosen):
        flask.abort(404)
    return redirect(url_for("sign_in.front"))


@sign_in.post("/sign-out", access=Open.EVERYONE)
def leave() -> ResponseReturnValue:
    """Ended on the server first: a copied cookie opens nothing afterwards."""
    token = flask.session.get("_user_id")
    if token:
        visits.sign_out(token)
    logout_user()
    flask.session.clear()
    flask.flash(_("You are signed out."))
    return redirect(url_for("sign_in.front"))
