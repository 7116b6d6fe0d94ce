"""Who is appointed to what, as the keeper of people looks it up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, or_, select

from portal.domain.words import Role
from portal.tables import Appointment, Identity, Person, Seat, Unit
from portal.tables.base import Period


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Who an identity provider's subject is to us."""

    id: UUID
    kind: str


def known_person(connection: Connection, issuer: str, subject: str) -> KnownPerson | None:
    """The person behind an identity, if there is one."""
    statement = (
        select(Person.id, Person.kind)
        .join(Identity, Identity.person_id == Person.id)
        .where(Identity.issuer == issuer, Identity.subject == subject)
    )
    row = connection.execute(statement).one_or_none()
    return KnownPerson(row.id, row.kind) if row else None


def units_called(connection: Connection, called: str) -> list[int]:
    """The units with this organisation number, office number or name; at most two, as two are too many."""
    named = or_(Unit.orgnr == called, Unit.office_no == called, Unit.name == called)
    return list(connection.scalars(select(Unit.id).where(named).order_by(Unit.id).limit(2)))


def seat_id(connection: Connection, role: Role, unit_id: int) -> int | None:
    """The seat of the role at the unit, where that kind of unit has it."""
    return connection.scalar(select(Seat.id).where(Seat.role == role, Seat.unit_id == unit_id))


def overlapping(connection: Connection, person_id: UUID, seat: int, period: Period) -> list[Row[Any]]:
    """The person's appointments to the seat (id, period) that share time with `period`, earliest first."""
    statement = (
        select(Appointment.id, Appointment.period)
        .where(
            Appointment.person_id == person_id,
            Appointment.seat_id == seat,
            Appointment.period.overlaps(period),
        )
        .order_by(Appointment.period)
    )
    return list(connection.execute(statement))


def in_force(connection: Connection, person_id: UUID, seat: int, at: datetime) -> UUID | None:
    """The person's appointment to the seat at an instant."""
    statement = select(Appointment.id).where(
        Appointment.person_id == person_id,
        Appointment.seat_id == seat,
        Appointment.period.contains(at),
    )
    return connection.scalar(statement)
