"""One youth's rights to more training: written down per subject, with what has happened to each (R 7)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired, Length

from blueprints import letter_words as words
from blueprints.door import standing_here
from blueprints.errors import refusal_texts
from blueprints.forms import DayField, Form, TextField, choices
from blueprints.referrals.desk import referrals
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.more_training import LONGEST_SUBJECT, Ground, Step
from portal.domain.refusals import Conflict, NotAcceptable
from portal.domain.words import Category, Verb
from portal.policy.actions import Action
from portal.queries import more_training as kept
from portal.queries import youth_register
from portal.services import looks
from portal.services import more_training as services

NOBODY = ""


class RightForm(Form):
    """A subject that was not passed, and why there is a right in it."""

    subject = TextField(lazy("Subject"), [InputRequired(), Length(max=LONGEST_SUBJECT)])
    ground = RadioField(lazy("Why is there a right?"), [InputRequired()])
    completed_on = DayField(lazy("Upper secondary education was completed on"), [InputRequired()])

    def offer(self) -> None:
        self.ground.choices = choices(words.offered(words.GROUNDS))


class StepForm(Form):
    """What happened, when, and who gives the training."""

    step = SelectField(lazy("What happened?"), [InputRequired()])
    on_day = DayField(lazy("Day it happened"), [InputRequired()])
    provider = SelectField(lazy("Who gives the training"))


@referrals.get("/youths/<uuid:youth_id>/more-training", access=Action.MORE_TRAINING_WRITE)
def more_training(youth_id: UUID) -> ResponseReturnValue:
    """How each right stands, and what may follow."""
    return _page(youth_id, RightForm())


@referrals.post("/youths/<uuid:youth_id>/more-training", access=Action.MORE_TRAINING_WRITE)
def record_right(youth_id: UUID) -> ResponseReturnValue:
    form = RightForm()
    form.offer()
    if not form.validate_on_submit():
        return _page(youth_id, form, status=422)
    said: dict[str, Any] = form.data
    given = services.Given(said["subject"], Ground(said["ground"]), said["completed_on"])
    try:
        services.record(here(), youth_id, given)
    except (Conflict, NotAcceptable) as refusal:
        form.form_errors.append(" ".join(refusal_texts(refusal)))
        return _page(youth_id, form, status=422)
    flash(_("The right to more training is written down."))
    return redirect(url_for("referrals.more_training", youth_id=youth_id))


@referrals.post("/youths/<uuid:youth_id>/more-training/<uuid:right_id>", access=Action.MORE_TRAINING_WRITE)
def add_step(youth_id: UUID, right_id: UUID) -> ResponseReturnValue:
    right = next((r for r in kept.of_youth(youth_id) if r.id == right_id), None) or flask.abort(404)
    form = _step_form(right)
    if not form.validate_on_submit():
        return _page(youth_id, RightForm(formdata=None), {right_id: form}, 422)
    said: dict[str, Any] = form.data
    provider = int(said["provider"]) if said["provider"] else None
    try:
        services.add_step(here(), youth_id, right_id, services.Taken(Step(said["step"]), said["on_day"], provider))
    except NotAcceptable as refusal:
        form.form_errors.append(" ".join(refusal_texts(refusal)))
        return _page(youth_id, RightForm(formdata=None), {right_id: form}, 422)
    flash(_("What happened is written down."))
    return redirect(url_for("referrals.more_training", youth_id=youth_id))


def _step_form(right: kept.Right, *, empty: bool = False) -> StepForm:
    """Each right has a form of its own on the page."""
    today = oslo_date(here().now)
    prefix, usual = f"r{right.id.hex[:8]}-", {"on_day": today}
    form = StepForm(None, prefix=prefix, data=usual) if empty else StepForm(prefix=prefix, data=usual)
    form.step.choices = choices([(step.value, _(words.STEPS[step])) for step in right.stands(today).outcome.next_steps])
    form.provider.choices = choices([(NOBODY, _("Choose")), *((str(unit), name) for unit, name in kept.providers())])
    return form


def _page(youth_id: UUID, form: RightForm, steps: Mapping[UUID, StepForm] | None = None, status: int = 200) -> Response:
    head, visitor = youth_register.head(youth_id) or flask.abort(404), here()
    form.offer()
    ground = standing_here().ground_of(Verb.READ)
    looks.looked(visitor, youth_id, ground, Category.STATUS_FACTS.bit, "more_training.read")
    given, day = steps or {}, oslo_date(visitor.now)
    rights = [(r, r.stands(day), given.get(r.id) or _step_form(r, empty=True)) for r in kept.of_youth(youth_id)]
    wrong = [mistake for step in given.values() for mistake in step.mistakes()]
    page = render_template(
        "referrals/more_training.html", youth=head, form=form, rights=rights, words=words, mistakes=wrong
    )
    return make_response(page, status)
