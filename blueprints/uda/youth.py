"""One youth's assignment: what the rules saw and said, what a human said, and who has had the duty."""

from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.door import standing_here
from blueprints.forms import choices
from blueprints.labels import day, entry_reason, status_name
from blueprints.texts import _
from blueprints.uda import words
from blueprints.uda.desk import uda
from blueprints.uda.forms import NO_SCHOOL, OverrideForm
from blueprints.visitor import here
from portal.domain.assignment_refusals import ProtectedAssignment
from portal.domain.register_youths import RegisterYouth
from portal.domain.words import Category, Protection, Role, Verb
from portal.policy.actions import Action
from portal.queries import assignments as kept
from portal.queries import youth_register
from portal.services import looks, overrides

C = Category
SEEN = sum(c.bit for c in (C.LIST_ENTRY, C.IDENTITY, C.ADDRESS, C.REGISTER, C.ASSIGNMENT))
"""What stands on the page, for the youth's log."""


@uda.get("/uda/assignments/<uuid:youth_id>", access=Action.ASSIGNMENT_OVERRIDE)
def assignment(youth_id: UUID) -> ResponseReturnValue:
    return _page(youth_id, OverrideForm())


@uda.post("/uda/assignments/<uuid:youth_id>", access=Action.ASSIGNMENT_OVERRIDE)
def override(youth_id: UUID) -> ResponseReturnValue:
    """Another school than the rules say, or none, with the reason."""
    _only_the_officer(youth_id)
    form = _with_schools(OverrideForm())
    if not form.validate_on_submit():
        return _page(youth_id, form, 422)
    unit = None if form.unit.data == NO_SCHOOL else int(form.unit.data)
    overrides.override(here(), youth_id, unit, form.reason.data or "")
    flash(_("Your decision is kept, with your name and reason. The proposal of the rules stands beside it."))
    return redirect(url_for("uda.assignment", youth_id=youth_id))


@uda.post("/uda/assignments/<uuid:youth_id>/confirm", access=Action.ASSIGNMENT_OVERRIDE)
def confirm(youth_id: UUID) -> ResponseReturnValue:
    _only_the_officer(youth_id)
    overrides.confirm(here(), youth_id)
    flash(_("The proposal is confirmed in your name."))
    return redirect(url_for("uda.assignment", youth_id=youth_id))


@uda.post("/uda/assignments/<uuid:youth_id>/follow-rules", access=Action.ASSIGNMENT_OVERRIDE)
def follow_rules(youth_id: UUID) -> ResponseReturnValue:
    _only_the_officer(youth_id)
    overrides.follow_rules(here(), youth_id)
    flash(_("The proposal of the rules holds again."))
    return redirect(url_for("uda.assignment", youth_id=youth_id))


def _page(youth_id: UUID, form: OverrideForm, status: int = 200) -> Response:
    visitor, head = here(), _only_the_officer(youth_id)
    row = kept.get(youth_id)
    register = youth_register.of(youth_id)
    looks.looked(visitor, youth_id, standing_here().ground_of(Verb.READ), SEEN, "assignment.read")
    return make_response(
        render_template(
            "uda/assignment.html",
            head=head,
            row=row,
            words=words,
            facts=_facts(register) if register else [],
            candidates=kept.school_names(row.candidates) if row and row.candidates else [],
            history=kept.history(youth_id),
            form=_with_schools(form),
            confirmed=overrides.CONFIRMED,
        ),
        status,
    )


def _only_the_officer(youth_id: UUID) -> youth_register.Head:
    head = youth_register.head(youth_id) or flask.abort(404)
    if head.protection != Protection.NONE and here().role is not Role.UDA_ADDRESS_OFFICER:
        raise ProtectedAssignment
    return head


def _with_schools(form: OverrideForm) -> OverrideForm:
    schools = [(str(unit), name) for unit, name in kept.schools()]
    form.unit.choices = choices([("", _("Choose")), (NO_SCHOOL, _("No school")), *schools])
    return form


def _facts(youth: RegisterYouth) -> list[tuple[str, str]]:
    """What the rules read of the youth, in words: school history and application (S-009)."""
    home, ot, lower = youth.address, youth.ot, youth.lower_school
    return [
        (_("Born"), day(youth.person.birth_date)),
        (_("Status"), status_name(ot.status_code) if ot else ""),
        (_("Reason"), entry_reason(ot.entry_reason) if ot else ""),
        (_("District of residence"), words.district_name(home.district) if home else ""),
        (_("Municipality"), (home.municipality or "") if home else ""),
        (_("Moved to Oslo"), day(youth.moved_to_oslo)),
        *_schools(youth),
        (_("Lower secondary school"), " ".join(filter(None, (_name(lower.school), day(lower.left)))) if lower else ""),
        *_elsewhere(youth),
    ]


def _schools(youth: RegisterYouth) -> list[tuple[str, str]]:
    return [
        (_("Upper secondary school"), f"{_name(spell.school)} {day(spell.start)} – {day(spell.last_day)}")
        for spell in youth.spells
    ]


def _elsewhere(youth: RegisterYouth) -> list[tuple[str, str]]:
    institution, place = youth.institution, youth.adult_education
    return [
        (_("Institution"), words.name_of(words.INSTITUTIONS, institution.kind) if institution else ""),
        (_("Apprenticeship"), words.name_of(words.CONTRACTS, youth.apprenticeship)),
        (_("Adult education"), words.name_of(words.CONTRACTS, place.state) if place else ""),
    ]


def _name(orgnr: str | None) -> str:
    return next(iter(kept.school_names([orgnr])), orgnr) if orgnr else ""
