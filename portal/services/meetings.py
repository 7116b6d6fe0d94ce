"""Calling a meeting, answering an invitation, calling a meeting off; the mails go with the change."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import insert, text
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import ProgrammingError

from portal.database import db
from portal.domain import meetings as rules
from portal.domain.calendar import oslo_date
from portal.domain.meetings import Answer, Call, Convener
from portal.domain.refusals import Conflict, NotAcceptable, NotAllowed, NotKnown
from portal.domain.staircase import require_mapping
from portal.domain.texts import msgid
from portal.domain.words import Basis, Category
from portal.queries import convening, stairs
from portal.queries.visitors import Visitor
from portal.tables import Invitation, Meeting
from portal.tables.invitation_post import Invited, ask, call_off
from portal.tables.log import Ground, note

_TOUCH = text("SELECT policy.touch(:youth)")
_ANSWER = text("""
    UPDATE invitations i SET state = :state, changed_at = :at FROM meetings m
    WHERE i.id = :id AND m.id = i.meeting_id AND m.state = 'called' AND upper(m.period) > :at
      AND i.youth_id = :youth AND i.state <> 'cancelled' AND (i.seat_id = :seat OR (i.seat_id IS NULL AND :own))
    RETURNING i.id
""")
_CALL_OFF = text("""
    UPDATE meetings SET state = 'cancelled'
    WHERE id = :id AND youth_id = :youth AND state = 'called' AND upper(period) > :at AND author_seat = :seat
    RETURNING id
""")
_CALL_OFF_INVITATIONS = text("""
    UPDATE invitations i SET state = 'cancelled', sequence = i.sequence + 1, changed_at = :at FROM meetings m
    WHERE m.id = i.meeting_id AND m.id = :id AND i.youth_id = :youth AND i.state <> 'cancelled'
    RETURNING i.id, i.meeting_id, i.mail, i.sequence, lower(m.period) AS starts, upper(m.period) AS ends
""")


class NoSuchParty(NotAcceptable):
    message = msgid("One of those invited does not exist.")
    remedy = msgid("Choose from the list.")


class InvitationEnded(Conflict):
    message = msgid("The invitation no longer applies: the meeting is over, or called off.")


def call(visitor: Visitor, youth_id: UUID, what: Call) -> UUID:
    """Invite the youth, the convener and the parties; refuses in the words of `portal.domain.meetings`.

    Clarification meetings (R-037, R-122), collaboration meetings (R-047, R-096), conversations (R-118).
    The youth's row is locked first, as a withdrawal does, so that neither can overtake the other (bug:6).
    """
    db.session.execute(_TOUCH, {"youth": youth_id})
    ground = _checked(visitor, youth_id, what)
    meeting_id = uuid4()
    try:
        _keep(visitor, youth_id, meeting_id, what)
    except ProgrammingError as fault:
        db.session.rollback()
        if isinstance(fault.orig, psycopg.errors.InsufficientPrivilege):
            raise NotAllowed from None
        raise
    note(visitor, "meeting.called", youth_id, ground, {"kind": what.kind})
    db.session.commit()
    return meeting_id


def answer(visitor: Visitor, youth_id: UUID, invitation_id: UUID, said: Answer) -> None:
    """Answer one's own invitation; refuses NotKnown for anybody else's, InvitationEnded for one that is over."""
    own = visitor.youth_id == youth_id
    asked = {"id": invitation_id, "youth": youth_id, "seat": visitor.seat_id, "own": own}
    changed = db.session.execute(_ANSWER, asked | {"state": said.value, "at": visitor.now}).one_or_none()
    if changed is None:
        mine = text("""SELECT id FROM invitations WHERE id = :id AND youth_id = :youth
            AND (seat_id = :seat OR (seat_id IS NULL AND :own))""")
        known = db.session.scalar(mine, asked)
        raise InvitationEnded if known else NotKnown
    _note(visitor, youth_id, "meeting.answered", {"answer": said})
    db.session.commit()


def cancel(visitor: Visitor, youth_id: UUID, meeting_id: UUID) -> None:
    """Call off one's own meeting ahead; everybody invited gets a calendar CANCEL. Refuses NotKnown otherwise."""
    asked = {"id": meeting_id, "youth": youth_id, "seat": visitor.seat_id, "at": visitor.now}
    if db.session.execute(_CALL_OFF, asked).one_or_none() is None:
        raise NotKnown
    for row in db.session.execute(_CALL_OFF_INVITATIONS, asked).all():
        call_off(visitor, Invited(*row))
    _note(visitor, youth_id, "meeting.cancelled")
    db.session.execute(_TOUCH, {"youth": youth_id})
    db.session.commit()


def _checked(visitor: Visitor, youth_id: UUID, what: Call) -> Ground:
    standing = convening.standing(youth_id)
    basis = Basis(standing.basis) if standing else None
    # Who stands on a consent may see too little of the mapping to say that there is none.
    mapped = basis is not Basis.DUTY or convening.mapped(youth_id)
    parties = convening.parties(youth_id, what.seats, what.start)
    if len(parties) != len(set(what.seats)):
        raise NoSuchParty
    rule = rules.check(what, Convener(visitor.role, basis, mapped), parties, at=visitor.now)
    if what.seats:
        require_mapping(stairs.facts(youth_id), oslo_date(visitor.now))
    return Ground(basis or "", standing.ground if standing else None, rule, Category.MEETING.bit)


def _keep(visitor: Visitor, youth_id: UUID, meeting_id: UUID, what: Call) -> None:
    meeting = {
        "id": meeting_id, "youth_id": youth_id, "kind": what.kind.value, "period": Range(what.start, what.end),
        "place": what.place, "author": visitor.person_id, "author_seat": visitor.seat_id,
        "recorded_at": visitor.now,
    }  # fmt: skip
    db.session.execute(insert(Meeting).values(meeting))
    seats = [None, visitor.seat_id, *dict.fromkeys(seat for seat in what.seats if seat != visitor.seat_id)]
    addresses = convening.addresses(visitor, youth_id, what.seats)
    for seat in seats:
        _invite(visitor, youth_id, meeting_id, (seat, addresses.get(seat)), (what.start, what.end))


def _invite(
    visitor: Visitor, youth_id: UUID, meeting_id: UUID, whom: tuple[int | None, str | None],
    when: tuple[datetime, datetime],
) -> None:  # fmt: skip
    seat, mail = whom
    invited = Invited(uuid4(), meeting_id, mail, 0, *when)
    invitation = {
        "id": invited.id, "meeting_id": meeting_id, "youth_id": youth_id, "seat_id": seat, "mail": mail,
        "state": Answer.ACCEPTED.value if seat == visitor.seat_id else "invited", "changed_at": visitor.now,
    }  # fmt: skip
    db.session.execute(insert(Invitation).values(invitation))
    ask(visitor, invited)


def _note(visitor: Visitor, youth_id: UUID, action: str, detail: Mapping[str, str] | None = None) -> None:
    standing = convening.standing(youth_id)
    ground = Ground(standing.basis, standing.ground) if standing else Ground(Basis.DUTY)
    ground = Ground(ground.basis, ground.ref, "TD-09", Category.MEETING.bit)
    note(visitor, action, youth_id, ground, detail)
