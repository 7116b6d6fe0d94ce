"""The policy as PostgreSQL keeps it: changed by migrations and triggers, only read by the product."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Identity, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Period, RowNumber, Small, UnitId

SCHEMA = {"schema": "policy"}


class SeatKind(Base):
    """Which roles a unit of a kind has."""

    __tablename__ = "seat_kinds"
    __table_args__ = SCHEMA

    unit_kind: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class Seat(Base):
    """A role at a unit: what people are appointed to, and what access is given to."""

    __tablename__ = "seats"
    __table_args__ = (
        UniqueConstraint("role", "unit_id", name="seats_once"),
        Index("seats_unit", "unit_id"),
        SCHEMA,
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    role: Mapped[str]
    unit_id: Mapped[UnitId]


class Granted(Base):
    """A row of the policy table: what a role may do with a category, on which basis, by which rule."""

    __tablename__ = "granted"
    __table_args__ = SCHEMA

    role: Mapped[str] = mapped_column(primary_key=True)
    verb: Mapped[str] = mapped_column(primary_key=True)
    category: Mapped[Small] = mapped_column(primary_key=True, autoincrement=False)
    basis: Mapped[str] = mapped_column(primary_key=True)
    rule: Mapped[str]


class OwnSource(Base):
    """The services whose items a role's duty opens."""

    __tablename__ = "own_sources"
    __table_args__ = SCHEMA

    role: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[Small] = mapped_column(primary_key=True, autoincrement=False)


class CityRole(Base):
    """A role whose duty is the whole city: it has a path of its own and no rows of access."""

    __tablename__ = "city_roles"
    __table_args__ = SCHEMA

    role: Mapped[str] = mapped_column(primary_key=True)


class Access(Base):
    """What one seat may do about one youth on one ground; the bits of the masks are `words.Category`."""

    __tablename__ = "access"
    __table_args__ = (
        Index(
            "access_of_youth",
            "seat_id",
            "youth_id",
            postgresql_include=["period", "read_mask", "write_mask", "source_mask", "basis", "id"],
        ),
        SCHEMA,
    )

    id: Mapped[RowNumber]
    seat_id: Mapped[int]
    youth_id: Mapped[UUID]
    basis: Mapped[str]
    ground: Mapped[UUID]
    source_mask: Mapped[int]
    read_mask: Mapped[int]
    write_mask: Mapped[int]
    meet: Mapped[bool]
    period: Mapped[Period]
    last_activity: Mapped[datetime]


Index(
    "access_recent",
    Access.seat_id,
    Access.last_activity.desc(),
    Access.youth_id.desc(),
    postgresql_include=["period", "read_mask", "basis", "id"],
)
Index("access_youth", Access.youth_id)
