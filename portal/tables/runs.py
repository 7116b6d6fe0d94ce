"""Runs over the city: planned, carried out, and what each changed for whom."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Json, PersonId, Small, YouthKey


class Run(Base):
    """A run over the city; one that is planned first has `carried_at` once somebody has let it go on.

    `reached` is the last youth that is done, from where a run that was stopped goes on. Without `started_by` the clock
    has proposed it.
    """

    __tablename__ = "runs"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('assignment', 'ownership', 'age_exit', 'moves', 'quality', 'statistics')", name="runs_kind_known"
        ),
        CheckConstraint(
            "state IN ('planning', 'planned', 'dropped', 'waiting', 'working', 'done', 'failed')",
            name="runs_state_known",
        ),
        Index(
            "runs_once_by_the_clock",
            "kind",
            "as_of",
            unique=True,
            postgresql_where=text("started_by IS NULL AND kind IN ('ownership', 'age_exit', 'moves')"),
        ),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default="waiting", server_default="waiting")
    as_of: Mapped[date]
    total: Mapped[int] = mapped_column(default=0, server_default="0")
    done: Mapped[int] = mapped_column(default=0, server_default="0")
    summary: Mapped[Json] = mapped_column(default=dict, server_default=text("'{}'"))
    started_by: Mapped[PersonId | None]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    carried_by: Mapped[PersonId | None]
    carried_at: Mapped[datetime | None]
    reached: Mapped[UUID | None]


Index("runs_started", Run.started_at.desc(), Run.id.desc())


class RunChange(Base):
    """What a run changes, or will change, for one youth: as it was and as it is, and the rule that says so.

    `category` is ASSIGNMENT or PROTECTED_ASSIGNMENT of `words.Category`; a planned change that no longer fits when its
    turn comes is skipped.
    """

    __tablename__ = "run_changes"
    __table_args__ = (
        CheckConstraint("category IN (5, 6)", name="run_changes_category"),
        CheckConstraint("state IN ('planned', 'done', 'skipped')", name="run_changes_state_known"),
        CheckConstraint("(state = 'done') = (done_at IS NOT NULL)", name="run_changes_done_whole"),
        Index("run_changes_youth", "youth_id"),
    )

    run_id: Mapped[UUID] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    youth_id: Mapped[YouthKey]
    category: Mapped[Small]
    rule: Mapped[str]
    before: Mapped[Json]
    after: Mapped[Json]
    state: Mapped[str] = mapped_column(default="planned", server_default="planned")
    done_at: Mapped[datetime | None]
