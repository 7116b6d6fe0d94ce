"""Setting and correcting a status: the facts are asked for, the code is proposed, the rule is told."""

from uuid import UUID

import flask
from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.errors import refusal_texts
from blueprints.labels import day, status_name
from blueprints.status_words import CONTACTS, MEASURES
from blueprints.statuses.proposals import Proposal, answered, complain, propose
from blueprints.statuses.room import head_of, statuses
from blueprints.statuses.status_forms import StatusForm
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.refusals import Refusal
from portal.domain.status_answers import Background
from portal.domain.status_changes import (
    Change,
    CodeRetired,
    ReasonForCorrection,
    ReportedAlready,
    RuleRefuses,
    StatusInFuture,
)
from portal.policy.actions import Action
from portal.policy.grants import CITY_ROLES
from portal.queries import statuses as kept
from portal.queries.status_background import background
from portal.services import statuses as status_services

BESIDE: dict[type[Refusal], str] = {
    StatusInFuture: "day", ReportedAlready: "knowing", ReasonForCorrection: "reason", CodeRetired: "code",
}  # fmt: skip


@statuses.route("/youths/<uuid:youth_id>/statuses/new", methods=["GET", "POST"], access=Action.STATUS_RECORD)
def new(youth_id: UUID) -> ResponseReturnValue:
    """A status from a day on."""
    return _changing(youth_id, None)


@statuses.route(
    "/youths/<uuid:youth_id>/statuses/<uuid:status_id>/correct", methods=["GET", "POST"], access=Action.STATUS_RECORD
)
def correct(youth_id: UUID, status_id: UUID) -> ResponseReturnValue:
    """The wrong one is annulled, another stands in its place; both stay in the history."""
    return _changing(youth_id, status_id)


def _changing(youth_id: UUID, status_id: UUID | None) -> ResponseReturnValue:
    visitor, form = here(), StatusForm()
    form.fill()
    today = oslo_date(visitor.now)
    wrong = next((row for row in kept.history(youth_id) if row.id == status_id), None) if status_id else None
    if status_id and (wrong is None or wrong.annulled_at):
        flask.abort(404)
    if not form.is_submitted():
        form.day.data = wrong.valid_from if wrong else today
        form.remember((wrong and wrong.facts) or {}, (wrong and wrong.reason) or {})
    known = background(youth_id, form.day.data or today, visitor.now, status_id)
    proposal = propose(form.told(today), known, today, for_the_city=visitor.role in CITY_ROLES)
    saves = form.is_submitted() and flask.request.form.get("way") == "save"
    if form.is_submitted() and form.validate() and saves and _saved(youth_id, form, proposal, status_id):
        return flask.redirect(flask.url_for("statuses.history", youth_id=youth_id))
    _renew(form, known, proposal)
    body = _page(youth_id, form, known, proposal, wrong)
    return body, 422 if form.errors else 200


def _renew(form: StatusForm, known: Background, proposal: Proposal) -> None:
    """What the page has shown of the statuses, and the proposal where none is chosen or nothing else was meant."""
    if flask.request.form.get("way") != "save":
        form.code.data = proposal.code
    form.seen.data = known.seen
    form.knowing.data = bool(form.knowing.data) and proposal.reported is not None


def _saved(youth_id: UUID, form: StatusForm, proposal: Proposal, status_id: UUID | None) -> bool:
    visitor = here()
    told = answered(form.told(oslo_date(visitor.now)), proposal)
    wanted = Change(
        told=told, seen=form.seen.data or "", knowing=bool(form.knowing.data), corrects=status_id,
        reason=form.reason.data or "",
    )  # fmt: skip
    try:
        status_services.change(visitor, youth_id, wanted)
    except RuleRefuses as refusal:
        complain(form, refusal)
    except Refusal as refusal:
        beside = form[BESIDE.get(type(refusal), "code")]
        beside.errors = [*beside.errors, " ".join(refusal_texts(refusal))]
    else:
        flask.flash(_("Saved: %(status)s from %(day)s.", status=status_name(told.code), day=day(told.day)))
        return True
    return False


def _page(youth_id: UUID, form: StatusForm, known: Background, proposal: Proposal, wrong: object) -> str:
    return render_template(
        "statuses/change.html",
        youth=head_of(youth_id),
        form=form,
        known=known,
        proposal=proposal,
        wrong=wrong,
        contact_words={kind: _(text) for kind, text in CONTACTS.items()},
        measures=[(code, _(text)) for code, text in MEASURES],
        chosen=form.code.data,
        submitted=form.is_submitted(),
    )
