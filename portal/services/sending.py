"""Sending what was written: claim it, hand it to the mail server, note that it is gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any
from uuid import UUID

from sqlalchemy import Row, TextClause
from sqlalchemy import text as sql

from portal import database
from portal.domain.letters import Slot
from portal.outside import calendars
from portal.outside.smtp import Post, Rejected, Unreachable

CLAIM_HOLDS = timedelta(minutes=5)

_CLAIM = sql("""
    UPDATE messages SET claimed_at = :at, failure = NULL
    WHERE id = :id AND sent_at IS NULL
      AND (claimed_at IS NULL OR (failure IS NULL AND claimed_at <= :claimed_before))
    RETURNING id, recipient, subject, body, path, calendar, calendar_method, created_at
""")
_SENT = sql("UPDATE messages SET sent_at = :at WHERE id = :id")
_LET_GO = sql("UPDATE messages SET claimed_at = NULL, failure = :failure WHERE id = :id")
_GIVEN_UP = sql("UPDATE messages SET failure = :failure WHERE id = :id")
_OPEN = sql("SELECT count(*) FROM messages WHERE id = :id AND sent_at IS NULL AND failure IS NULL")


class StillClaimed(Exception):
    """Another worker is at it, or died at it just now: try again when its claim has run out."""


@dataclass(frozen=True, slots=True)
class Mailroom:
    """The mail server, who the mail is from, and where the portal answers."""

    post: Post
    sender: str
    portal: str


def send(message_id: UUID, mailroom: Mailroom, *, at: datetime) -> None:
    """Send a message that nobody has sent; one already sent, or refused for good, is left alone.

    Claim and outcome are transactions of their own, so a crash between them leaves a claim that runs out
    after `CLAIM_HOLDS`; the next attempt has the same Message-ID, by which receivers know it again.
    Raises Unreachable and StillClaimed: both are worth a new attempt.
    """
    message = _claimed(message_id, at)
    if message is None:
        return
    try:
        mailroom.post.send(_written(message, mailroom))
    except Unreachable as fault:
        _note(_LET_GO, id=message_id, failure=str(fault))
        raise
    except Rejected as fault:
        _note(_GIVEN_UP, id=message_id, failure=str(fault))
    else:
        _note(_SENT, id=message_id, at=at)


def _claimed(message_id: UUID, at: datetime) -> Row[Any] | None:
    session = database.db.session
    held = {"id": message_id, "at": at, "claimed_before": at - CLAIM_HOLDS}
    row = session.execute(_CLAIM, held).one_or_none()
    waits = row is None and session.scalar(_OPEN, {"id": message_id})
    session.commit()
    if waits:
        raise StillClaimed
    return row


def _note(statement: TextClause, **values: object) -> None:
    database.db.session.execute(statement, values)
    database.db.session.commit()


def _written(message: Row[Any], mailroom: Mailroom) -> EmailMessage:
    """Text that every reader can show, and beside it the calendar entry that calendars take."""
    link = mailroom.portal.rstrip("/") + message.path
    name, sender = parseaddr(mailroom.sender)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = mailroom.sender, message.recipient, message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = f"<{message.id}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(f"{message.body}\n\n{link}\n", cte="quoted-printable")
    if message.calendar:
        slot, method = Slot.from_json(message.calendar), message.calendar_method
        entry = calendars.Entry(slot, method, message.created_at, (name, sender), message.recipient, link)
        text = calendars.written(entry)
        mail.add_alternative(text, subtype="calendar", cte="quoted-printable", params={"method": method})
    return mail
