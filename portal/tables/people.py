"""People, who they are to an identity provider, what they are appointed to, and their sessions."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Period, PersonId, SeatId, YouthKey


class Person(Base):
    """Staff, or a youth who signs in."""

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint("kind IN ('staff', 'youth')", name="people_kind_known"),
        CheckConstraint("(kind = 'youth') = (youth_id IS NOT NULL)", name="people_youth_has_youth"),
        UniqueConstraint("youth_id", name="people_youth_once"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    name: Mapped[str]
    mail: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="nb", server_default="nb")
    youth_id: Mapped[UUID | None] = mapped_column(ForeignKey("youths.id"))


class Identity(Base):
    """Who a person is to an identity provider."""

    __tablename__ = "identities"
    __table_args__ = (Index("identities_person", "person_id"),)

    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[PersonId]
    linked_at: Mapped[datetime]


class Appointment(Base):
    """A role at a unit for a period; outside it the appointment opens nothing."""

    __tablename__ = "appointments"
    __table_args__ = (
        ExcludeConstraint(
            ("person_id", "="),
            ("seat_id", "="),
            ("period", "&&"),
            name="appointments_once_at_a_time",
            using="gist",
        ),
        Index("appointments_seat", "seat_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[PersonId]
    seat_id: Mapped[SeatId]
    period: Mapped[Period]
    granted_by: Mapped[str]


class SignInSession(Base):
    """A signed-in browser, known by the digest of its secret; kept by the functions of sign-in alone."""

    __tablename__ = "sessions"
    __table_args__ = (Index("sessions_person", "person_id"),)

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    person_id: Mapped[PersonId]
    appointment_id: Mapped[UUID | None] = mapped_column(ForeignKey("appointments.id"))
    issuer: Mapped[str]
    acr: Mapped[str]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    idle: Mapped[timedelta]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Conflict(Base):
    """A conflict of interest: it closes every door between the two (TD-14)."""

    __tablename__ = "conflicts"
    __table_args__ = (
        CheckConstraint("kind IN ('own_child', 'partner', 'sibling', 'other')", name="conflicts_kind_known"),
    )

    person_id: Mapped[PersonId] = mapped_column(primary_key=True)
    youth_id: Mapped[YouthKey]
    kind: Mapped[str]
    period: Mapped[Period]
    declared_by: Mapped[PersonId]
