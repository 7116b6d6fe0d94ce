"""Meetings and the invitations to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Period, PersonId, SeatId, YouthId


class Meeting(Base):
    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint("kind IN ('conversation', 'clarification', 'collaboration')", name="meetings_kind_known"),
        CheckConstraint("NOT isempty(period) AND NOT upper_inf(period)", name="meetings_have_an_end"),
        CheckConstraint("place <> ''", name="meetings_have_a_place"),
        CheckConstraint("state IN ('called', 'cancelled')", name="meetings_state_known"),
        Index("meetings_youth", "youth_id"),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    kind: Mapped[str]
    period: Mapped[Period]
    place: Mapped[str]
    state: Mapped[str] = mapped_column(default="called", server_default="called")
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


class Invitation(Base):
    """Without `seat_id` it is the youth's own; `sequence` is iCalendar's."""

    __tablename__ = "invitations"
    __table_args__ = (
        CheckConstraint("state IN ('invited', 'accepted', 'declined', 'cancelled')", name="invitations_state_known"),
        UniqueConstraint("meeting_id", "seat_id", name="invitations_once", postgresql_nulls_not_distinct=True),
        Index("invitations_youth", "youth_id"),
    )

    id: Mapped[Id]
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"))
    youth_id: Mapped[YouthId]
    seat_id: Mapped[SeatId | None]
    mail: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="invited", server_default="invited")
    sequence: Mapped[int] = mapped_column(default=0, server_default="0")
    changed_at: Mapped[datetime]


Index("invitations_seat", Invitation.seat_id, Invitation.changed_at.desc())
