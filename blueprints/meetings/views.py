"""One meeting: who is invited, one's own answer, and calling it off."""

from uuid import UUID

import flask
from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.blueprint import Blueprint, Open
from blueprints.door import standing_here
from blueprints.meeting_views import kind_name, party_title, state_of, when
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.meetings import Answer
from portal.domain.refusals import NotKnown
from portal.domain.words import Category, Verb
from portal.policy.actions import Action
from portal.queries import meetings as kept
from portal.queries import teams
from portal.services import looks
from portal.services import meetings as services

meetings = Blueprint("meetings", __name__)


@meetings.get("/meetings/<uuid:meeting_id>", access=Open.SIGNED_IN)
def find(meeting_id: UUID) -> ResponseReturnValue:
    """Where a mail's link leads: on to the meeting, for whoever may see it; to anybody else it does not exist."""
    youth_id = kept.youth_of(meeting_id)
    if youth_id is None:
        raise NotKnown
    return redirect(url_for("meetings.meeting", youth_id=youth_id, meeting_id=meeting_id))


@meetings.get("/youths/<uuid:youth_id>/meetings/<uuid:meeting_id>", access=Action.MEETING_SEE)
def meeting(youth_id: UUID, meeting_id: UUID) -> ResponseReturnValue:
    """When, where and who; a party by consent sees its own invitation only."""
    head = teams.head(youth_id) or flask.abort(404)
    found = kept.get(youth_id, meeting_id) or flask.abort(404)
    ground = standing_here().ground_of(Verb.READ)
    looks.looked(here(), youth_id, ground, Category.MEETING.bit, "meeting.read")
    invitations = kept.invitations(youth_id, meeting_id)
    return render_template(
        "meetings/meeting.html",
        youth=head,
        own=here().youth_id == youth_id,
        meeting=found,
        title=kind_name(found.kind),
        when=when(found.starts, found.ends),
        convener=party_title(found.convener_role, found.convener),
        invitations=[(i, party_title(i.role, i.unit), state_of(i.state)) for i in invitations],
        mine=next((i for i in invitations if i.mine and i.state != "cancelled"), None),
        open=found.state == "called" and not found.past,
    )


@meetings.post(
    "/youths/<uuid:youth_id>/meetings/<uuid:meeting_id>/invitations/<uuid:invitation_id>",
    access=Action.MEETING_SEE,
)
def answer(youth_id: UUID, meeting_id: UUID, invitation_id: UUID) -> ResponseReturnValue:
    """One's own yes or no; it can be changed until the meeting is over."""
    said = request.form.get("answer", "")
    if said not in set(Answer):
        flask.abort(400)
    services.answer(here(), youth_id, invitation_id, Answer(said))
    flask.flash(_("Your answer is saved."))
    if here().youth_id == youth_id:
        return redirect(url_for("mine.page"))
    return redirect(url_for("meetings.meeting", youth_id=youth_id, meeting_id=meeting_id))


@meetings.post("/youths/<uuid:youth_id>/meetings/<uuid:meeting_id>/cancel", access=Action.MEETING_CANCEL)
def cancel(youth_id: UUID, meeting_id: UUID) -> ResponseReturnValue:
    """Everybody invited is told, and their calendars too."""
    services.cancel(here(), youth_id, meeting_id)
    flask.flash(_("The meeting is called off, and those invited are told."))
    return redirect(url_for("meetings.meeting", youth_id=youth_id, meeting_id=meeting_id))
