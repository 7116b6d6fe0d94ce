"""The plans of one youth, one plan as it stands, its versions, and what the youth says of it."""

from uuid import UUID

import flask
from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints import plan_words as words
from blueprints.blueprint import Blueprint
from blueprints.door import standing_here
from blueprints.forms import tidy
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.words import Basis, Category, Verb
from portal.policy.actions import Action
from portal.queries import plans as kept
from portal.queries import teams
from portal.services import looks
from portal.services import plans as services

LONGEST = 4000
SAID = frozenset({"agreed", "change_asked", "evaluated"})

plans = Blueprint("plans", __name__)


def leads() -> bool:
    """Whether the visitor writes the plan itself: a duty, not a consent (TE-06)."""
    standing = standing_here()
    return standing.has(Basis.DUTY) and standing.may(Verb.WRITE, Category.PLAN)


@plans.get("/youths/<uuid:youth_id>/plans", access=Action.PLAN_READ)
def overview(youth_id: UUID) -> ResponseReturnValue:
    """Every plan there has been; one past its end stays, as ended."""
    head = teams.head(youth_id) or flask.abort(404)
    _looked(youth_id)
    return render_template(
        "plans/overview.html",
        youth=head,
        own=here().youth_id == youth_id,
        plans=kept.of_youth(youth_id),
        drafts=kept.drafts(youth_id),
        leads=leads(),
        words=words,
    )


@plans.get("/youths/<uuid:youth_id>/plans/<uuid:plan_id>", access=Action.PLAN_READ)
def plan(youth_id: UUID, plan_id: UUID) -> ResponseReturnValue:
    """The plan as it stands; of the measures, those about what is open to the reader."""
    head = teams.head(youth_id) or flask.abort(404)
    found = kept.get(youth_id, plan_id) or flask.abort(404)
    measures, marks = kept.measures(youth_id, plan_id), kept.marks(youth_id, plan_id)
    _looked(youth_id)
    own = here().youth_id == youth_id
    return render_template(
        "plans/plan.html",
        youth=head,
        own=own,
        plan=found,
        measures=measures,
        warnings=[] if own else words.warnings(measures),
        marks=marks,
        agreed=any(mark.kind == "agreed" and mark.version == found.version for mark in marks),
        leads=leads(),
        writes=standing_here().may(Verb.WRITE, Category.PLAN),
        words=words,
    )


@plans.get("/youths/<uuid:youth_id>/plans/<uuid:plan_id>/versions", access=Action.PLAN_READ)
def versions(youth_id: UUID, plan_id: UUID) -> ResponseReturnValue:
    """What each save changed, before and after."""
    head = teams.head(youth_id) or flask.abort(404)
    found = kept.versions(youth_id, plan_id) or flask.abort(404)
    _looked(youth_id)
    own = here().youth_id == youth_id
    return render_template(
        "plans/versions.html", youth=head, own=own, plan=found[0], versions=list(words.differences(found))
    )


@plans.post("/youths/<uuid:youth_id>/plans/<uuid:plan_id>/answers", access=Action.PLAN_READ)
def answer(youth_id: UUID, plan_id: UUID) -> ResponseReturnValue:
    """The youth agrees or asks for a change, on the own page or minuted; who leads writes the evaluation down."""
    said = request.form.get("answer", "")
    told = (tidy(request.form.get("words")) or "")[:LONGEST]
    if said not in SAID:
        flask.abort(400)
    if said != "agreed" and not told:
        flask.flash(_("Write a few words first."))
    else:
        services.say(here(), youth_id, plan_id, said, told)
        flask.flash(_("It is saved."))
    return redirect(url_for("plans.plan", youth_id=youth_id, plan_id=plan_id, _anchor="answers"))


def _looked(youth_id: UUID) -> None:
    ground = standing_here().ground_of(Verb.READ)
    looks.looked(here(), youth_id, ground, Category.PLAN.bit, "plan.read")
