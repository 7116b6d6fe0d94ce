"""Who is here: the person, and the appointment in which they act."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from portal import database
from portal.domain.words import Role, Service


@dataclass(frozen=True, slots=True)
class Appointment:
    """A role at a unit that the person may choose to act in."""

    id: UUID
    role: Role
    unit_name: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in person; without an appointment in force `role` and `seat_id` are None and nothing opens.

    `appointments` are all those in force, by role and unit, among which the person chooses one at a time.
    """

    person_id: UUID
    name: str
    language: str
    appointment_id: UUID | None
    role: Role | None
    seat_id: int | None
    unit_id: int | None
    unit_name: str | None
    service: Service | None
    youth_id: UUID | None
    now: datetime
    appointments: tuple[Appointment, ...]


def digest_of(token: str) -> bytes:
    """What is stored of a session's token: whoever reads the table cannot sign in with it."""
    return sha256(token.encode()).digest()


def enter(token: str) -> Visitor | None:
    """Open the request in the name of the session that `token` stands for; None where it does not stand."""
    row = database.name(digest_of(token))
    return visitor_of(row) if row is not None else None


def visitor_of(row: Any) -> Visitor:  # noqa: ANN401 - a row of policy.enter
    return Visitor(
        person_id=row.person_id,
        name=row.name,
        language=row.language,
        appointment_id=row.appointment_id,
        role=Role(row.role) if row.role else None,
        seat_id=row.seat_id,
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        service=Service(row.service) if row.service is not None else None,
        youth_id=row.youth_id,
        now=row.now,
        appointments=tuple(Appointment(UUID(a["id"]), Role(a["role"]), a["unit_name"]) for a in row.appointments),
    )
