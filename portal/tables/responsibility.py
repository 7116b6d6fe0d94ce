"""Who owns the follow-up: the proposal the rules make, the override a human makes, the duty that follows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Period, PersonId, SeatId, Small, UnitId, YouthId, YouthKey


class Assignment(Base):
    """`unit_id` and `rule` are the proposal and stay; an override stands beside it with reason, who and when.

    `category` is ASSIGNMENT or PROTECTED_ASSIGNMENT of `words.Category`.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint("category IN (5, 6)", name="assignments_category"),
        CheckConstraint("status IN ('assigned', 'manual', 'none')", name="assignments_status_known"),
        CheckConstraint(
            "num_nulls(override_reason, override_by, override_at) IN (0, 3)",
            name="assignments_override_whole",
        ),
        CheckConstraint("override_reason <> ''", name="assignments_override_reasoned"),
        Index("assignments_queue", "decided_at", "youth_id", postgresql_where=text("needs_human")),
        Index("assignments_rule", "rule"),
    )

    youth_id: Mapped[YouthKey]
    category: Mapped[Small]
    run_id: Mapped[UUID | None] = mapped_column(ForeignKey("runs.id"))
    decided_at: Mapped[datetime]
    status: Mapped[str]
    unit_id: Mapped[UnitId | None]
    rule: Mapped[str]
    target_rule: Mapped[str | None]
    reason: Mapped[str | None]
    flags: Mapped[list[str]] = mapped_column(default=list, server_default=text("'{}'"))
    lead: Mapped[str | None]
    lead_district: Mapped[str | None]
    candidates: Mapped[list[str]] = mapped_column(default=list, server_default=text("'{}'"))
    needs_human: Mapped[bool]
    override_unit_id: Mapped[UnitId | None]
    override_reason: Mapped[str | None]
    override_by: Mapped[PersonId | None]
    override_at: Mapped[datetime | None]


class Responsibility(Base):
    """A seat's duty for a youth in a period: as owning school, or as lead of the follow-up."""

    __tablename__ = "responsibilities"
    __table_args__ = (
        CheckConstraint("category IN (5, 6)", name="responsibilities_category"),
        CheckConstraint("duty IN ('school', 'lead')", name="responsibilities_duty_known"),
        Index(
            "responsibilities_one_open",
            "youth_id",
            "duty",
            unique=True,
            postgresql_where=text("upper_inf(period)"),
        ),
        Index("responsibilities_seat", "seat_id"),
        Index("responsibilities_youth", "youth_id"),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    category: Mapped[Small]
    duty: Mapped[str]
    seat_id: Mapped[SeatId]
    period: Mapped[Period]
    rule: Mapped[str]
