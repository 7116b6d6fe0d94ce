"""UDA tells districts, Nav and schools of changed rules and offers (R-030), and takes back what was wrong."""

from uuid import UUID, uuid4

from sqlalchemy import insert, text

from portal.database import db
from portal.domain.grounds import Ground
from portal.domain.news import News
from portal.domain.refusals import NotKnown
from portal.domain.wheel_refusals import NumberInTheNews
from portal.domain.words import Basis, Category
from portal.queries.visitors import Visitor
from portal.tables import Bulletin
from portal.tables.log import note

GROUND = Ground(Basis.DUTY.value, rule="TD-07", categories=Category.WHEEL.bit)
_WITHDRAW = text("""UPDATE bulletins SET withdrawn_at = :at, withdrawn_by = :by
    WHERE id = :id AND withdrawn_at IS NULL""")
_THERE = text("SELECT count(*) FROM bulletins WHERE id = :id")


def post(visitor: Visitor, news: News) -> UUID:
    """Put it on everybody's desk; the mail of the next day says that there is news. Raises NumberInTheNews."""
    if news.names_a_number:
        raise NumberInTheNews
    bulletin_id = uuid4()
    row = {"id": bulletin_id, "kind": news.kind.value, "title": news.title, "body": news.body}
    who = {"author": visitor.person_id, "author_seat": visitor.seat_id, "posted_at": visitor.now}
    db.session.execute(insert(Bulletin).values(**row, **who).inline())
    note(visitor, "bulletin.posted", None, GROUND, {"bulletin": str(bulletin_id)})
    db.session.commit()
    return bulletin_id


def withdraw(visitor: Visitor, bulletin_id: UUID) -> None:
    """Take it off the desks; taken back already, it stays so. Raises NotKnown."""
    if not db.session.scalar(_THERE, {"id": bulletin_id}):
        raise NotKnown
    db.session.execute(_WITHDRAW, {"id": bulletin_id, "at": visitor.now, "by": visitor.person_id})
    note(visitor, "bulletin.withdrawn", None, GROUND, {"bulletin": str(bulletin_id)})
    db.session.commit()
