"""What ends with a party's access: its invitations to meetings ahead, in the transaction of whoever ends it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from portal import database
from portal.domain.words import Category
from portal.tables.invitation_post import Invited, call_off, tell_of_change
from portal.tables.log import Actor, Ground, note

# Where the convener's own access ends, nobody is left to hold the meeting: all are called off.
_END = text("""
    UPDATE invitations i SET state = 'cancelled', sequence = i.sequence + 1, changed_at = :at
    FROM meetings m
    WHERE m.id = i.meeting_id AND i.youth_id = :youth AND i.state <> 'cancelled' AND m.state = 'called'
      AND upper(m.period) > :at AND (i.seat_id = ANY (:seats) OR m.author_seat = ANY (:seats))
    RETURNING i.id, i.meeting_id, i.mail, i.sequence, lower(m.period) AS starts, upper(m.period) AS ends
""")
_OTHERS = text("""
    SELECT i.id, i.meeting_id, i.mail, i.sequence, lower(m.period) AS starts, upper(m.period) AS ends
    FROM invitations i JOIN meetings m ON m.id = i.meeting_id
    WHERE i.youth_id = :youth AND i.meeting_id = ANY (:meetings) AND i.state <> 'cancelled'
      AND i.seat_id IS DISTINCT FROM :mine
    ORDER BY i.id
""")


def uninvite(actor: Actor, youth_id: UUID, seat_ids: Collection[int], at: datetime) -> int:
    """Cancel these seats' invitations to this youth's meetings ahead; gives how many.

    The party gets a calendar CANCEL, the others invited learn that the cooperation has changed, not why.
    Runs as whoever withdraws: the youth, or one with the duty; commits nothing.
    """
    session = database.db.session
    ended = session.execute(_END, {"youth": youth_id, "seats": list(seat_ids), "at": at}).all()
    if not ended:
        return 0
    for row in ended:
        call_off(actor, Invited(*row))
    meetings = list({row.meeting_id for row in ended})
    others = {"youth": youth_id, "meetings": meetings, "mine": actor.seat_id}
    for row in session.execute(_OTHERS, others).all():
        tell_of_change(actor, Invited(*row))
    note(actor, "invitation.cancelled", youth_id, Ground("duty", None, "TD-06", Category.MEETING.bit))
    return len(ended)
