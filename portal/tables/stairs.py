"""The history of the staircase: each step reached and why; rows are added and never changed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, PersonId, SeatId, Small, YouthId


class StepEvent(Base):
    """The step from `at` on. Without an author it followed from what was recorded; with one it was taken by hand."""

    __tablename__ = "step_events"
    __table_args__ = (
        CheckConstraint("step BETWEEN 1 AND 3", name="step_events_step_known"),
        CheckConstraint("(author IS NULL) = (author_seat IS NULL)", name="step_events_by_somebody_or_nobody"),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    step: Mapped[Small]
    rule: Mapped[str]
    at: Mapped[datetime]
    why: Mapped[str] = mapped_column(default="", server_default="")
    author: Mapped[PersonId | None]
    author_seat: Mapped[SeatId | None]
    recorded_at: Mapped[datetime]


Index("step_events_youth", StepEvent.youth_id, StepEvent.recorded_at.desc())
