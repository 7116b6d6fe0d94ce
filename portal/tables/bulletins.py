"""News from UDA to everybody at work: changed rules and offers (R 4.1), never about a person."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, PersonId, SeatId


class Bulletin(Base):
    """What UDA has posted; taken back, it is kept and no longer shown."""

    __tablename__ = "bulletins"
    __table_args__ = (
        CheckConstraint("kind IN ('rules', 'offers', 'routine')", name="bulletins_kind_known"),
        CheckConstraint("title <> '' AND body <> ''", name="bulletins_say_something"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="bulletins_withdrawn_by_somebody"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    posted_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))


Index("bulletins_posted", Bulletin.posted_at.desc(), Bulletin.id.desc())
