"""Who was guided elsewhere because the rules put them outside the target group, and more training (R 7, R 8)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, PersonId, RowNumber, SeatId, YouthId


class Referral(Base):
    """Where the youth was guided, by which row of table 2a, and how they were helped there; nothing goes to Nav."""

    __tablename__ = "referrals"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('nav_jobseeker', 'own_intake_office', 'lower_secondary_school', 'manual_review_uda')",
            name="referrals_kind_known",
        ),
        CheckConstraint(
            "helped IN ('told', 'leaflet', 'registered_together', 'went_along', 'handed_over')",
            name="referrals_helped_known",
        ),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    kind: Mapped[str]
    rule: Mapped[str]
    office: Mapped[str]
    helped: Mapped[str]
    language: Mapped[str]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


Index("referrals_youth", Referral.youth_id, Referral.recorded_at.desc())
Index("referrals_newest", Referral.recorded_at.desc(), Referral.id.desc())


class MoreTraining(Base):
    """A right to more training in one subject, after completed upper secondary education (R-180)."""

    __tablename__ = "more_training"
    __table_args__ = (
        CheckConstraint("ground IN ('nus_exam', 'not_assessed', 'not_passed')", name="more_training_ground_known"),
        UniqueConstraint("youth_id", "subject", name="more_training_once"),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    subject: Mapped[str]
    ground: Mapped[str]
    completed_on: Mapped[date]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


Index("more_training_newest", MoreTraining.recorded_at.desc(), MoreTraining.id.desc())


class MoreTrainingStep(Base):
    """What happened with the right on a day; never rewritten."""

    __tablename__ = "more_training_steps"
    __table_args__ = (
        CheckConstraint(
            "step IN ('informed', 'enrolled', 'called', 'intake_held', 'nus_passed', 'nus_failed', 'graded', 'quit')",
            name="more_training_steps_step_known",
        ),
    )

    id: Mapped[RowNumber]
    right_id: Mapped[UUID] = mapped_column(ForeignKey("more_training.id"))
    youth_id: Mapped[YouthId]
    step: Mapped[str]
    on_day: Mapped[date]
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


Index("more_training_steps_of_right", MoreTrainingStep.right_id, MoreTrainingStep.on_day)
