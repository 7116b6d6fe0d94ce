"""The staircase's own page: what each gate wants, going back or on by hand, and the history of the steps."""

from uuid import UUID

import flask
from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length

from blueprints.door import standing_here
from blueprints.forms import Form, choices, tidy
from blueprints.stairs import past, reasons, steps, title_of
from blueprints.texts import _, lazy
from blueprints.visitor import here
from blueprints.youths.lists import youths
from portal.domain.calendar import oslo_date
from portal.domain.staircase import GateClosed
from portal.domain.staircase_facts import Lacking, Step
from portal.domain.words import Category, Verb
from portal.policy.actions import Action
from portal.queries import stairs as kept
from portal.queries import teams
from portal.queries.teams import Head
from portal.services import looks
from portal.services import staircase as services


class StepForm(Form):
    """Where to, and why; the reason stands in the history."""

    step = RadioField(lazy("Go to"), [InputRequired()], coerce=int)
    why = StringField(lazy("Why?"), [Length(max=300)], filters=[tidy])


@youths.get("/youths/<uuid:youth_id>/stairs", access=Action.TEAM_READ)
def stairs(youth_id: UUID) -> ResponseReturnValue:
    """Whoever reads the team sees it; opening it records what has followed by itself since the last look."""
    head, standing = teams.head(youth_id) or flask.abort(404), standing_here()
    looks.looked(here(), youth_id, standing.ground_of(Verb.READ), Category.TEAM.bit, "stairs.read")
    if standing.may(Verb.WRITE, Category.TEAM):
        services.keep(here(), youth_id)
    return _page(head, _form(), ())


@youths.post("/youths/<uuid:youth_id>/stairs", access=Action.TEAM_WRITE)
def take_step(youth_id: UUID) -> ResponseReturnValue:
    """Down is always allowed (TE-07); up is refused with what the gate wants (TE-03, TE-04)."""
    head, form = teams.head(youth_id) or flask.abort(404), _form()
    if form.validate_on_submit():
        try:
            services.move(here(), youth_id, Step(form.step.data), form.why.data or "")
        except GateClosed as refusal:
            return _page(head, form, refusal.lacking), 422
        flask.flash(_("The step is changed. Everything that is written stands."))
        return redirect(url_for("youths.stairs", youth_id=youth_id))
    return _page(head, form, ()), 422


def _form() -> StepForm:
    form = StepForm()
    form.step.choices = choices([(step.value, f"{step.value}. {title_of(step)}") for step in Step])
    return form


def _page(head: Head, form: StepForm, closed: tuple[Lacking, ...]) -> str:
    return render_template(
        "youths/stairs.html",
        youth=head,
        form=form,
        closed=reasons(closed),
        steps=steps(kept.facts(head.id), oslo_date(here().now)),
        past=past(kept.history(head.id)),
        writes=standing_here().may(Verb.WRITE, Category.TEAM),
    )
