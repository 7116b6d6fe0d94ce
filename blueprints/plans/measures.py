"""Measures: each service writes its own, about what the youth has consented to; two who write at once keep both."""

from itertools import pairwise
from typing import Any
from uuid import UUID

import flask
from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from blueprints import plan_words as words
from blueprints.door import standing_here
from blueprints.errors import refusal_texts
from blueprints.forms import DayField, Form, choices, tidy
from blueprints.labels import category_name
from blueprints.meeting_views import party_title
from blueprints.plans.views import LONGEST, leads, plans
from blueprints.plans.writing import number, seats
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.plan_refusals import ChangedMeanwhile
from portal.domain.plans import CATEGORIES, Kind, Measure, State
from portal.domain.refusals import NotAcceptable, NotKnown
from portal.domain.words import Category, Verb
from portal.policy.actions import Action
from portal.queries import plans as kept
from portal.queries import teams
from portal.queries.plan_versions import MeasureVersion
from portal.services import plans as services
from portal.services.plans import Edition


class MeasureForm(Form):
    """One measure, with who is responsible and a deadline."""

    category = SelectField(lazy("What it is about"), [InputRequired()], coerce=int)
    kind = SelectField(lazy("What sort of measure"), [InputRequired()])
    what = TextAreaField(lazy("What is done"), [InputRequired(), Length(max=LONGEST)], filters=[tidy])
    responsible = SelectField(lazy("Responsible"), [InputRequired()], coerce=int)
    starts = DayField(lazy("From"), [InputRequired()])
    due = DayField(lazy("Deadline"), [InputRequired()])
    state = SelectField(lazy("How it stands"), [InputRequired()])
    version = HiddenField(default="0")

    def measure(self) -> Measure:
        """What was written, as the rules read it."""
        said: dict[str, Any] = self.data
        return Measure(
            Category(said["category"]), Kind(said["kind"]), said["what"], said["responsible"], said["starts"],
            said["due"], State(said["state"]),
        )  # fmt: skip


@plans.route(
    "/youths/<uuid:youth_id>/plans/<uuid:plan_id>/measures/new", methods=["GET", "POST"], access=Action.PLAN_WRITE
)
def add(youth_id: UUID, plan_id: UUID) -> ResponseReturnValue:
    """A measure of one's own service."""
    found = kept.get(youth_id, plan_id)
    if found is None:
        raise NotKnown
    return _written(youth_id, plan_id, MeasureForm(data={"starts": found.starts, "due": found.ends}), [])


@plans.route(
    "/youths/<uuid:youth_id>/plans/<uuid:plan_id>/measures/<uuid:measure_id>",
    methods=["GET", "POST"],
    access=Action.PLAN_WRITE,
)
def change(youth_id: UUID, plan_id: UUID, measure_id: UUID) -> ResponseReturnValue:
    """A save is a new version; another service's measure is changed by that service only (bug:10)."""
    found = kept.measure(youth_id, plan_id, measure_id)
    if not found:
        raise NotKnown
    now = found[0]
    form = MeasureForm(data={name: getattr(now, name) for name in (
        "category", "kind", "what", "responsible", "starts", "due", "state", "version",
    )})  # fmt: skip
    return _written(youth_id, plan_id, form, found)


def _written(youth_id: UUID, plan_id: UUID, form: MeasureForm, found: list[MeasureVersion]) -> ResponseReturnValue:
    head, status = teams.head(youth_id) or flask.abort(404), 200
    _offer(youth_id, form, found)
    theirs = None
    if form.validate_on_submit():
        edition = Edition(found[0].measure_id, number(form.version.data)) if found else Edition()
        try:
            services.do(here(), youth_id, plan_id, form.measure(), edition)
            flask.flash(_("The measure is saved."))
            return redirect(url_for("plans.plan", youth_id=youth_id, plan_id=plan_id, _anchor="measures"))
        except NotAcceptable as refusal:
            form.form_errors.append(" ".join(refusal_texts(refusal)))
        except ChangedMeanwhile:
            status, theirs = 409, _newest(youth_id, plan_id, edition)
            form.version.data = str(theirs.version) if theirs else form.version.data
    status = 422 if form.errors or form.form_errors else status
    earlier = [(after, words.changed(before, after)) for after, before in pairwise(found)]
    return render_template(
        "plans/measure.html", youth=head, plan_id=plan_id, form=form, theirs=theirs, earlier=earlier, words=words
    ), status  # fmt: skip


def _newest(youth_id: UUID, plan_id: UUID, edition: Edition) -> MeasureVersion | None:
    versions = kept.measure(youth_id, plan_id, edition.key) if edition.key else []
    return versions[0] if versions else None


def _offer(youth_id: UUID, form: MeasureForm, found: list[MeasureVersion]) -> None:
    """A partner is itself responsible for what it does; who leads may name another (R-101)."""
    open_now = [category for category in CATEGORIES if standing_here().may(Verb.WRITE, category)]
    about = [Category(found[0].category)] if found else open_now
    form.category.choices = choices([(int(one), category_name(one)) for one in about])
    form.kind.choices = choices([(kind.value, words.kind_name(kind)) for kind in Kind])
    form.state.choices = choices([(state.value, _(words.STATES[state][0])) for state in State])
    named = [(one.responsible, party_title(one.role, one.unit)) for one in found[:1]]
    offered = seats(youth_id, *named)
    mine = {here().seat_id, *(seat for seat, _name in named)}
    form.responsible.choices = choices(offered if leads() else [(s, name) for s, name in offered if s in mine])
    if not found and not form.is_submitted():
        form.responsible.data = here().seat_id
