"""A calendar feed of one's own unit's days: made and revoked by the person; the token is told once."""

from secrets import token_urlsafe

from sqlalchemy import insert, text

from portal.database import db
from portal.queries.visitors import Visitor, digest_of
from portal.tables import WheelFeed
from portal.tables.log import note

TOKEN_BYTES = 32
_REVOKE = text("""UPDATE wheel_feeds SET revoked_at = :at
    WHERE person_id = :person AND appointment_id = :appointment AND revoked_at IS NULL""")


def make(visitor: Visitor) -> str:
    """A new token for the appointment one acts in; one made before opens nothing any longer."""
    token = token_urlsafe(TOKEN_BYTES)
    _end(visitor)
    who = {"person_id": visitor.person_id, "appointment_id": visitor.appointment_id, "made_at": visitor.now}
    db.session.execute(insert(WheelFeed).values(digest=digest_of(token), **who).inline())
    note(visitor, "wheel.feed.made", None)
    db.session.commit()
    return token


def revoke(visitor: Visitor) -> None:
    """From now on the address opens nothing."""
    _end(visitor)
    note(visitor, "wheel.feed.revoked", None)
    db.session.commit()


def _end(visitor: Visitor) -> None:
    whose = {"person": visitor.person_id, "appointment": visitor.appointment_id}
    db.session.execute(_REVOKE, {**whose, "at": visitor.now})
