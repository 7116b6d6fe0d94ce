"""Mapping: situation, needs and goals by category, and who is or should be in the team."""

from uuid import UUID

import flask
from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.door import standing_here
from blueprints.forms import ChecksField, Form, choices, tidy
from blueprints.labels import category_name, service_name
from blueprints.texts import _, lazy
from blueprints.visitor import here
from blueprints.youths.lists import youths
from portal.domain.words import Category, Service, Verb
from portal.policy.actions import Action
from portal.queries import teams
from portal.services import teams as team_services

NOT_MAPPED = {Category.PLAN, Category.MINUTES, Category.CONTACT}
OTHERS = tuple(s for s in Service if s not in {Service.UDA, Service.YOUTH, Service.SCHOOL, Service.PRIVATE_SCHOOL})
LONGEST = 4000


class MappingForm(Form):
    """One category; the category cannot be left out, at least one of the three must be written."""

    category = SelectField(lazy("Category"), [InputRequired()], coerce=int)
    situation = TextAreaField(lazy("Situation"), [Length(max=LONGEST)], filters=[tidy])
    needs = TextAreaField(lazy("Needs"), [Length(max=LONGEST)], filters=[tidy])
    goals = TextAreaField(lazy("Goals"), [Length(max=LONGEST)], filters=[tidy])

    def validate_situation(self, field: TextAreaField) -> None:
        """Something must be said."""
        if not (field.data or self.needs.data or self.goals.data):
            raise ValidationError(_("Write at least one of situation, needs and goals."))


class ActorsForm(Form):
    """Two questions about the services of R 3: who is in contact, who should join."""

    in_contact = ChecksField(lazy("Who is in contact with the youth already?"), coerce=int)
    should_join = ChecksField(lazy("Who should join the team?"), coerce=int)


@youths.route("/youths/<uuid:youth_id>/mapping", methods=["GET", "POST"], access=Action.MAPPING_WRITE)
def map_category(youth_id: UUID) -> ResponseReturnValue:
    """The newest words of one's own service stand in the form; saving keeps a new version."""
    head = teams.head(youth_id) or flask.abort(404)
    form = MappingForm(data=_newest(youth_id))
    form.category.choices = choices([(int(c), category_name(c)) for c in _mine_to_map()])
    if form.validate_on_submit():
        words = (form.situation.data or "", form.needs.data or "", form.goals.data or "")
        team_services.map_category(here(), youth_id, team_services.Mapping(Category(form.category.data), *words))
        flask.flash(_("%(category)s is saved.", category=category_name(form.category.data)))
        return redirect(url_for("youths.room", youth_id=youth_id, _anchor="mapping"))
    return render_template("youths/mapping.html", youth=head, form=form), 422 if form.errors else 200


def _mine_to_map() -> list[Category]:
    """The categories that the visitor may write in; a partner those that the consent names."""
    return [category for category in standing_here().about(Verb.WRITE) if category not in NOT_MAPPED]


def _newest(youth_id: UUID) -> dict[str, object]:
    try:
        wanted = int(request.args.get("category", ""))
    except ValueError:
        return {}
    mine = [row for row in teams.mapping(youth_id) if row.mine and row.category == wanted]
    if not mine:
        return {"category": wanted}
    return {
        "category": wanted,
        "situation": mine[0].situation,
        "needs": mine[0].needs,
        "goals": mine[0].goals,
    }


@youths.route("/youths/<uuid:youth_id>/actors", methods=["GET", "POST"], access=Action.TEAM_WRITE)
def map_actors(youth_id: UUID) -> ResponseReturnValue:
    """It shall always be mapped whether others should join (R-018)."""
    head = teams.head(youth_id) or flask.abort(404)
    known = teams.actors(youth_id)
    now = {
        "in_contact": [a.service for a in known if a.in_contact],
        "should_join": [a.service for a in known if a.should_join],
    }
    form = ActorsForm(data=now)
    offered = choices([(int(s), service_name(s)) for s in OTHERS])
    form.in_contact.choices = form.should_join.choices = offered
    if form.validate_on_submit():
        contact, join = set(form.in_contact.data or ()), set(form.should_join.data or ())
        asked = {*contact, *join, *(a.service for a in known)}
        actors = tuple(team_services.Actor(Service(s), s in contact, s in join) for s in sorted(asked))
        team_services.map_actors(here(), youth_id, actors)
        flask.flash(_("The team is mapped."))
        return redirect(url_for("youths.room", youth_id=youth_id, _anchor="mapping"))
    return render_template("youths/actors.html", youth=head, form=form), 422 if form.errors else 200
