"""Writes a mail in the open transaction; the database enqueues its sending."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import text

from portal import database
from portal.domain.letters import Letter, Slot
from portal.tables.log import Actor

# No RETURNING: whoever may write a mail may not read it.
_INSERT = text("""
    INSERT INTO messages
        (id, recipient, subject, body, calendar, calendar_method, path, dedupe_key, created_at)
    VALUES (:id, :recipient, :subject, :body, :calendar, :method, :path, :dedupe_key, :created_at)
    ON CONFLICT DO NOTHING
""")


@dataclass(frozen=True, slots=True)
class Mail:
    """What is sent: never a name nor a reason. `path` is the page of the portal that it leads to.

    With `slot` it goes to the receiver's calendar too, by `method`: REQUEST or CANCEL.
    """

    letter: Letter
    path: str = "/"
    slot: Slot | None = None
    method: str | None = None


def post(actor: Actor, recipient: str, mail: Mail, *, dedupe_key: str) -> None:
    """Send `mail` once for each `dedupe_key`; whoever tells of a thing twice mails once."""
    database.db.session.execute(
        _INSERT,
        {
            "id": uuid4(),
            "recipient": recipient,
            "subject": mail.letter.subject,
            "body": mail.letter.body,
            "calendar": mail.slot.to_json() if mail.slot else None,
            "method": mail.method,
            "path": mail.path,
            "dedupe_key": dedupe_key,
            "created_at": actor.now,
        },
    )
