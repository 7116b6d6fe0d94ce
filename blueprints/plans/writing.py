"""Writing the plan together with the youth: new, changed, renewed; two who write at once both keep their text."""

from typing import Any
from uuid import UUID

import flask
from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.errors import refusal_texts
from blueprints.forms import DayField, Form, choices, tidy
from blueprints.meeting_views import party_title
from blueprints.plans.views import LONGEST, plans
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.plan_refusals import ChangedMeanwhile
from portal.domain.plans import Frame
from portal.domain.refusals import NotAcceptable, NotKnown
from portal.policy.actions import Action
from portal.queries import meetings, teams
from portal.queries import plans as kept
from portal.queries.plan_versions import Version
from portal.services import plans as services
from portal.services.plans import Edition

NOBODY = 0


class PlanForm(Form):
    """The plan itself; measures are added afterwards, each by its own service."""

    goals = TextAreaField(lazy("The youth's goals"), [InputRequired(), Length(max=LONGEST)], filters=[tidy])
    coordinator = SelectField(lazy("Coordinator"), [InputRequired()], coerce=int)
    information_flow = TextAreaField(
        lazy("How information flows"), [InputRequired(), Length(max=LONGEST)], filters=[tidy]
    )
    starts = DayField(lazy("From"), [InputRequired()])
    ends = DayField(lazy("To"), [InputRequired()])
    evaluate_first = DayField(lazy("Evaluated on"), [InputRequired()])
    evaluate_again = DayField(lazy("Evaluated again on"), [Optional()])
    evaluate_last = DayField(lazy("Evaluated a third time on"), [Optional()])
    transition = TextAreaField(lazy("Transition"), [Optional(), Length(max=LONGEST)], filters=[tidy])
    transition_seat = SelectField(lazy("Who carries the transition"), [Optional()], coerce=int)
    version = HiddenField(default="0")

    def frame(self) -> Frame:
        """What was written, as the rules read it."""
        said: dict[str, Any] = self.data
        days = (said["evaluate_first"], said["evaluate_again"], said["evaluate_last"])
        return Frame(
            said["goals"], said["information_flow"], said["coordinator"], said["starts"], said["ends"],
            tuple(day for day in days if day), said["transition"] or "", said["transition_seat"] or None,
        )  # fmt: skip


@plans.route("/youths/<uuid:youth_id>/plans/new", methods=["GET", "POST"], access=Action.PLAN_LEAD)
def write(youth_id: UUID) -> ResponseReturnValue:
    """A new plan, or with `renews` the next one after an old."""
    old = _renewed(youth_id)
    given = _given(old) | {"starts": None, "ends": None, "version": "0"} if old else {}
    return _written(youth_id, PlanForm(data=given), None, Edition(renews=old.plan_id if old else None))


@plans.route("/youths/<uuid:youth_id>/plans/<uuid:plan_id>/edit", methods=["GET", "POST"], access=Action.PLAN_LEAD)
def edit(youth_id: UUID, plan_id: UUID) -> ResponseReturnValue:
    """A save is a new version; when somebody saved meanwhile both texts stand on the page."""
    found = kept.get(youth_id, plan_id)
    if found is None or not found.mine:
        raise NotKnown
    form = PlanForm(data=_given(found))
    return _written(youth_id, form, found, Edition(plan_id, number(form.version.data), found.renews))


def number(said: object) -> int:
    """The version that a form came from; anything else is none."""
    text = str(said or "")
    return int(text) if text.isdecimal() and len(text) < len("1000000") else 0


def seats(youth_id: UUID, *chosen: tuple[int | None, str]) -> list[tuple[str | int, str]]:
    """Who may be named as responsible: one's own seat, those near the youth, and those named already."""
    visitor = here()
    own = [(visitor.seat_id, party_title(visitor.role, visitor.unit_name))]
    near = [(one.seat_id, party_title(one.role, one.unit)) for one in meetings.candidates(youth_id)]
    return [(seat, name) for seat, name in dict([*own, *chosen, *near]).items() if seat]


def _written(youth_id: UUID, form: PlanForm, found: Version | None, edition: Edition) -> ResponseReturnValue:
    head = teams.head(youth_id) or flask.abort(404)
    _offer(youth_id, form, found)
    status, theirs = 200, None
    if form.validate_on_submit():
        try:
            plan_id = services.write(here(), youth_id, form.frame(), edition)
            flask.flash(_("The plan is saved."))
            return redirect(url_for("plans.plan", youth_id=youth_id, plan_id=plan_id))
        except NotAcceptable as refusal:
            form.form_errors.append(" ".join(refusal_texts(refusal)))
        except ChangedMeanwhile:
            status, theirs = 409, kept.get(youth_id, edition.key) if edition.key else None
            form.version.data = str(theirs.version) if theirs else form.version.data
    status = 422 if form.errors or form.form_errors else status
    renews = edition.renews if not found else None
    page = render_template("plans/edit.html", youth=head, form=form, plan=found, theirs=theirs, renews=renews)
    return page, status


def _offer(youth_id: UUID, form: PlanForm, found: Version | None) -> None:
    named: list[tuple[int | None, str]] = []
    if found:
        named = [(found.coordinator, party_title(found.coordinator_role, found.coordinator_unit)),
                 (found.transition_seat, party_title(found.transition_role, found.transition_unit))]  # fmt: skip
    offered = seats(youth_id, *named)
    form.coordinator.choices = choices(offered)
    form.transition_seat.choices = choices([(NOBODY, _("Nobody – no transition is planned")), *offered])


def _renewed(youth_id: UUID) -> Version | None:
    said = request.args.get("renews", "")
    try:
        return kept.get(youth_id, UUID(said)) if said else None
    except ValueError:
        return None


def _given(found: Version) -> dict[str, object]:
    days = [*found.evaluate_on, None, None, None]
    return {
        "goals": found.goals, "coordinator": found.coordinator, "information_flow": found.information_flow,
        "starts": found.starts, "ends": found.ends, "evaluate_first": days[0], "evaluate_again": days[1],
        "evaluate_last": days[2], "transition": found.transition, "transition_seat": found.transition_seat or NOBODY,
        "version": str(found.version),
    }  # fmt: skip
