"""Appoints people to a role at a unit for a period, and ends it; done by an administrator as the keeper."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, update

from portal.database import as_keeper
from portal.domain.refusals import Conflict, NotAcceptable, NotKnown
from portal.domain.texts import msgid
from portal.domain.words import Role
from portal.queries import appointments
from portal.tables import Appointment, Identity, Person
from portal.tables.base import Period


class UnitNotKnown(NotKnown):
    message = msgid("No unit is called %(unit)s.")
    remedy = msgid("Use its organisation number, its Nav office number or its whole name.")


class UnitNotClear(NotAcceptable):
    message = msgid("More than one unit is called %(unit)s.")
    remedy = msgid("Use its organisation number.")


class RoleNotHeldThere(NotAcceptable):
    message = msgid("The role %(role)s is not held at %(unit)s.")


class IsAYouth(NotAcceptable):
    message = msgid("This identity belongs to a youth, who cannot be appointed.")


class AlreadyAppointed(Conflict):
    message = msgid("The person has this appointment already for a part of that period.")
    remedy = msgid("End the earlier one first, or begin where it ends.")


class NotAppointed(NotKnown):
    message = msgid("The person has no such appointment in force.")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who somebody is to an identity provider; their identity, apart from every appointment."""

    issuer: str
    subject: str
    name: str = ""
    mail: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A role at a unit, named by organisation number, Nav office number or name."""

    role: Role
    unit: str


@dataclass(frozen=True, slots=True)
class Grant:
    """For which period, by whom, and when that was recorded."""

    period: Period
    granted_by: str
    at: datetime


def appoint(connection: Connection, who: Subject, post: Post, grant: Grant) -> UUID:
    """Give `who` the post for the period, on the owner's connection; answers the appointment's id.

    A person not known yet is made; a known one gets the name and mail given now. A period that an earlier
    appointment holds already changes nothing. So each Nav office has its OT lead by name (R-054).
    Raises UnitNotKnown, UnitNotClear, RoleNotHeldThere, IsAYouth, AlreadyAppointed.
    """
    with as_keeper(connection):
        seat = _seat(connection, post)
        person = _person(connection, who, grant.at)
        for earlier in appointments.overlapping(connection, person, seat, grant.period):
            if earlier.period.contains(grant.period):
                return UUID(str(earlier.id))
            raise AlreadyAppointed
        made = uuid4()
        connection.execute(
            insert(Appointment).values(
                id=made, person_id=person, seat_id=seat, period=grant.period, granted_by=grant.granted_by
            )
        )
    return made


def end(connection: Connection, who: Subject, post: Post, at: datetime) -> None:
    """End the appointment that is in force at `at`: from that instant it opens nothing.

    Raises NotAppointed, UnitNotKnown, UnitNotClear, RoleNotHeldThere.
    """
    with as_keeper(connection):
        seat = _seat(connection, post)
        person = appointments.known_person(connection, who.issuer, who.subject)
        standing = appointments.in_force(connection, person.id, seat, at) if person else None
        if standing is None:
            raise NotAppointed
        shortened = func.tstzrange(func.lower(Appointment.period), at)
        connection.execute(update(Appointment).where(Appointment.id == standing).values(period=shortened))


def _seat(connection: Connection, post: Post) -> int:
    units = appointments.units_called(connection, post.unit)
    if not units:
        raise UnitNotKnown(unit=post.unit)
    if len(units) > 1:
        raise UnitNotClear(unit=post.unit)
    seat = appointments.seat_id(connection, post.role, units[0])
    if seat is None:
        raise RoleNotHeldThere(role=post.role, unit=post.unit)
    return seat


def _person(connection: Connection, who: Subject, at: datetime) -> UUID:
    known = appointments.known_person(connection, who.issuer, who.subject)
    if known is None:
        return _new_person(connection, who, at)
    if known.kind != "staff":
        raise IsAYouth
    facts = {"name": who.name, "mail": who.mail}
    given = {name: fact for name, fact in facts.items() if fact}
    if given:
        connection.execute(update(Person).where(Person.id == known.id).values(given))
    return known.id


def _new_person(connection: Connection, who: Subject, at: datetime) -> UUID:
    made = uuid4()
    connection.execute(insert(Person).values(id=made, kind="staff", name=who.name, mail=who.mail))
    connection.execute(insert(Identity).values(issuer=who.issuer, subject=who.subject, person_id=made, linked_at=at))
    return made
