"""Follow-up plans by version, each service's measures in them, what was said of them, and drafts given back."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Date, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Json, PersonId, SeatId, Small, YouthId


class Plan(Base):
    """One version of a plan; every save is a new row, so nothing written is lost. A plan keeps its service."""

    __tablename__ = "plans"
    __table_args__ = (
        CheckConstraint("version > 0", name="plans_version_counts"),
        CheckConstraint("starts <= ends", name="plans_days_in_order"),
        CheckConstraint("cardinality(evaluate_on) > 0", name="plans_evaluated"),
        UniqueConstraint("plan_id", "version", name="plans_version_once"),
        ExcludeConstraint(("plan_id", "="), ("source", "<>"), name="plans_of_one_service", using="gist"),
        ExcludeConstraint(("plan_id", "="), ("youth_id", "<>"), name="plans_of_one_youth", using="gist"),
    )

    id: Mapped[Id]
    plan_id: Mapped[UUID]
    version: Mapped[int]
    youth_id: Mapped[YouthId]
    source: Mapped[Small]
    renews: Mapped[UUID | None]
    goals: Mapped[str]
    information_flow: Mapped[str]
    coordinator: Mapped[SeatId]
    transition: Mapped[str] = mapped_column(default="", server_default="")
    transition_seat: Mapped[SeatId | None]
    starts: Mapped[date]
    ends: Mapped[date]
    evaluate_on: Mapped[list[date]] = mapped_column(ARRAY(Date))
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


Index("plans_youth", Plan.youth_id, Plan.recorded_at.desc())


class PlanMeasure(Base):
    """One version of a measure; it stays its service's, and about what it was about (bug:10)."""

    __tablename__ = "plan_measures"
    __table_args__ = (
        CheckConstraint("version > 0", name="plan_measures_version_counts"),
        CheckConstraint("category BETWEEN 12 AND 20", name="plan_measures_category_known"),
        CheckConstraint("starts <= due", name="plan_measures_days_in_order"),
        CheckConstraint("state IN ('agreed', 'started', 'done', 'stopped')", name="plan_measures_state_known"),
        UniqueConstraint("measure_id", "version", name="plan_measures_version_once"),
        ExcludeConstraint(("measure_id", "="), ("source", "<>"), name="plan_measures_of_one_service", using="gist"),
        ExcludeConstraint(("measure_id", "="), ("category", "<>"), name="plan_measures_of_one_matter", using="gist"),
        ExcludeConstraint(("measure_id", "="), ("plan_id", "<>"), name="plan_measures_of_one_plan", using="gist"),
    )

    id: Mapped[Id]
    measure_id: Mapped[UUID]
    version: Mapped[int]
    plan_id: Mapped[UUID]
    youth_id: Mapped[YouthId]
    category: Mapped[Small]
    source: Mapped[Small]
    kind: Mapped[str]
    what: Mapped[str]
    responsible: Mapped[SeatId]
    starts: Mapped[date]
    due: Mapped[date]
    state: Mapped[str]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


Index("plan_measures_plan", PlanMeasure.plan_id, PlanMeasure.measure_id, PlanMeasure.version.desc())
Index("plan_measures_youth", PlanMeasure.youth_id)


class PlanMark(Base):
    """What was said of a version: the youth agreed or asked for a change, or the plan was evaluated."""

    __tablename__ = "plan_marks"
    __table_args__ = (
        CheckConstraint("kind IN ('agreed', 'change_asked', 'evaluated')", name="plan_marks_kind_known"),
        CheckConstraint("channel IN ('own_page', 'minuted')", name="plan_marks_channel_known"),
        CheckConstraint("(channel = 'own_page') = (author_seat IS NULL)", name="plan_marks_own_page_without_seat"),
    )

    id: Mapped[Id]
    plan_id: Mapped[UUID]
    version: Mapped[int]
    youth_id: Mapped[YouthId]
    source: Mapped[Small]
    kind: Mapped[str]
    channel: Mapped[str]
    words: Mapped[str] = mapped_column(default="", server_default="")
    on_day: Mapped[date]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId | None]
    recorded_at: Mapped[datetime]


Index("plan_marks_plan", PlanMark.plan_id, PlanMark.recorded_at.desc())


class PlanDraft(Base):
    """What somebody was writing when the door closed: the writer's own, and nobody else's; it names no row here."""

    __tablename__ = "plan_drafts"

    id: Mapped[Id]
    youth_id: Mapped[UUID]
    words: Mapped[Json]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


Index("plan_drafts_author", PlanDraft.author_seat, PlanDraft.recorded_at.desc())
