"""The annual wheel by school year: its rows, whose duty each is, what was marked and changed, and calendar feeds."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Json, PersonId, SeatId, Small, UnitId


class WheelYear(Base):
    """A wheel that UDA has made; `school_year` is the year in which it begins (S-019)."""

    __tablename__ = "wheel_years"
    __table_args__ = (CheckConstraint("school_year BETWEEN 2000 AND 2200", name="wheel_years_plausible"),)

    school_year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_by: Mapped[PersonId]
    made_at: Mapped[datetime]


class WheelItem(Base):
    """A row of the wheel; `due_on` is as the source or UDA says, `working_on` the working day by `shift`."""

    __tablename__ = "wheel_items"
    __table_args__ = (
        UniqueConstraint("school_year", "source_id", "part", name="wheel_items_once"),
        CheckConstraint("starts_on <= due_on", name="wheel_items_in_order"),
        CheckConstraint("relevance IN ('yes', 'indirect', 'no')", name="wheel_items_relevance_known"),
        CheckConstraint("shift IN ('before', 'after', 'none')", name="wheel_items_shift_known"),
        CheckConstraint(
            "precision IN ('day', 'month', 'weekly', 'continuous', 'frequency')", name="wheel_items_precision_known"
        ),
        Index("wheel_items_due", "school_year", "due_on", "id"),
    )

    id: Mapped[Id]
    school_year: Mapped[int] = mapped_column(ForeignKey("wheel_years.school_year"))
    source_id: Mapped[str]
    part: Mapped[Small] = mapped_column(default=0, server_default=text("0"))
    title_nb: Mapped[str]
    title_nn: Mapped[str]
    title_en: Mapped[str]
    who: Mapped[str]
    to_whom: Mapped[str]
    section: Mapped[str]
    quote: Mapped[str]
    note: Mapped[str]
    relevance: Mapped[str]
    precision: Mapped[str]
    owner: Mapped[str]
    done_rule: Mapped[str]
    wanted: Mapped[Small] = mapped_column(default=1, server_default=text("1"))
    same_as: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    starts_on: Mapped[date]
    due_on: Mapped[date]
    shift: Mapped[str]
    working_on: Mapped[date]
    in_force: Mapped[bool] = mapped_column(default=True, server_default=text("true"))
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))
    changed_at: Mapped[datetime]


class WheelChange(Base):
    """A version that UDA has left behind: how the row was, how it became, and why."""

    __tablename__ = "wheel_changes"
    __table_args__ = (CheckConstraint("reason <> ''", name="wheel_changes_reasoned"),)

    item_id: Mapped[UUID] = mapped_column(ForeignKey("wheel_items.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    was: Mapped[Json]
    became: Mapped[Json]
    reason: Mapped[str]
    changed_by: Mapped[PersonId]
    changed_at: Mapped[datetime]


class WheelDuty(Base):
    """A unit's part of a row. What the data say of it is looked up by the worker: `counted`, and since when it is done.

    A unit that closes keeps the duties due before that day; those after end, and are its successor's.
    """

    __tablename__ = "wheel_duties"
    __table_args__ = (
        UniqueConstraint("item_id", "unit_id", name="wheel_duties_once"),
        Index("wheel_duties_unit", "unit_id"),
    )

    id: Mapped[Id]
    item_id: Mapped[UUID] = mapped_column(ForeignKey("wheel_items.id"))
    unit_id: Mapped[UnitId]
    ended_on: Mapped[date | None]
    counted: Mapped[int | None]
    derived_at: Mapped[datetime | None]
    looked_at: Mapped[datetime | None]


class WheelMark(Base):
    """Somebody's word that it is done, or no longer; the newest turn holds, and no turn is taken twice."""

    __tablename__ = "wheel_marks"
    __table_args__ = (UniqueConstraint("duty_id", "turn", name="wheel_marks_turn_once"),)

    id: Mapped[Id]
    duty_id: Mapped[UUID] = mapped_column(ForeignKey("wheel_duties.id"))
    unit_id: Mapped[UnitId]
    turn: Mapped[int]
    done: Mapped[bool]
    note: Mapped[str] = mapped_column(default="", server_default="")
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    made_at: Mapped[datetime]


class WheelFeed(Base):
    """A calendar feed of one appointment: only the hash of its token is kept."""

    __tablename__ = "wheel_feeds"
    __table_args__ = (
        Index("wheel_feeds_live", "appointment_id", unique=True, postgresql_where=text("revoked_at IS NULL")),
    )

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    person_id: Mapped[PersonId]
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointments.id"))
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
