"""Saying that one cannot have this case: own child, partner, sibling, or another near tie."""

from uuid import UUID

import flask
from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from blueprints.forms import Form, choices
from blueprints.texts import _, lazy
from blueprints.visitor import here
from blueprints.youths.lists import youths
from portal.policy.actions import Action
from portal.queries import teams
from portal.services import conflicts


class ConflictForm(Form):
    """How near the youth is."""

    kind = RadioField(lazy("The youth is"), [InputRequired()])


@youths.route("/youths/<uuid:youth_id>/conflict", methods=["GET", "POST"], access=Action.YOUTH_SEE)
def conflict(youth_id: UUID) -> ResponseReturnValue:
    """Staff only: a youth has no conflict with themself."""
    head = teams.head(youth_id) or flask.abort(404)
    if here().youth_id is not None:
        flask.abort(404)
    form = ConflictForm()
    said = (_("my own child"), _("my partner"), _("my brother or sister"), _("near me in another way"))
    form.kind.choices = choices(list(zip(conflicts.KINDS, said, strict=True)))
    if form.validate_on_submit():
        conflicts.declare(here(), youth_id, form.kind.data)
        flask.flash(_("The case is closed to you. Tell your leader, so that somebody else takes it."))
        return redirect(url_for("sign_in.front"))
    return render_template("youths/conflict.html", youth=head, form=form), 422 if form.errors else 200
