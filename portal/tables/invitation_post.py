"""Mails about an invitation: to the addresses that were invited, each in its language, nothing about the case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from portal import database
from portal.domain.letters import DEFAULT, SUMMARIES, Occasion, Slot, letter
from portal.tables.log import Actor
from portal.tables.post import Mail, post

REQUEST, CANCEL = "REQUEST", "CANCEL"
SEPARATOR = ", "

_LANGUAGES = text("SELECT mail, language FROM people WHERE kind = 'staff' AND mail = ANY (:mails)")


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as it stands now; `mail` is one address or several, or None where there is none."""

    id: UUID
    meeting_id: UUID
    mail: str | None
    sequence: int
    starts: datetime
    ends: datetime

    @property
    def path(self) -> str:
        """The page of the meeting."""
        return f"/meetings/{self.meeting_id}"


def ask(actor: Actor, invited: Invited) -> None:
    """Ask those invited to keep the time free."""
    _tell(actor, invited, Occasion.INVITED, REQUEST)


def call_off(actor: Actor, invited: Invited) -> None:
    """Take the time out of their calendars again."""
    _tell(actor, invited, Occasion.MEETING_CANCELLED, CANCEL)


def tell_of_change(actor: Actor, invited: Invited) -> None:
    """Say that the cooperation has changed, not how nor why; calendars stay as they are."""
    _tell(actor, invited, Occasion.TEAM_CHANGED)


def _tell(actor: Actor, invited: Invited, occasion: Occasion, method: str | None = None) -> None:
    if not invited.mail:
        return
    addresses = invited.mail.split(SEPARATOR)
    languages = _languages(addresses)
    for address in addresses:
        language = languages.get(address, DEFAULT)
        slot = _slot(invited, language) if method else None
        path = "/" if method == CANCEL else invited.path
        key = f"{occasion}:{invited.id}:{invited.sequence}:{address}"
        if not method:
            key += f":{actor.now.isoformat()}"
        post(actor, address, Mail(letter(occasion, language), path, slot, method), dedupe_key=key)


def _slot(invited: Invited, language: str) -> Slot:
    summary = SUMMARIES.get(language) or SUMMARIES[DEFAULT]
    return Slot(f"{invited.id}@laget", invited.sequence, invited.starts, invited.ends, summary)


def _languages(addresses: list[str]) -> dict[str, str]:
    rows = database.db.session.execute(_LANGUAGES, {"mails": addresses})
    return {row.mail: row.language for row in rows}
