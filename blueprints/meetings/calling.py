"""Calling a meeting: a form that keeps what was typed, and says whose consent is lacking."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import flask
from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired, Length

from blueprints.errors import refusal_texts
from blueprints.forms import ChecksField, ClockField, DayField, Form, TextField, choices
from blueprints.meeting_views import kind_name, party_title
from blueprints.meetings.views import meetings
from blueprints.stairs import reasons
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain import meetings as rules
from portal.domain.calendar import OSLO
from portal.domain.meetings import Call, ConsentLacking, Kind, kinds_of
from portal.domain.refusals import NotAcceptable
from portal.domain.staircase import GateClosed
from portal.domain.staircase_facts import Lacking
from portal.domain.words import Basis
from portal.policy.actions import Action
from portal.queries import convening, teams
from portal.queries import meetings as kept
from portal.queries.meetings import Candidate
from portal.queries.teams import Head
from portal.services import meetings as services


class CallForm(Form):
    """What, when, where, and with whom beside the youth."""

    kind = RadioField(lazy("What kind of meeting?"), [InputRequired()])
    day = DayField(lazy("Day"), [InputRequired()])
    starts = ClockField(lazy("From"), [InputRequired()])
    ends = ClockField(lazy("To"), [InputRequired()])
    place = TextField(lazy("Place"), [InputRequired(), Length(max=200)])
    seats = ChecksField(lazy("Whom will you invite beside the youth?"), coerce=int)


@meetings.route("/youths/<uuid:youth_id>/meetings/new", methods=["GET", "POST"], access=Action.MEETING_CALL)
def call(youth_id: UUID) -> ResponseReturnValue:
    """Without a consent in force for somebody invited nothing is sent, and the page says who and what to do."""
    head = teams.head(youth_id) or flask.abort(404)
    form, offered = CallForm(), kept.candidates(youth_id)
    _offer(form, offered, _kinds(youth_id))
    lacking: Sequence[rules.Party] = ()
    closed: Sequence[Lacking] = ()
    if form.validate_on_submit():
        try:
            return _called(head, form)
        except ConsentLacking as refusal:
            lacking = refusal.parties
        except GateClosed as refusal:
            closed = refusal.lacking
        except NotAcceptable as refusal:
            form.form_errors.append(" ".join(refusal_texts(refusal)))
    wrong = bool(lacking or closed or form.errors or form.form_errors)
    names = {c.seat_id: party_title(c.role, c.unit) for c in offered}
    shown = [(names.get(party.seat_id, party.name), party.now) for party in lacking]
    told = {"youth": head, "form": form, "lacking": shown, "closed": reasons(closed)}
    return render_template("meetings/new.html", **told), 422 if wrong else 200


def _called(head: Head, form: CallForm) -> ResponseReturnValue:
    said: dict[str, Any] = form.data
    what = Call(
        kind=Kind(said["kind"]),
        start=_instant(said["day"], said["starts"]),
        end=_instant(said["day"], said["ends"]),
        place=said["place"],
        seats=tuple(said["seats"]),
    )
    meeting_id = services.call(here(), head.id, what)
    flask.flash(_("The meeting is called. The invitations are on their way by e-mail."))
    return redirect(url_for("meetings.meeting", youth_id=head.id, meeting_id=meeting_id))


def _kinds(youth_id: UUID) -> tuple[Kind, ...]:
    standing = convening.standing(youth_id)
    kinds = kinds_of(here().role, Basis(standing.basis) if standing else None)
    if not kinds:
        raise rules.NotYoursToConvene
    return kinds


def _offer(form: CallForm, offered: Sequence[Candidate], kinds: Sequence[Kind]) -> None:
    form.kind.choices = choices([(kind.value, kind_name(kind)) for kind in kinds])
    form.seats.choices = choices([(c.seat_id, _label(c)) for c in offered])


def _label(candidate: Candidate) -> str:
    name = party_title(candidate.role, candidate.unit)
    return name if candidate.open else _("%(name)s – lacks consent", name=name)


def _instant(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=OSLO)
