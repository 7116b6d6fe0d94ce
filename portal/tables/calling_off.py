"""Calls off the meetings ahead of cases that a run ends: nobody is left to hold them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from portal.domain.letters import DEFAULT, SUMMARIES, Occasion, Slot, letter
from portal.tables.invitation_post import CANCEL, SEPARATOR
from portal.tables.run_writing import Connection

_INVITATIONS: Final = """
    UPDATE invitations i SET state = 'cancelled', sequence = i.sequence + 1, changed_at = %(at)s
    FROM meetings m
    WHERE m.id = i.meeting_id AND i.youth_id = ANY (%(youths)s) AND i.state <> 'cancelled' AND m.state = 'called'
      AND upper(m.period) > %(at)s
    RETURNING i.id, i.mail, i.sequence, lower(m.period), upper(m.period)"""
_MEETINGS: Final = """
    UPDATE meetings SET state = 'cancelled'
    WHERE youth_id = ANY (%(youths)s) AND state = 'called' AND upper(period) > %(at)s"""
_MAIL: Final = """
    INSERT INTO messages
        (id, recipient, subject, body, calendar, calendar_method, path, dedupe_key, created_at)
    VALUES (%(id)s, %(to)s, %(subject)s, %(body)s, %(calendar)s, %(method)s, '/', %(key)s, %(at)s)
    ON CONFLICT DO NOTHING"""


def call_off(connection: Connection, youths: Sequence[UUID], at: datetime) -> int:
    """Cancel what lies ahead, with a calendar CANCEL that says nothing of the case; gives how many invitations.

    In the open transaction, which goes on in the jobs' own role: it is the one that writes mail.
    """
    given = {"youths": list(youths), "at": at}
    ended = connection.execute(_INVITATIONS, given).fetchall()
    connection.execute(_MEETINGS, given)
    connection.execute("SET LOCAL ROLE NONE")
    said = letter(Occasion.MEETING_CANCELLED, DEFAULT)
    for key, mail, sequence, starts, ends in ended:
        slot = Slot(f"{key}@laget", sequence, starts, ends, SUMMARIES[DEFAULT])
        for address in (mail or "").split(SEPARATOR) if mail else ():
            connection.execute(_MAIL, {
                "id": uuid4(), "to": address, "subject": said.subject, "body": said.body,
                "calendar": slot.to_json(), "method": CANCEL,
                "key": f"{Occasion.MEETING_CANCELLED}:{key}:{sequence}:{address}", "at": at,
            })  # fmt: skip
    return len(ended)
