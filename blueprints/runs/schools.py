"""Schools that close: from which day, who takes over, and what has to be run then (TB-16)."""

import flask
from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.forms import choices
from blueprints.runs.desk import runs
from blueprints.runs.forms import CloseForm
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.closures import Closure
from portal.policy.actions import Action
from portal.queries import schools as kept
from portal.services import closures


@runs.get("/uda/schools", access=Action.CITY_WORK)
def schools() -> ResponseReturnValue:
    """All public schools, those that close or have closed first."""
    return render_template("runs/schools.html", schools=kept.everyone(), today=oslo_date(here().now))


@runs.get("/uda/schools/<int:unit_id>", access=Action.CITY_WORK)
def school(unit_id: int) -> ResponseReturnValue:
    found = kept.get(unit_id) or flask.abort(404)
    return _page(found, CloseForm(formdata=None, day=found.closed_on, successor=str(found.successor_id or "")))


@runs.post("/uda/schools/<int:unit_id>", access=Action.CITY_WORK)
def close_school(unit_id: int) -> ResponseReturnValue:
    """Close it from a day on, or open it again where no day is given."""
    found = kept.get(unit_id) or flask.abort(404)
    form = _with_heirs(CloseForm(), found)
    if not form.validate_on_submit():
        return _page(found, form, 422)
    heir = int(form.successor.data) if form.successor.data else None
    closures.close(here(), Closure(unit_id, form.day.data, heir))
    if form.day.data:
        flash(_("The school is closed from the day given. Plan the run that gives its youths to others."))
        return redirect(url_for("runs.overview"))
    flash(_("The school is open."))
    return redirect(url_for("runs.schools"))


def _page(found: kept.School, form: CloseForm, status: int = 200) -> Response:
    page = render_template("runs/school.html", school=found, form=_with_heirs(form, found))
    return make_response(page, status)


def _with_heirs(form: CloseForm, found: kept.School) -> CloseForm:
    heirs = [(str(unit), name) for unit, name in kept.heirs(found)]
    form.successor.choices = choices([("", _("Nobody: the nearest school by the rules")), *heirs])
    return form
