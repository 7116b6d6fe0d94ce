"""The team room: who is in the team, on which ground, and what the one who looks may see."""

from datetime import date
from uuid import UUID

import flask
from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints import contact_views, duty_views, meeting_views
from blueprints.consent_views import matrix, own_grounds
from blueprints.door import standing_here
from blueprints.room_standing import RoomStanding
from blueprints.stairs import Stair, steps
from blueprints.team_view import team_members
from blueprints.visitor import here
from blueprints.youths.lists import youths
from portal.domain.calendar import age_on, oslo_date
from portal.domain.meetings import kinds_of
from portal.domain.referrals import REFERRING
from portal.domain.words import Basis, Category, Verb
from portal.policy.actions import Action
from portal.queries import consents, meetings, stairs, teams
from portal.queries import room as queries
from portal.services import looks, staircase


@youths.get("/youths/<uuid:youth_id>", access=Action.YOUTH_SEE)
def room(youth_id: UUID) -> ResponseReturnValue:
    """One look tells what to do. Opening it is a line in the youth's log (TD-21)."""
    visitor, standing = here(), standing_here()
    head = teams.head(youth_id) or flask.abort(404)
    records, access = consents.of_youth(youth_id), consents.who_may(youth_id)
    mapping, coming = teams.mapping(youth_id), meetings.of_youth(youth_id)
    looks.looked(visitor, youth_id, standing.ground_of(Verb.READ), standing.mask(Verb.READ))
    today = oslo_date(visitor.now)
    around = queries.around(youth_id, _wanted(standing), today)
    basis = Basis.DUTY if standing.has(Basis.DUTY) else Basis.CONSENT
    return render_template(
        "youths/room.html",
        visitor=visitor,
        youth=head,
        age=age_on(head.birth_date, today) if head.birth_date else None,
        team_members=team_members(head, access),
        matrix=matrix(records, access, visitor.now),
        grounds=own_grounds(records, visitor.seat_id, visitor.now) if standing.has(Basis.CONSENT) else [],
        steps=_stairs(youth_id, standing, today),
        mapping=mapping,
        actors=around.actors,
        meetings=meeting_views.cards(coming),
        files=around.files,
        contacts=contact_views.timeline(around.contacts),
        logs=_logs(standing),
        owed=duty_views.lines(around.owed),
        letters=next(iter(around.letters), None),
        referring=REFERRING,
        seen=standing.about(Verb.READ),
        writes=standing.about(Verb.WRITE),
        convenes=standing.may(Verb.WRITE, Category.MEETING) and kinds_of(visitor.role, basis),
        may=standing.may,
        Verb=Verb,
        Category=Category,
    )


def _logs(standing: RoomStanding) -> bool:
    """Whether the one who looks may read or write in the contact log."""
    return standing.may(Verb.READ, Category.CONTACT) or standing.may(Verb.WRITE, Category.CONTACT)


def _wanted(standing: RoomStanding) -> set[str]:
    """The parts of the room that this visitor's ground opens."""
    writes = Verb.WRITE
    opens = {
        "files": True,
        "actors": standing.may(Verb.READ, Category.TEAM),
        "contacts": _logs(standing),
        "owed": standing.may(writes, Category.LIST_ENTRY) and standing.may(writes, Category.CONTACT),
        "letters": standing.may(writes, Category.STATUS_FACTS),
    }
    return {part for part, open_ in opens.items() if open_}


def _stairs(youth_id: UUID, standing: RoomStanding, today: date) -> list[Stair]:
    """The staircase; whoever writes in the team records by looking what has followed by itself."""
    if not standing.may(Verb.READ, Category.TEAM):
        return []
    if standing.may(Verb.WRITE, Category.TEAM):
        return steps(staircase.keep(here(), youth_id), today)
    return steps(stairs.facts(youth_id), today)
