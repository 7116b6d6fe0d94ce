"""The same attempt for many of one's own: an SMS or a letter that was sent to them all."""

from uuid import UUID

import flask
from flask import render_template, request
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.forms import choices
from blueprints.labels import status_name
from blueprints.statuses.contact_forms import ManyForm
from blueprints.statuses.room import statuses
from blueprints.tables import ListSpec, parse
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.reference import status_codes
from portal.policy.actions import Action
from portal.queries import contacts as log
from portal.services import contacts as contact_services

SPEC = ListSpec(sorts=("name",), filters={"status": tuple(status_codes())})


@statuses.route("/contacts/many", methods=["GET", "POST"], access=Action.CONTACT_WRITE)
def many() -> ResponseReturnValue:
    """Those whom one's own seat may log for, by status; nobody else's can be named."""
    state, said = parse(request.args, SPEC)
    status = state.filters.get("status", "")
    mine = log.mine(status)
    form = ManyForm()
    form.fill()
    form.youths.choices = choices([(str(y.id), f"{y.name} · {status_name(y.status_code) or '–'}") for y in mine])
    if form.validate_on_submit():
        number = contact_services.log_many(here(), map(UUID, form.youths.data or ()), form.attempt())
        flask.flash(
            _("Saved for %(number)d youths. None of it counts as contact before somebody answers.", number=number)
        )
        return flask.redirect(url_for("statuses.many", status=status or None))
    page = render_template(
        "statuses/many.html", form=form, said=said, state=state, mine=mine, most=log.MOST,
        statuses=[(code, status_name(code)) for code in status_codes()], status=status,
    )  # fmt: skip
    return page, 422 if form.errors else 200
