"""Recording a consent or a refusal, seeing all of them, taking one back."""

from datetime import datetime
from uuid import UUID

import flask
from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.blueprint import Blueprint
from blueprints.consent_views import matrix
from blueprints.consents import answers
from blueprints.consents.forms import ConsentForm, OwnForm, PartyFields, form_for
from blueprints.errors import refusal_texts
from blueprints.forms import Form, choices
from blueprints.languages import direction, name_of, reading_language
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import default_consent_end, oslo_date
from portal.domain.refusals import NotAcceptable
from portal.policy.actions import Action
from portal.queries import consents as kept
from portal.queries import teams, units
from portal.queries.teams import Head
from portal.services import consents as services

consents = Blueprint("consents", __name__)


@consents.route("/youths/<uuid:youth_id>/consents/new", methods=["GET", "POST"], access=Action.CONSENT_RECORD)
def new(youth_id: UUID) -> ResponseReturnValue:
    """Line by line, nothing ticked beforehand; the youth's own answer and the counsellor's record are one form."""
    head = teams.head(youth_id) or flask.abort(404)
    own = here().youth_id == youth_id
    named, others = _named(units.parties(youth_id))
    form_class, parties = form_for(OwnForm if own else ConsentForm, named)
    form = form_class(data=_beforehand(here().now))
    _offer(form)
    if "add" not in request.form and form.validate_on_submit():
        answer = _record(head, form, parties)
        if answer is not None:
            return answer
    shown = {"youth": head, "form": form, "parties": parties, "others": others, "own": own}
    wrong = form.errors or form.form_errors
    return render_template("consents/new.html", **shown, **_notice()), 422 if wrong else 200


def _named(seats: list[units.Seat]) -> tuple[list[units.Seat], list[units.Seat]]:
    """Those in the form: the district and Nav, and whoever was added; and those that can be added."""
    wanted = {*request.form.getlist("party"), request.form.get("also", "") if "add" in request.form else ""}
    named = [seat for seat in seats if seat.near or str(seat.id) in wanted]
    return named, [seat for seat in seats if seat not in named]


def _record(head: Head, form: Form, parties: tuple[PartyFields, ...]) -> ResponseReturnValue | None:
    visitor = here()
    try:
        services.record(visitor, head.id, answers.read(visitor, form, parties))
    except NotAcceptable as refusal:
        form.form_errors.append(" ".join(refusal_texts(refusal)))
        return None
    flask.flash(_("The answer is recorded, and applies from now."))
    if visitor.youth_id:
        return redirect(url_for("mine.page"))
    return redirect(url_for("youths.room", youth_id=head.id, _anchor="consents"))


@consents.get("/youths/<uuid:youth_id>/consents", access=Action.CONSENT_READ)
def overview(youth_id: UUID) -> ResponseReturnValue:
    """Every record, none of which can be changed; and who sees what now."""
    head = teams.head(youth_id) or flask.abort(404)
    records = kept.of_youth(youth_id)
    shown = matrix(records, kept.who_may(youth_id), here().now)
    own = here().youth_id == youth_id
    return render_template("consents/overview.html", youth=head, own=own, records=records, matrix=shown)


@consents.post("/youths/<uuid:youth_id>/consents/<int:seat_id>/withdraw", access=Action.CONSENT_WITHDRAW)
def withdraw(youth_id: UUID, seat_id: int) -> ResponseReturnValue:
    """At once: the party's next request is denied, its invitations are cancelled."""
    services.withdraw(here(), youth_id, seat_id, request.form.get("reason", "")[:500])
    flask.flash(_("The consent is withdrawn. It applies from now."))
    return redirect(url_for("consents.overview", youth_id=youth_id))


def _beforehand(now: datetime) -> dict[str, object]:
    today = oslo_date(now)
    return {"decided_on": today, "valid_to": default_consent_end(today)}


def _offer(form: Form) -> None:
    """The choices that are not of a party."""
    form.decision.choices = choices(
        [("given", _("Yes, to what is ticked below")), ("refused", _("No, to these services"))]
    )
    if "giver" not in form:
        return
    form.giver.choices = choices(
        [("youth", _("The youth")), ("guardian", _("A guardian")), ("representative", _("A representative"))]
    )
    form.collection.choices = choices([("paper", _("On paper, signed")), ("oral", _("In a conversation, minuted"))])
    form.notice.choices = choices([(str(n.id), name_of(n.language)) for n in kept.notices()])


def _notice() -> dict[str, object]:
    """The text to be gone through, in the reader's language if there is one."""
    texts = kept.notices()
    wanted = reading_language()
    shown = next((n for n in texts if n.language == wanted), texts[0] if texts else None)
    return {"notice": shown, "notice_direction": direction(shown.language) if shown else "ltr"}
