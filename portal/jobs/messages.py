"""Sending mail: one job for each message, put in the queue by the database when the message is written."""

from functools import partial
from uuid import UUID

from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.queries.clock import now
from portal.services import sending

MINUTE, HOUR = 60, 3600
WAITS = (5, 15, MINUTE, 5 * MINUTE, 15 * MINUTE, *(HOUR,) * 72)
"""Seconds before each new attempt: a mail server may be gone for three days."""


def jobs(tools: Tools) -> tuple[Job, ...]:
    return (Job("send_message", partial(_send, tools), WAITS),)


def _send(tools: Tools, _work: Work, message_id: str) -> None:
    mailroom = sending.Mailroom(tools.post, tools.settings.mail_from, tools.settings.public_url)
    sending.send(UUID(message_id), mailroom, at=now())
